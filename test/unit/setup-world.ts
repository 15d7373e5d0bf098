/** A LiveChat organization, a Worker and an operator's machine in memory, for the tests of `setup/`. */
import { expect } from "vitest";
import { createLiveChat } from "../../demo/livechat/simulator.ts";
import type { LiveChat } from "../../demo/livechat/simulator.ts";
import type { LiveChatOptions } from "../../demo/livechat/organization.ts";
import { runCommand } from "../../setup/command.ts";
import type { KeptValues } from "../../setup/settings.ts";
import { createHandClock } from "../contract/hand-clock.ts";

export const organizationId = "7f0c5f2e-3f5b-4d2a-9a57-0c9d1b6e2f11";
export const clientId = "aa11bb22cc33dd44ee55ff6600778899";
export const otherClientId = "bb11bb22cc33dd44ee55ff6600778899";
const engineers = 1;
export const maya = "maya@amphora.example";
export const token = "maya-personal-access-token";
export const workerUrl = "https://firstline.example";

export interface FakeWorker {
  /** What /health answers; null for no answer at all. */
  health: unknown;
  webhookSecret: string | null;
  /** What /api/calls answers to whoever bears `operator-token`; null where the Worker has no such route. */
  calls: unknown;
}

/** One thing to go wrong: the call with that number, counted from 0 over all runs. */
export interface Failure {
  readonly call: number;
  readonly how: "lost" | "refused" | "done but lost";
}

export interface SetupWorld {
  readonly liveChat: LiveChat;
  readonly worker: FakeWorker;
  readonly env: Record<string, string | undefined>;
  readonly kept: Map<string, KeptValues>;
  readonly put: { name: string; value: string; environment: string | null }[];
  /** Everything printed, of all runs. */
  readonly printed: string[];
  /** Every call of LiveChat, as `action`. */
  readonly calls: string[];
  /** Written into every answer of LiveChat. */
  readonly headers: Record<string, string>;
  failure: Failure | null;
  run(...args: string[]): Promise<{ code: number; text: string }>;
  admin(path: string, body: unknown): Promise<unknown>;
}

export const ready = { status: "ok", configuration: { status: "ok", problems: [] }, d1: { status: "ok" } };

export const accountId = "c0ffee00-0000-4000-8000-000000000001";

export function createSetupWorld(options: Partial<LiveChatOptions> = {}): SetupWorld {
  const clock = createHandClock();
  const liveChat = createLiveChat({
    clock,
    organizationId,
    clientId,
    otherClientIds: [otherClientId],
    seed: 5,
    groups: [
      { id: engineers, name: "Engineers" },
      { id: 7, name: "Sales" },
    ],
    agents: [
      {
        id: maya,
        name: "Maya",
        accountId,
        personalAccessToken: token,
        groups: [{ id: engineers, priority: "normal" }],
      },
    ],
    sendWebhook: () => Promise.resolve(200),
    ...options,
  });
  const world: SetupWorld = {
    liveChat,
    worker: { health: ready, webhookSecret: null, calls: null },
    env: {
      LIVECHAT_API_URL: "https://livechat.example",
      LIVECHAT_ACCOUNT_ID: accountId,
      LIVECHAT_PERSONAL_ACCESS_TOKEN: token,
      LIVECHAT_CLIENT_ID: clientId,
      LIVECHAT_ORGANIZATION_ID: organizationId,
      LIVECHAT_HANDOFF_GROUP_ID: String(engineers),
      FIRSTLINE_URL: workerUrl,
    },
    kept: new Map(),
    put: [],
    printed: [],
    calls: [],
    headers: {},
    failure: null,
    async run(...args) {
      const lines: string[] = [];
      const print = (line: string) => {
        lines.push(line);
        world.printed.push(line);
      };
      const code = await runCommand(args, {
        env: world.env,
        fetch: (input, init) => answer(world, new Request(input, init)),
        now: () => clock.now(),
        sleep: () => Promise.resolve(),
        print,
        printError: print,
        kept: {
          read: (key) => world.kept.get(key) ?? {},
          write: (key, values) => void world.kept.set(key, values),
        },
        putSecret(name, value, environment) {
          world.put.push({ name, value, environment });
          if (name === "LIVECHAT_WEBHOOK_SECRET") {
            world.worker.webhookSecret = value;
          }
          return Promise.resolve();
        },
        randomSecret: () => `made-key-${made.next().value}-0123456789`,
      });
      return { code, text: lines.join("\n") };
    },
    async admin(path, body) {
      const response = await liveChat.app.request(`/v3.6/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${accountId}:${token}`)}` },
        body: JSON.stringify(body),
      });
      const result: unknown = await response.json();
      if (!response.ok) {
        throw new Error(`${path}: ${JSON.stringify(result)}`);
      }
      return result;
    },
  };
  const made = numbers();
  return world;
}

function* numbers(): Generator<number, never> {
  for (let next = 1; ; next += 1) {
    yield next;
  }
}

async function answer(world: SetupWorld, request: Request): Promise<Response> {
  return request.url.startsWith(workerUrl) ? askWorker(world.worker, request) : askLiveChat(world, request);
}

/** Takes whatever key it was not told to refuse, as a Worker to which it was put by hand. */
async function askWorker(worker: FakeWorker, request: Request): Promise<Response> {
  if (worker.health === null) {
    throw new TypeError("fetch failed");
  }
  if (new URL(request.url).pathname === "/api/calls") {
    return request.headers.get("authorization") === "Bearer operator-token"
      ? Response.json(worker.calls, { status: worker.calls === null ? 404 : 200 })
      : Response.json({ error: "No." }, { status: 401 });
  }
  if (request.method === "GET") {
    return Response.json(worker.health);
  }
  const { secret_key } = (await request.json()) as { secret_key: string };
  const isRight = worker.webhookSecret === null || secret_key === worker.webhookSecret;
  return Response.json({}, { status: isRight ? 200 : 401 });
}

async function askLiveChat(world: SetupWorld, request: Request): Promise<Response> {
  const number = world.calls.length;
  world.calls.push(new URL(request.url).pathname.split("/").at(-1) ?? "");
  const failure = world.failure?.call === number ? world.failure.how : null;
  if (failure === "lost") {
    throw new TypeError("fetch failed");
  }
  if (failure === "refused") {
    return Response.json({ error: { type: "authorization", message: "Missing required scope" } }, { status: 403 });
  }
  const response = await world.liveChat.app.request(request);
  if (failure === "done but lost") {
    return Response.json({ error: { type: "request_timeout", message: "Request timed out" } }, { status: 504 });
  }
  for (const [name, value] of Object.entries(world.headers)) {
    response.headers.set(name, value);
  }
  return response;
}

/** What an organization looks like to its administrator, without the ids that LiveChat draws. */
export function settled(world: SetupWorld): unknown {
  const { operators, webhooks } = world.liveChat.control.state();
  return {
    bots: operators
      .filter(({ kind }) => kind === "bot")
      .map(({ name, routingStatus, maxChatsCount, groups }) => ({ name, routingStatus, maxChatsCount, groups })),
    webhooks: webhooks
      .map(({ action, url, type, filters }) => ({ action, url, type, filters }))
      .toSorted((left, right) => left.action.localeCompare(right.action)),
  };
}

const READS = /^(list_|get_|issue_bot_token)/;

/** Calls that changed something at LiveChat. */
export function writes(world: SetupWorld): readonly string[] {
  return world.calls.filter((action) => !READS.test(action));
}

export function botId(world: SetupWorld): string {
  const bot = world.liveChat.control.state().operators.find(({ kind }) => kind === "bot");
  if (bot === undefined) {
    throw new Error("there is no bot");
  }
  return bot.id;
}

/** After a first `setup`. */
export async function finished(): Promise<SetupWorld> {
  const world = createSetupWorld();
  const { code, text } = await world.run("setup");
  expect({ code, text }).toMatchObject({ code: 0 });
  return world;
}

/** After a first `setup` that put the secrets into the Worker, with somebody there to hand chats to. */
export async function staffed(): Promise<SetupWorld> {
  const world = createSetupWorld();
  await world.run("setup", "--store");
  world.liveChat.control.agentGoesOnline(maya);
  return world;
}

/** A registration of ours, as `register_webhook` takes it. */
export function webhook(more: object = {}) {
  return {
    action: "incoming_event",
    url: `${workerUrl}/webhooks/livechat`,
    secret_key: "a-key-of-somebody",
    owner_client_id: clientId,
    type: "bot",
    ...more,
  };
}
