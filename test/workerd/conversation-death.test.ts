/**
 * Death at every await of a conversation, in the real runtime: each call to the vendor and to the
 * models in turn never comes back, once before and once after it had its effect, and the object is
 * gone with all that it had in memory. What the chat then holds is what it holds without any death.
 */
import { abortAllDurableObjects, applyD1Migrations, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createLiveChat } from "../../demo/livechat/simulator.ts";
import type { LiveChat } from "../../demo/livechat/simulator.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { agents, groups, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { createApi } from "../../setup/livechat-api.ts";
import { goLive } from "../../demo/set-up-bot.ts";
import { createHandClock } from "../contract/hand-clock.ts";
import type { HandClock } from "../contract/hand-clock.ts";

const SETTINGS = {
  organizationId: "org",
  clientId: "client",
  botId: "5c9871d5372c824cbf22d860a707a578",
  botSecret: "bot-secret",
  webhookSecret: "webhook-secret",
} as const;

const MINUTE = 60_000;

/** What the story must contain, or it shows too little. */
const EVERY_CALL = ["completions", "send_event", "transfer_chat", "update_customer", "get_chat"];

/** At which call the object dies: the how manieth, and whether the call has had its effect by then. */
interface Death {
  readonly call: number;
  readonly moment: "before" | "after";
}

interface SeenChat {
  readonly id: string;
  readonly users: readonly { readonly type: string; readonly email?: string }[];
  readonly threads: readonly {
    readonly events: readonly {
      readonly type: string;
      readonly visibility: string;
      readonly text?: string;
      readonly custom_id?: string;
    }[];
  }[];
}

interface Scene {
  readonly clock: HandClock;
  readonly liveChat: LiveChat;
  /** Bodies of webhooks on their way. */
  readonly webhooks: string[];
  /** Calls of the object so far, by name. */
  readonly calls: string[];
  readonly death: Death | null;
  isHeld: boolean;
  chat: string;
}

const model = createScriptedModel({
  wait: () => Promise.resolve(),
  complete: () => ({
    kind: "json",
    value: {
      kind: "clarify",
      text: "Which shell size do you mean?",
      options: ["17", "20"],
      sources: [],
      confidence: 1,
    },
  }),
});

let scene: Scene;
let seed = 0;

beforeAll(async () => {
  const files = import.meta.glob("../../migrations/*.sql", { query: "?raw", import: "default", eager: true });
  await applyD1Migrations(
    env.DB,
    Object.entries(files)
      .toSorted(([left], [right]) => left.localeCompare(right))
      .map(([name, sql]) => ({ name, queries: sql.split("--> statement-breakpoint") })),
  );
  vi.spyOn(console, "log").mockReturnValue(undefined);
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => answer(new Request(input, init)));
});

async function answer(request: Request): Promise<Response> {
  const { liveChat, calls, death } = scene;
  const { host, pathname } = new URL(request.url);
  const name = pathname.split("/").at(-1) ?? "";
  const app = host === "models.test" ? model.app : liveChat.app;
  if (name === "send_typing_indicator") {
    return app.fetch(request);
  }
  const isLast = calls.push(name) - 1 === death?.call;
  const response = isLast && death.moment === "before" ? null : await app.fetch(request);
  if (isLast || response === null) {
    scene.isHeld = true;
    return new Promise(() => undefined);
  }
  return response;
}

describe("a conversation whose object dies", () => {
  it.each(["before", "after"] as const)(
    "%s any of its calls has had its effect says, hands off and saves what it would have, once",
    async (moment) => {
      const undisturbed = await play(null);
      expect(scene.calls).toEqual(expect.arrayContaining(EVERY_CALL));
      expect(ownIds(undisturbed)).toEqual(expect.arrayContaining(["talk.1", "talk.2", "offline.1", "note.1"]));
      const calls = scene.calls.length;
      for (let call = 0; call < calls; call += 1) {
        expect(await play({ call, moment }), `${moment} call ${call} of ${scene.calls.join(" ")}`).toEqual(undisturbed);
        expect(seen().users.find(({ type }) => type === "customer")?.email).toBe("jo@example.com");
      }
    },
    5 * MINUTE,
  );

  it(
    "is woken by the alarm that died, for what came meanwhile too",
    async () => {
      await begin({ call: 1, moment: "before" });
      scene.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
      const customer = await visit();
      await deliver();
      await customer.say("I want to talk to a human");
      await deliver();
      await vi.waitUntil(() => scene.isHeld, { timeout: 10_000, interval: 5 });
      await customer.say("are you there?");
      await deliver();
      expect(await runInDurableObject(stub(), (_instance, state) => state.storage.getAlarm())).toBeNull();
      await abortAllDurableObjects();
      await runInDurableObject(stub(), (_instance, state) => {
        state.storage.sql.exec("UPDATE outbox SET due_at = 0 WHERE status = 'attempted'");
      });
      const unfolded = () =>
        runInDurableObject(stub(), (_instance, state) =>
          state.storage.sql.exec("SELECT id FROM inbox WHERE folded = 0").toArray(),
        );
      await vi.waitFor(async () => expect(await unfolded()).toEqual([]), { timeout: 30_000, interval: 100 });
      await vi.waitFor(() => expect(ownIds(record())).toContain("note.1"), { timeout: 30_000, interval: 100 });
    },
    MINUTE,
  );
});

async function begin(death: Death | null): Promise<void> {
  const clock = createHandClock(Date.now());
  const webhooks: string[] = [];
  const liveChat = createLiveChat({
    clock,
    organizationId: SETTINGS.organizationId,
    clientId: SETTINGS.clientId,
    groups,
    agents,
    seed: (seed += 1),
    bots: [
      {
        id: SETTINGS.botId,
        secret: SETTINGS.botSecret,
        name: "Firstline",
        groups: [
          { id: 0, priority: "first" },
          { id: 1, priority: "supervisor" },
        ],
      },
    ],
    welcomeMessage: null,
    sendWebhook: (_url, body) => {
      webhooks.push(body);
      return Promise.resolve(200);
    },
  });
  scene = { clock, liveChat, webhooks, calls: [], death, isHeld: false, chat: "" };
  const [administrator] = agents;
  const api = createApi({
    url: "http://livechat.test",
    version: "3.6",
    accountId: administrator?.accountId ?? "",
    personalAccessToken: administrator?.personalAccessToken ?? "",
    fetch: async (input, init) => liveChat.app.fetch(new Request(input, init)),
  });
  await goLive(api.administrator, {
    clientId: SETTINGS.clientId,
    botId: SETTINGS.botId,
    webhookUrl: "http://worker.test/webhooks/livechat",
    webhookSecret: SETTINGS.webhookSecret,
  });
}

function ownIds(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /\d+:(\S+) \|/.exec(line)?.[1] ?? []);
}

/** A customer asks, is asked back, wants a person while none is there, leaves an address, and gets a person. */
async function play(death: Death | null): Promise<string[]> {
  await begin(death);
  const customer = await visit();
  await comeToRest();
  for (const text of ["Which contact do I need?", "I want to talk to a human", "my address is jo@example.com"]) {
    await customer.say(text);
    await comeToRest();
  }
  scene.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
  await customer.say("A human please");
  await comeToRest();
  return record();
}

async function visit() {
  const { access_token } = scene.liveChat.control.customerToken(WIDGET_CLIENT_ID);
  const call = async (action: string, body: unknown): Promise<unknown> => {
    const path = `/v3.6/customer/action/${action}?organization_id=${SETTINGS.organizationId}`;
    const headers = { "content-type": "application/json", authorization: `Bearer ${access_token}` };
    const response = await scene.liveChat.app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
    return response.json();
  };
  const started = await call("start_chat", { chat: { access: { group_ids: [0] } }, active: true });
  scene.chat = (started as { readonly chat_id: string }).chat_id;
  return {
    say: (text: string) =>
      call("send_event", { chat_id: scene.chat, event: { type: "message", text, recipients: "all" } }),
  };
}

/** A stub is of no use any more once its object has died. */
function stub() {
  return env.CONVERSATIONS.getByName(`livechat:${SETTINGS.organizationId}:${scene.chat}`);
}

/** Brings the webhooks that are on their way to the Worker; gives their number. */
async function deliver(): Promise<number> {
  await scene.clock.advance(1_000);
  const bodies = scene.webhooks.splice(0);
  for (const body of bodies) {
    const response = await exports.default.fetch("http://worker.test/webhooks/livechat", { method: "POST", body });
    expect(response.status).toBe(200);
  }
  return bodies.length;
}

/** Until nothing is under way any more. What is to be done after a while is done now, but for looks: they wait for news. */
async function comeToRest(): Promise<void> {
  for (let quiet = 0, round = 0; quiet < 2; round += 1) {
    expect(round, `never at rest: ${scene.calls.join(" ")}`).toBeLessThan(100);
    const delivered = await deliver();
    const open = await runInDurableObject(stub(), (_instance, state) =>
      state.storage.sql
        .exec(
          `UPDATE outbox SET due_at = 0
           WHERE status IN ('planned', 'attempted') AND kind NOT IN ('look', 'wake') RETURNING id`,
        )
        .toArray(),
    );
    const calls = scene.calls.length;
    await goOff();
    quiet = delivered === 0 && open.length === 0 && scene.calls.length === calls ? quiet + 1 : 0;
  }
}

/** Has the alarm go off; should a call never come back, the object dies. */
async function goOff(): Promise<void> {
  let isOver = false;
  const ran = runDurableObjectAlarm(stub())
    .catch(() => false)
    .finally(() => {
      isOver = true;
    });
  await vi.waitUntil(() => isOver || scene.isHeld, { timeout: MINUTE, interval: 1 });
  if (scene.isHeld) {
    scene.isHeld = false;
    await abortAllDurableObjects();
    await ran;
    // As the platform does with an alarm that died; one run by `runDurableObjectAlarm` is none to it.
    await runInDurableObject(stub(), (_instance, state) => state.storage.setAlarm(Date.now() + MINUTE));
  }
}

function seen(): SeenChat {
  const { chats } = scene.liveChat.control.state() as unknown as { readonly chats: readonly SeenChat[] };
  return chats.find(({ id }) => id === scene.chat) ?? expect.fail("no such chat");
}

/**
 * What was said and who moved the chat, in order; ids without the names of thread and event. An
 * address that is saved twice is the same address, and only the platform's remark on it is there twice.
 */
function record(): string[] {
  return seen().threads.flatMap(({ events }) =>
    events
      .filter(({ type, visibility }) => type !== "system_message" || visibility === "all")
      .map(({ visibility, custom_id: customId = "", text = "" }) =>
        [visibility, customId.replace(/^.*?:/, ""), text.split("\n")[0]].join(" | "),
      ),
  );
}
