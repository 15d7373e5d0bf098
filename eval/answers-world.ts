/**
 * The whole system with a corpus in it, and people at work: what a customer would talk to. Nothing is left out between
 * the customer's message and the reply: webhooks, Durable Object, search, model, the platform's own rules.
 */
import { offlineEmbeddingFor } from "../demo/models/offline-embedding.ts";
import { agents } from "../demo/organization.ts";
import { administratorCall } from "../demo/set-up-bot.ts";
import type { AdministratorCall } from "../demo/set-up-bot.ts";
import { anyPorts, startSystem } from "../demo/system.ts";
import type { Provider, System, SystemOptions } from "../demo/system.ts";
import { sayIndexed, servedPaths } from "./world.ts";

/** Where the corpus's documents would stand on the web: sources are addresses below it. */
const DOCUMENTS = "https://documents.invalid/";

export interface Staff {
  readonly id: string;
  readonly call: AdministratorCall;
}

export interface AnswersWorld {
  readonly system: System;
  readonly db: D1Database;
  /** Online, and able to take chats. */
  readonly staff: readonly [Staff, ...Staff[]];
  /** Which models answer, in words. */
  readonly models: string;
  readonly paths: ReadonlySet<string>;
  /** The document that a source's address stands for; null for addresses of other places. */
  pathOf(url: string | null): string | null;
  /** How long a turn may take before it counts as silence. */
  readonly patienceMs: number;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly corpus: string;
  readonly say: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Answers in place of the models, whichever are configured. */
  readonly models?: SystemOptions["models"];
  readonly settings?: Readonly<Record<string, string>>;
}

/** Indexes the folder and resolves when it is served and people are online. */
export async function startAnswersWorld(options: WorldOptions): Promise<AnswersWorld> {
  const { corpus, say } = options;
  const provider = options.models === undefined ? providerOf(options.environment) : undefined;
  say("starting the Worker");
  const system = await startSystem({
    ports: anyPorts,
    ...(provider === undefined ? {} : { provider }),
    ...(options.models === undefined ? {} : { models: options.models }),
    settings: {
      ...(provider === undefined ? { EMBEDDING_MODEL: await offlineEmbeddingFor(corpus) } : {}),
      ...options.settings,
    },
  });
  try {
    say(`indexing ${corpus}`);
    sayIndexed(await system.index(corpus, DOCUMENTS), say);
    const { DB: db } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
    const [first, ...others] = agents.map((agent) => ({
      id: agent.id,
      call: administratorCall(system.liveChatUrl, agent),
    }));
    if (first === undefined) {
      throw new Error("the demo's organization has no agents");
    }
    for (const { call } of [first, ...others]) {
      await call("agent/action/set_routing_status", { status: "accepting_chats" });
    }
    const paths = await servedPaths(db);
    return {
      system,
      db,
      staff: [first, ...others],
      models: modelsLine(provider),
      paths,
      pathOf: (url) => pathOf(url, paths),
      patienceMs: provider === undefined ? 60_000 : 240_000,
      stop: () => system.stop(),
    };
  } catch (error) {
    await system.stop();
    throw error;
  }
}

function pathOf(url: string | null, paths: ReadonlySet<string>): string | null {
  if (url === null || !url.startsWith(DOCUMENTS)) {
    return null;
  }
  const written = url.slice(DOCUMENTS.length).replace(/[?#].*$/, "");
  const path = decodeURI(written);
  return [path, path.replace(/\.[^./]+$/, "")].find((one) => paths.has(one)) ?? path;
}

/** Whether a real model is configured. */
export function isProviderSet(environment: WorldOptions["environment"]): boolean {
  return providerOf(environment) !== undefined;
}

function providerOf(environment: WorldOptions["environment"]): Provider | undefined {
  const set = (name: string) => environment[name]?.trim() || undefined;
  const [apiKey, baseUrl] = [set("OPENAI_API_KEY"), set("OPENAI_BASE_URL")];
  return apiKey === undefined && baseUrl === undefined
    ? undefined
    : // A server on one's own machine asks for no key.
      { apiKey: apiKey ?? "none", baseUrl, chatModel: set("CHAT_MODEL"), embeddingModel: set("EMBEDDING_MODEL") };
}

function modelsLine(provider: Provider | undefined): string {
  return provider === undefined
    ? "offline stand-ins, which only quote the documents"
    : `${provider.chatModel ?? "the default model"} at ${provider.baseUrl ?? "OpenAI"}`;
}
