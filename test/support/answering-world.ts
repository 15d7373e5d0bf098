/**
 * The answering half of the Worker, asked as a conversation asks it: the sample knowledge in D1 and
 * Vectorize, the AI SDK, and over HTTP a model that does what it is told. No conversation around it.
 */
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import type { ChatRequest } from "../../demo/models/requests.ts";
import type { ScriptedCompletion, ScriptedModel } from "../../demo/models/scripted.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { AnswerOptions } from "../../worker/answer/answer.ts";
import { createAnswerQuestion } from "../../worker/answer/answer.ts";
import { readConfig } from "../../worker/config.ts";
import type { Config } from "../../worker/config.ts";
import type { Env } from "../../worker/env.ts";
import type { Answered, Question } from "../../worker/conversation/answering.ts";
import type { LogEntry } from "../../worker/store/log.ts";

/** What the model says to each of its roles; each list is used up from its beginning, the last one stays. */
export interface Script {
  readonly triage?: ScriptedCompletion;
  readonly answers: readonly (ScriptedCompletion | ((request: ChatRequest) => ScriptedCompletion))[];
}

export interface Asked extends Answered {
  readonly previews: readonly string[];
  /** The prompts of the answering model, in their order. */
  readonly prompts: readonly string[];
  readonly rows: <Table extends LogEntry["table"]>(table: Table) => readonly Extract<LogEntry, { table: Table }>[];
}

export interface AnsweringWorld {
  ask(
    text: string,
    script: Script,
    more?: Partial<Omit<Question, "turn" | "text">> & {
      readonly settings?: Readonly<Record<string, string>>;
      readonly options?: AnswerOptions;
    },
  ): Promise<Asked>;
  readonly model: ScriptedModel;
  readonly db: D1Database;
  readonly modelsUrl: string;
  stop(): Promise<void>;
}

const knowledge = fileURLToPath(new URL("../../knowledge", import.meta.url));

export async function startAnsweringWorld(): Promise<AnsweringWorld> {
  let script: Script = { answers: [] };
  let answered = 0;
  const model = createScriptedModel({
    wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
    complete: (request, prompt) => {
      if (prompt.includes("<message>")) {
        return script.triage ?? { kind: "error", status: 500 };
      }
      answered += 1;
      const said = script.answers[Math.min(answered, script.answers.length) - 1] ?? { kind: "error", status: 500 };
      return typeof said === "function" ? said(request) : said;
    },
  });
  const system = await startSystem({ ports: anyPorts, models: (request) => model.app.fetch(request) });
  await system.index(knowledge, "https://docs.example.com/");
  const env = await system.harness.getWorker<Env>().getEnv();
  const modelsUrl = String(env.OPENAI_BASE_URL);
  return {
    model,
    db: env.DB,
    modelsUrl,
    async ask(text, given, { settings = {}, options = {}, ...more } = {}) {
      script = given;
      answered = 0;
      const before = model.requests.length;
      const previews: string[] = [];
      const config = configOf({ ...env, ...settings });
      const result = await createAnswerQuestion(
        config,
        env,
        options,
      )({
        turn: { id: `m${before}`, generation: 1, covers: ["asked"] },
        text,
        transcript: [],
        customer: { name: null, email: null },
        asked: [],
        spentTokens: 0,
        signal: new AbortController().signal,
        onPreview: (preview) => void previews.push(preview),
        ...more,
      });
      const requests = model.requests.slice(before);
      return {
        ...result,
        previews,
        prompts: requests.flatMap((request) =>
          request.kind === "chat" && !request.userText.includes("<message>") ? [request.userText] : [],
        ),
        rows: <Table extends LogEntry["table"]>(table: Table) =>
          result.log.filter((row): row is Extract<LogEntry, { table: Table }> => row.table === table),
      };
    },
    stop: () => system.stop(),
  };
}

function configOf(env: Env): Config {
  const read = readConfig(env);
  if (read.kind === "invalid") {
    throw new Error(read.problems.map(({ setting, problem }) => `${setting} ${problem}`).join(", "));
  }
  return read.config;
}
