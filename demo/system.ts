/**
 * The whole system on one machine: the Worker as it is deployed, in workerd, and around it what
 * stands in for the world: LiveChat, the models, Vectorize. Each piece has its own port, so that all
 * of it talks HTTP as it does when deployed.
 */
import { fileURLToPath } from "node:url";
import { createTestHarness } from "wrangler";
import { runIndex } from "../rag-indexer/run.ts";
import type { Summary } from "../rag-indexer/report.ts";
import { LOCAL_INDEX_TOKEN } from "../rag-indexer/usage.ts";
import { wallClock } from "./livechat/clock.ts";
import { createLiveChat } from "./livechat/simulator.ts";
import type { LiveChat } from "./livechat/simulator.ts";
import { chatModelId, createOfflineModels, hashingModelId } from "./models/app.ts";
import { agents, CLIENT_ID, ENGINEERS_GROUP, groups, liveChatVars, ORGANIZATION_ID } from "./organization.ts";
import { serveOn } from "./serve.ts";
import type { Served } from "./serve.ts";
import { administratorCall, createBot, goLive } from "./set-up-bot.ts";

/** Opens the operator's routes of the Worker that runs on this machine, and of no other. */
export const LOCAL_OPERATOR_TOKEN = "local-operator-token";

/** Where each piece listens; 0 takes any free port. The names are the settings of `npm start`. */
export interface Ports {
  readonly FIRSTLINE_WORKER_PORT: number;
  readonly FIRSTLINE_LIVECHAT_PORT: number;
  readonly FIRSTLINE_MODELS_PORT: number;
}

export const anyPorts: Ports = { FIRSTLINE_WORKER_PORT: 0, FIRSTLINE_LIVECHAT_PORT: 0, FIRSTLINE_MODELS_PORT: 0 };

/** A real model provider in place of the offline stand-ins. */
export interface Provider {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly chatModel: string | undefined;
  readonly embeddingModel: string | undefined;
}

export interface SystemOptions {
  readonly ports: Ports;
  readonly provider?: Provider;
  /** Settings of the Worker beside those that make it run. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Answers in place of the offline models, for tests of what a model may do wrong. */
  readonly models?: (request: Request) => Response | Promise<Response>;
}

export interface System {
  readonly workerUrl: string;
  readonly liveChatUrl: string;
  readonly liveChat: LiveChat;
  readonly botId: string;
  readonly webhookSecret: string;
  readonly indexToken: string;
  /** Publishes a folder of documents, as `npm run index` does. */
  index(folder: string, baseUrl: string | null): Promise<Summary>;
  readonly harness: ReturnType<typeof createTestHarness>;
  stop(): Promise<void>;
}

// Nothing here needs to know where this machine is, and asking would need the network.
process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Resolves when every piece answers. On failure nothing is left running. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { ports, provider } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) {
      await stopOne();
    }
  };
  const serving = async (
    name: keyof Ports,
    fetch: (request: Request) => Response | Promise<Response>,
  ): Promise<Served> => {
    const served = await serveOn(ports[name], name, fetch);
    stops.push(() => served.stop());
    return served;
  };
  try {
    const liveChat = createLiveChat({
      clock: wallClock,
      organizationId: ORGANIZATION_ID,
      clientId: CLIENT_ID,
      groups,
      agents,
      welcomeMessage: null,
      sendWebhook: async (url, body) => {
        const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
        await response.arrayBuffer();
        return response.status;
      },
    });
    const liveChatServer = await serving("FIRSTLINE_LIVECHAT_PORT", liveChat.app.fetch);
    const models = await serving("FIRSTLINE_MODELS_PORT", options.models ?? createOfflineModels().fetch);
    const [administrator] = agents;
    if (administrator === undefined) {
      throw new Error("the demo's organization has no agent to set the bot up with");
    }
    const call = administratorCall(liveChatServer.url, administrator);
    const bot = await createBot(call, { clientId: CLIENT_ID, handoffGroup: ENGINEERS_GROUP });
    const webhookSecret = crypto.randomUUID();
    const indexToken = process.env["INDEX_TOKEN"] || LOCAL_INDEX_TOKEN;

    const harness = createTestHarness({
      root,
      workers: [
        {
          configPath: "wrangler.toml",
          bindingOverrides: { VECTORIZE: "firstline-vectorize" },
          vars: {
            ...liveChatVars(liveChatServer.url, bot.id),
            ...(provider === undefined
              ? { OPENAI_BASE_URL: `${models.url}/v1`, CHAT_MODEL: chatModelId, EMBEDDING_MODEL: hashingModelId }
              : settingsOf(provider)),
            ...options.settings,
          },
          secrets: {
            LIVECHAT_BOT_SECRET: bot.secret,
            LIVECHAT_WEBHOOK_SECRET: webhookSecret,
            OPENAI_API_KEY: provider?.apiKey ?? "offline",
            INDEX_TOKEN: indexToken,
            OPERATOR_TOKEN:
              options.settings?.["OPERATOR_TOKEN"] ?? (process.env["OPERATOR_TOKEN"] || LOCAL_OPERATOR_TOKEN),
          },
        },
        { configPath: "demo/vectorize/wrangler.toml" },
      ],
    });
    stops.push(() => harness.close());
    await harness.listen();
    await harness.getWorker().applyD1Migrations("DB");
    const worker = await serving("FIRSTLINE_WORKER_PORT", (request) => forward(harness, request));
    await goLive(call, {
      clientId: CLIENT_ID,
      botId: bot.id,
      webhookUrl: `${worker.url}/webhooks/livechat`,
      webhookSecret,
    });
    return {
      workerUrl: worker.url,
      liveChatUrl: liveChatServer.url,
      liveChat,
      botId: bot.id,
      webhookSecret,
      indexToken,
      index: (folder, baseUrl) => runIndex({ url: worker.url, token: indexToken, folder, baseUrl }),
      harness,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The harness chooses its own port; this gives the Worker the one that was asked for. */
async function forward(harness: System["harness"], request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const answer = await harness.fetch(`${pathname}${search}`, {
    method: request.method,
    headers: [...request.headers],
    ...(hasBody ? { body: await request.arrayBuffer() } : {}),
  });
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers: [...answer.headers] });
}

function settingsOf(provider: Provider): Record<string, string> {
  return {
    ...(provider.baseUrl === undefined ? {} : { OPENAI_BASE_URL: provider.baseUrl }),
    ...(provider.chatModel === undefined ? {} : { CHAT_MODEL: provider.chatModel }),
    ...(provider.embeddingModel === undefined ? {} : { EMBEDDING_MODEL: provider.embeddingModel }),
  };
}
