/**
 * `/api/knowledge`: how the indexer publishes, what its authors read, and a search to look at by hand. contract.ts tells the
 * order of the calls. Every answer is JSON; an error is `{ error }` and says what to do.
 */
import { Hono } from "hono";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { embedder } from "../models.ts";
import { bears } from "../bearer.ts";
import { report } from "../report.ts";
import { activateRevision, sweepVectors } from "./activate.ts";
import { activateRequest, openRequest, passagesRequest } from "./contract.ts";
import type {
  ActivateAnswer,
  Manifest,
  OpenAnswer,
  OpenQuestionsAnswer,
  PassagesAnswer,
  RestoreAnswer,
  RevisionAnswer,
  SweepAnswer,
} from "./contract.ts";
import { EmbeddingFailure } from "./embedding-failure.ts";
import { readOpenQuestions } from "./open-questions.ts";
import { addPassages } from "./publish.ts";
import { rerankerOf } from "./rerank.ts";
import { restorePassages } from "./restore.ts";
import { openRevision, readManifest, readRevision } from "./revision.ts";
import type { Embedding } from "./revision.ts";
import { searchKnowledge } from "./search.ts";

interface KnowledgeEnv {
  Bindings: Env;
  Variables: { config: Config };
}

/** Fits the greatest batch that the contract allows, in any script. */
const BODY_LIMIT = 1024 * 1024;
const GONE = "no such revision: another run has finished since this one began; run the indexer again";

const authorized = createMiddleware<KnowledgeEnv>(async (context, next) => {
  const result = readConfig(context.env);
  if (result.kind === "invalid") {
    return context.json({ error: "the Worker's settings are incomplete", settings: result.problems }, 503);
  }
  if (!bears(context.req.header("Authorization"), result.config.INDEX_TOKEN)) {
    return context.json({ error: "send the Worker's INDEX_TOKEN as a bearer token" }, 401);
  }
  context.set("config", result.config);
  return next();
});

const bounded = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: (context) => context.json({ error: `a body holds at most ${BODY_LIMIT} bytes; send smaller batches` }, 413),
});

export const knowledgeRoutes = new Hono<KnowledgeEnv>();

knowledgeRoutes.use(authorized, bounded);

knowledgeRoutes.get("/", async (context) => {
  const answer: Manifest = await readManifest(context.env.DB, context.env.VECTORIZE, embeddingOf(context));
  return context.json(answer);
});

knowledgeRoutes.post("/revisions", async (context) => {
  const body = await readBody(context, openRequest);
  if (body.kind === "invalid") {
    return context.json({ error: body.error }, 400);
  }
  const embedding = embeddingOf(context);
  const deps = { db: context.env.DB, vectors: context.env.VECTORIZE, now: Date.now() };
  const opened = await openRevision(deps, embedding, body.value);
  switch (opened.kind) {
    case "opened": {
      const { kind: _, ...answer } = opened;
      return context.json(answer satisfies OpenAnswer);
    }
    case "other-model":
      return context.json(
        {
          error:
            `the knowledge is embedded with ${opened.served.embeddingModel} (${opened.served.dimensions} dimensions), ` +
            `the Worker is set to ${embedding.model} (${embedding.dimensions}): run the indexer with --rebuild to embed ` +
            `everything again, or set EMBEDDING_MODEL and EMBEDDING_DIMENSIONS back`,
        },
        409,
      );
    case "other-dimensions":
      return context.json(
        {
          error:
            `the Vectorize index holds vectors of ${opened.dimensions} dimensions, EMBEDDING_DIMENSIONS is ` +
            `${embedding.dimensions}: bind an index of that size, or change the setting`,
        },
        409,
      );
  }
});

knowledgeRoutes.post("/revisions/:id/passages", async (context) => {
  const body = await readBody(context, passagesRequest);
  if (body.kind === "invalid") {
    return context.json({ error: body.error }, 400);
  }
  const config = context.get("config");
  const deps = { db: context.env.DB, vectors: context.env.VECTORIZE, embed: embedder(config, 2) };
  const answer = await addPassages(deps, embeddingOf(context), context.req.param("id"), body.value);
  return answer === null ? context.json({ error: GONE }, 409) : context.json(answer satisfies PassagesAnswer);
});

knowledgeRoutes.get("/revisions/:id", async (context) => {
  const answer = await readRevision(context.env.DB, context.env.VECTORIZE, context.req.param("id"));
  return answer === null ? context.json({ error: GONE }, 409) : context.json(answer satisfies RevisionAnswer);
});

knowledgeRoutes.post("/revisions/:id/restore", async (context) => {
  const deps = { db: context.env.DB, vectors: context.env.VECTORIZE, embed: embedder(context.get("config"), 2) };
  const restored = await restorePassages(deps, embeddingOf(context), context.req.param("id"));
  switch (restored.kind) {
    case "restored": {
      const { kind: _, ...answer } = restored;
      return context.json(answer satisfies RestoreAnswer);
    }
    case "unknown":
      return context.json({ error: GONE }, 409);
    case "other-model":
      return context.json(
        {
          error:
            `the earlier knowledge was embedded with ${restored.model} (${restored.dimensions} dimensions): set ` +
            `EMBEDDING_MODEL and EMBEDDING_DIMENSIONS back before going back to it`,
        },
        409,
      );
  }
});

knowledgeRoutes.post("/revisions/:id/activate", async (context) => {
  const body = await readBody(context, activateRequest);
  if (body.kind === "invalid") {
    return context.json({ error: body.error }, 400);
  }
  const activated = await activateRevision(context.env.DB, context.req.param("id"), body.value.after, Date.now());
  switch (activated.kind) {
    case "activated": {
      const { kind: _, ...answer } = activated;
      return context.json(answer satisfies ActivateAnswer);
    }
    case "unknown":
    case "overtaken":
      return context.json({ error: GONE }, 409);
    case "incomplete":
      return context.json(
        { error: `${activated.missing.length} documents of the revision are incomplete; run the indexer again` },
        409,
      );
  }
});

knowledgeRoutes.post("/sweep", async (context) => {
  const answer: SweepAnswer = await sweepVectors(context.env.DB, context.env.VECTORIZE);
  return context.json(answer);
});

const searchQuery = z.object({
  q: z.string().trim().min(1, "give the question as ?q=").max(2_000),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

knowledgeRoutes.get("/search", async (context) => {
  const query = searchQuery.safeParse(context.req.query());
  if (!query.success) {
    return context.json({ error: firstProblem(query.error) }, 400);
  }
  const config = context.get("config");
  const deps = {
    db: context.env.DB,
    vectors: context.env.VECTORIZE,
    embed: embedder(config),
    embeddingModel: config.EMBEDDING_MODEL,
    reranker: rerankerOf(config, context.env),
  };
  return context.json(await searchKnowledge(deps, query.data.q, { limit: query.data.limit }));
});

const openQuestionsQuery = z.object({ days: z.coerce.number().positive().max(3_650).default(30) });

/** What customers asked, in their own words: whoever may publish the knowledge may see what it lacks. */
knowledgeRoutes.get("/open-questions", async (context) => {
  const query = openQuestionsQuery.safeParse(context.req.query());
  if (!query.success) {
    return context.json({ error: firstProblem(query.error) }, 400);
  }
  const questions = await readOpenQuestions(context.env.DB, Date.now() - Math.round(query.data.days * 86_400_000));
  return context.json({ questions } satisfies OpenQuestionsAnswer);
});

knowledgeRoutes.all("*", (context) => context.json({ error: "no such route below /api/knowledge" }, 404));

/** The embedding server, Vectorize or D1 failed; the call may be repeated. */
knowledgeRoutes.onError((error, context) => {
  if (error instanceof EmbeddingFailure) {
    return context.json({ error: error.message }, 502);
  }
  report({ level: "error", kind: "knowledge", path: context.req.path, code: error.message.slice(0, 200) });
  return context.json({ error: `storage failed: ${error.message.slice(0, 200)}` }, 500);
});

type Body<T> = { readonly kind: "ok"; readonly value: T } | { readonly kind: "invalid"; readonly error: string };

async function readBody<T>(context: Context<KnowledgeEnv>, schema: z.ZodType<T>): Promise<Body<T>> {
  let json: unknown;
  try {
    json = await context.req.json();
  } catch {
    return { kind: "invalid", error: "the body is not JSON" };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { kind: "ok", value: parsed.data } : { kind: "invalid", error: firstProblem(parsed.error) };
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? "malformed" : `${issue.path.join(".") || "body"}: ${issue.message}`;
}

function embeddingOf(context: Context<KnowledgeEnv>): Embedding {
  const config = context.get("config");
  return { model: config.EMBEDDING_MODEL, dimensions: config.EMBEDDING_DIMENSIONS };
}
