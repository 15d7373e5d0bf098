/**
 * Death at every await of a conversation, in the real runtime: a call never comes back, and the object is gone with all
 * that it had in memory. Each call to the vendor and to the models in turn, once before and once after it had its
 * effect; of those to D1 every other, before and after by turns. What the chat and the log then hold is what they hold
 * without any death. One file though it is long: each story is told once, and its deaths are counted in it.
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

interface Story {
  readonly about: string;
  /** What it must contain, or it shows too little. */
  readonly calls: readonly string[];
  readonly says: readonly string[];
  /** Calls at which the object dies; what the other story shows of the same calls is not shown again. */
  readonly isDeadly: (call: string, number: number, moment: Death["moment"]) => boolean;
  readonly live: () => Promise<void>;
}

const stories: readonly Story[] = [
  {
    about: "a customer who asks, wants a person while none is there, leaves an address and gets a person",
    calls: ["completions", "send_event", "transfer_chat", "update_customer", "get_chat", "D1 batch"],
    says: ["talk.1", "talk.2", "offline.1", "note.1"],
    // The log is written all the time: every other of its calls, by turns before and after.
    isDeadly: (call, number, moment) => !call.startsWith("D1") || number % 4 === (moment === "before" ? 0 : 2),
    live: seeksAPerson,
  },
  {
    about: "a human who watches and gives orders, and a customer who says no more",
    calls: ["completions", "send_event", "deactivate_chat", "D1 batch"],
    says: ["whisper.1", "say.1", "talk.1", "nudge.1", "end.1"],
    isDeadly: (call) => ["completions", "send_event", "get_chat", "deactivate_chat"].includes(call),
    live: isWatched,
  },
];

/** At which call the object dies: the how manieth, or the first of a name; and whether it has had its effect by then. */
interface Death {
  readonly call: number | string;
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
  /** What is asked from now on, the test asks. */
  isOver: boolean;
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
  watchD1();
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => answer(new Request(input, init)));
});

async function answer(request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const name = pathname.split("/").at(-1) ?? "";
  const app = host === "models.test" ? model.app : scene.liveChat.app;
  return name === "send_typing_indicator" ? app.fetch(request) : mortal(name, async () => app.fetch(request));
}

/** Does it, unless the object is to die here; then it never comes back. */
async function mortal<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const { calls, death } = scene;
  const isFirst = !calls.includes(name);
  const number = calls.push(name) - 1;
  if (scene.isOver || death === null || !(death.call === number || (isFirst && death.call === name))) {
    return work();
  }
  if (death.moment === "after") {
    await work();
  }
  scene.isHeld = true;
  return new Promise(() => undefined);
}

/** The methods of a binding by which it is asked. */
type Methods = Record<string, (this: unknown, ...given: readonly unknown[]) => Promise<unknown>>;

/** Every way to D1, as it is for all its databases and statements. */
function watchD1(): void {
  const statement = Object.getPrototypeOf(env.DB.prepare("SELECT 1")) as Methods;
  const database = Object.getPrototypeOf(env.DB) as Methods;
  for (const [owner, names] of [
    [statement, ["all", "first", "raw", "run"]],
    [database, ["batch"]],
  ] as const) {
    for (const name of names) {
      const real = owner[name];
      vi.spyOn(owner, name).mockImplementation(function watched(this: unknown, ...given) {
        return mortal(`D1 ${name}`, async () => real?.apply(this, given));
      });
    }
  }
}

describe("a conversation whose object dies", () => {
  const everyDeath = stories.flatMap((story) => [
    { story, moment: "before", about: story.about } as const,
    { story, moment: "after", about: story.about } as const,
  ]);

  it.each(everyDeath)(
    "$moment any of its calls has had its effect says, does and logs what it would have, once: $about",
    async ({ story, moment }) => {
      const undisturbed = await play(story, null);
      expect(scene.calls).toEqual(expect.arrayContaining([...story.calls]));
      expect(ownIds(undisturbed.said)).toEqual(expect.arrayContaining([...story.says]));
      const { calls } = scene;
      const deaths = calls.flatMap((name, call) => (story.isDeadly(name, call, moment) ? [call] : []));
      for (const call of deaths) {
        const what = `${moment} call ${call}, ${calls[call] ?? ""}, of ${calls.join(" ")}`;
        expect(await play(story, { call, moment }), what).toEqual(undisturbed);
      }
    },
    10 * MINUTE,
  );

  it(
    "is woken by the alarm that died, for what came meanwhile too",
    async () => {
      await begin({ call: "list_agents_for_transfer", moment: "before" });
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
  scene = { clock, liveChat, webhooks, calls: [], death, isHeld: false, isOver: false, chat: "" };
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

interface Outcome {
  readonly said: readonly string[];
  readonly email: string | null;
  readonly logged: readonly string[];
}

async function play(story: Story, death: Death | null): Promise<Outcome> {
  await begin(death);
  await story.live();
  scene.isOver = true;
  const email = seen().users.find(({ type }) => type === "customer")?.email ?? null;
  return { said: record(), email, logged: await loggedIds() };
}

async function isWatched(): Promise<void> {
  const customer = await visit();
  await comeToRest();
  await asAgent("add_user_to_chat", {
    chat_id: scene.chat,
    user_id: agents[0]?.id,
    user_type: "agent",
    visibility: "agents",
    ignore_requester_presence: true,
  });
  await customer.say("Which contact do I need?");
  await comeToRest();
  for (const text of ["/suggest", "/say Shell size 17, I should think.", "/pause", "/resume"]) {
    await note(text);
    await comeToRest();
  }
  await asAgent("remove_user_from_chat", { chat_id: scene.chat, user_id: agents[0]?.id, user_type: "agent" });
  await customer.say("I'll stay with you");
  await comeToRest();
  for (let silence = 0; silence < 2; silence += 1) {
    await runInDurableObject(stub(), (_instance, state) => {
      state.storage.sql.exec("UPDATE outbox SET due_at = 0 WHERE id = 'idle' AND status = 'planned'");
    });
    await comeToRest();
  }
}

function note(text: string): Promise<unknown> {
  return asAgent("send_event", { chat_id: scene.chat, event: { type: "message", text, visibility: "agents" } });
}

async function asAgent(action: string, body: unknown): Promise<unknown> {
  const [agent] = agents;
  const authorization = `Basic ${btoa(`${agent?.accountId ?? ""}:${agent?.personalAccessToken ?? ""}`)}`;
  const headers = { "content-type": "application/json", authorization };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  const response = await scene.liveChat.app.request(`/v3.6/agent/action/${action}`, init);
  expect(response.status, action).toBe(200);
  return response.json();
}

async function seeksAPerson(): Promise<void> {
  const customer = await visit();
  await comeToRest();
  for (const text of ["Which contact do I need?", "I want to talk to a human", "my address is jo@example.com"]) {
    await customer.say(text);
    await comeToRest();
  }
  scene.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
  await customer.say("A human please");
  await comeToRest();
}

/** What D1 holds of what was decided and of what arrived; ids without the names of thread and event. */
async function loggedIds(): Promise<string[]> {
  const conversation = `livechat:${SETTINGS.organizationId}:${scene.chat}`;
  const rows = await env.DB.prepare(
    "SELECT 'reply ' || id AS row FROM reply WHERE conversation = ?1 UNION ALL SELECT 'delivery ' || id FROM delivery WHERE conversation = ?1 UNION ALL SELECT 'handoff ' || id FROM handoff WHERE conversation = ?1 UNION ALL SELECT 'ending ' || outcome FROM ending WHERE conversation = ?1",
  )
    .bind(conversation)
    .all<{ readonly row: string }>();
  return rows.results.map(({ row }) => row.replace(/ \S*?\/[^:]*:/, " ")).toSorted();
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
