/**
 * What the measurements run on: the Worker as it is deployed and bare ones beside it, all in one
 * workerd and behind one address; LiveChat and the model in this process. Only 127.0.0.1 is spoken to.
 */
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createTestHarness } from "wrangler";
import type { WorkerHandle } from "wrangler";
import { wallClock } from "../demo/livechat/clock.ts";
import { createLiveChat } from "../demo/livechat/simulator.ts";
import type { LiveChat } from "../demo/livechat/simulator.ts";
import { createScriptedModel } from "../demo/models/scripted.ts";
import type { ScriptedSettings } from "../demo/models/scripted.ts";
import { agents, CLIENT_ID, ENGINEERS_GROUP, groups, liveChatVars, ORGANIZATION_ID } from "../demo/organization.ts";
import { serveOn } from "../demo/serve.ts";
import { administratorCall, goLive } from "../demo/set-up-bot.ts";
import { runIndex } from "../rag-indexer/run.ts";
import { defaultPolicy } from "../worker/conversation/policy.ts";
import { createSender } from "./post.ts";
import type { Sender } from "./post.ts";

export const hosts = { ours: undefined, echo: "echo.localhost", insert: "insert.localhost" } as const;

/** What the measurements look at of the Worker's. */
interface Bindings {
  readonly CONVERSATIONS: DurableObjectNamespace;
  readonly DB: D1Database;
}

export interface Platform {
  readonly liveChat: LiveChat;
  readonly liveChatUrl: string;
  readonly botId: string;
  readonly webhookSecret: string;
  readonly worker: WorkerHandle;
  readonly bindings: Bindings;
  readonly sender: Sender;
  listener: Listener;
  /** As `drained`, and no alarm is left that would take up the next message before its time. */
  idle(): Promise<void>;
  /** Resolves when the Worker's log has every webhook that it accepted, and with it all that was due. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** Hears what passes between the Worker and the world. */
export interface Listener {
  webhook?(body: string): void;
  /** As in `agent/send_event`. */
  liveChatCall?(call: string): void;
  /** The model answers when this resolves. */
  modelAsked?(): Promise<void>;
  modelAnswered?(milliseconds: number): void;
}

/** All that the model says that answers at once. */
export const MODEL_SAYS = "Good that you ask.";

const PATIENCE_MS = 120_000;

/** The platform lets a bot made by its API have 500 chats at once; the load here is to be ours to bear. */
const bot = {
  id: "d4e8eb2af2f26165a881cd424e42a851",
  secret: "bench-bot-secret",
  name: "Firstline",
  maxChatsCount: 5_000,
  groups: [
    { id: 0, priority: "first" },
    { id: ENGINEERS_GROUP, priority: "supervisor" },
  ],
} as const;

const { settleMs } = defaultPolicy(ENGINEERS_GROUP);
const INDEX_TOKEN = "bench-index-token";
const root = fileURLToPath(new URL("..", import.meta.url));

process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false";
process.env["WRANGLER_SEND_METRICS"] ??= "false";

/** `connections` bounds how many webhooks are under way at once. On failure nothing is left running. */
export async function startPlatform(options: {
  readonly connections: number;
  readonly indexed: boolean;
  /** In place of the model that answers at once. */
  readonly model?: ScriptedSettings;
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<Platform> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) {
      await stopOne();
    }
  };
  const heard: { listener: Listener; sender: Sender | null } = { listener: {}, sender: null };
  try {
    const liveChat = createLiveChat({
      clock: wallClock,
      organizationId: ORGANIZATION_ID,
      clientId: CLIENT_ID,
      groups,
      agents,
      bots: [bot],
      welcomeMessage: null,
      sendWebhook: async (_url, body) => {
        heard.listener.webhook?.(body);
        return (await heard.sender?.post(body))?.status ?? 503;
      },
    });
    const liveChatServer = await serveOn(0, "none", (request) => {
      const [, , api, , action] = new URL(request.url).pathname.split("/");
      heard.listener.liveChatCall?.(`${api}/${action}`);
      return liveChat.app.fetch(request);
    });
    stops.push(() => liveChatServer.stop());
    const model = createScriptedModel(
      options.model ?? {
        wait: () => Promise.resolve(),
        complete: async () => {
          await heard.listener.modelAsked?.();
          return {
            kind: "json",
            value: { kind: "small_talk", text: MODEL_SAYS, sources: [], confidence: 1 },
          };
        },
      },
    );
    const models = await serveOn(0, "none", async (request) => {
      const startedAt = performance.now();
      const answer = await model.app.fetch(request);
      heard.listener.modelAnswered?.(performance.now() - startedAt);
      return answer;
    });
    stops.push(() => models.stop());
    const [administrator] = agents;
    if (administrator === undefined) {
      throw new Error("the organization has no agent to set the bot up with");
    }
    const call = administratorCall(liveChatServer.url, administrator);
    const webhookSecret = crypto.randomUUID();
    const harness = createTestHarness({
      root,
      workers: [
        {
          configPath: "wrangler.toml",
          bindingOverrides: { VECTORIZE: "firstline-vectorize" },
          vars: {
            ...liveChatVars(liveChatServer.url, bot.id),
            OPENAI_BASE_URL: `${models.url}/v1`,
            CHAT_MODEL: "scripted",
            EMBEDDING_MODEL: "scripted",
            // One call of a model a turn, where it is not the turn that is measured.
            TRIAGE_MODEL: "none",
            ...options.settings,
          },
          secrets: {
            LIVECHAT_BOT_SECRET: bot.secret,
            LIVECHAT_WEBHOOK_SECRET: webhookSecret,
            OPENAI_API_KEY: "none",
            INDEX_TOKEN,
          },
        },
        { configPath: "demo/vectorize/wrangler.toml" },
        { configPath: "bench/baseline/echo/wrangler.toml" },
        { configPath: "bench/baseline/insert/wrangler.toml" },
      ],
    });
    stops.push(() => harness.close());
    const { url } = await harness.listen();
    const worker = harness.getWorker();
    await worker.applyD1Migrations("DB");
    const connections = createSender(url, options.connections);
    let accepted = 0;
    const sender: Sender = {
      ...connections,
      post: async (body, host) => {
        const answer = await connections.post(body, host);
        accepted += host === undefined && answer.status === 200 ? 1 : 0;
        return answer;
      },
    };
    heard.sender = sender;
    const bindings = (await worker.getEnv()) as Bindings;
    stops.push(() => sender.close());
    const webhookUrl = new URL("/webhooks/livechat", url).href;
    await goLive(call, { clientId: CLIENT_ID, botId: bot.id, webhookUrl, webhookSecret });
    if (options.indexed) {
      const folder = fileURLToPath(new URL("../knowledge", import.meta.url));
      await runIndex({ url: url.origin, token: INDEX_TOKEN, folder, baseUrl: null });
    }
    const drained = async () => {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(50)) {
        const row = await bindings.DB.prepare("SELECT count(*) AS rows FROM webhook").first<{ rows: number }>();
        if (row?.rows === accepted) {
          return;
        }
      }
      throw new Error(`the log of ${accepted} webhooks was not complete after ${PATIENCE_MS / 1000} s`);
    };
    return {
      liveChat,
      liveChatUrl: liveChatServer.url,
      botId: bot.id,
      webhookSecret,
      worker,
      bindings,
      sender,
      stop,
      drained,
      idle: async () => {
        await liveChat.settled();
        await drained();
        await delay(2 * settleMs);
      },
      get listener() {
        return heard.listener;
      },
      set listener(listener) {
        heard.listener = listener;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
