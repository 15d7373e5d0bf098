/**
 * The Worker as it is deployed, authorized in each of the three ways: it speaks as the bot, goes on when a token ends,
 * and no token or secret is to be found in a log, an answer, the database or an object's storage. One file though it is
 * long: every way is listened to by the same wire.
 */
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { agents, CLIENT_ID, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { serveOn } from "../../demo/serve.ts";
import type { Served } from "../../demo/serve.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

/** How long nothing must happen before it counts as silence. */
const SILENCE_MS = 1_200;

const OPERATOR_TOKEN = "operator-token-of-this-test";
const CLIENT_SECRET = "client-secret-of-this-test";
const ENCRYPTION_KEY = "encryption-key-of-this-test-0123456789";

const [mara] = agents;
const ACCOUNT_ID = mara?.accountId ?? "";
const PERSONAL_ACCESS_TOKEN = mara?.personalAccessToken ?? "";

/** What the model waits for before it answers. */
let release = Promise.resolve();

const model = createScriptedModel({
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  complete: async () => {
    await release;
    return { kind: "json", value: { kind: "small_talk", text: "Glad to help.", sources: [], confidence: 1 } };
  },
});

let system: System | null = null;
let wire: Served | null = null;
/** All that the Worker has answered to anybody here. */
let answers: string[] = [];
/** Calls of the Worker that LiveChat refused for their token. */
let refusals = 0;
/** Tokens and codes that went over the wire between the Worker and LiveChat, in either direction. */
let overheard = new Set<string>();

afterEach(async () => {
  await system?.stop();
  await wire?.stop();
  system = null;
  answers = [];
  overheard = new Set();
  refusals = 0;
  release = Promise.resolve();
});

/** The Worker calls LiveChat through an address that listens in. */
async function start(settings: Readonly<Record<string, string>>): Promise<System> {
  wire = await serveOn(0, "no setting", async (request) => {
    const sent = new URLSearchParams(await request.clone().text());
    const answer = await (system?.liveChat.app.fetch(request) ?? new Response(null, { status: 503 }));
    refusals += answer.status === 401 ? 1 : 0;
    const got = (await answer.clone().text()).matchAll(/"(?:token|access_token|refresh_token)":"([^"]+)"/g);
    const borne = request.headers.get("authorization")?.split(" ")[1];
    const secret = ["code", "code_verifier", "refresh_token"].map((name) => sent.get(name));
    for (const word of [borne, ...secret, ...[...got].map(([, token]) => token)]) {
      if (word !== undefined && word !== null) {
        overheard.add(word);
      }
    }
    return answer;
  });
  system = await startSystem({
    ports: anyPorts,
    settings: { LIVECHAT_API_URL: wire.url, LIVECHAT_ACCOUNTS_URL: wire.url, OPERATOR_TOKEN, ...settings },
    models: (request) => model.app.fetch(request),
  });
  return system;
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, system?.workerUrl), { headers, redirect: "manual" });
  const text = await response.text();
  answers.push(`${JSON.stringify([...response.headers])} ${text}`);
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> };
}

const startWith = (token: string) => get("/oauth/livechat/start", { authorization: `Bearer ${token}` });

async function visit({ liveChatUrl }: System): Promise<Customer> {
  return startChat({ liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
}

async function repliesOf(customer: Customer, count: number) {
  for (const end = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const replies = await customer.replies();
    if (replies.length >= count) {
      return replies;
    }
    if (Date.now() > end) {
      return expect.fail(`still ${replies.length} replies after 30 s`);
    }
  }
}

/** Every call of the Agent API that sent something, by whom the vendor took it to be. */
function senders({ liveChat }: System): readonly (string | null)[] {
  const { calls } = liveChat.control.calls();
  return calls
    .filter(({ api, action, status }) => api === "agent" && action === "send_event" && status === 200)
    .map(({ requester }) => requester);
}

/** All that the Worker has written anywhere; `record` is what it keeps its token as. */
async function written({ harness }: System, record: string | null): Promise<string> {
  const worker = harness.getWorker();
  const { DB } = await harness.getWorker<{ DB: D1Database }>().getEnv();
  const tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'";
  const parts: unknown[] = [harness.getLogs(), answers];
  for (const { name } of (await DB.prepare(tables).all<{ name: string }>()).results) {
    parts.push((await DB.prepare(`SELECT * FROM "${name}" LIMIT 1000`).all()).results);
  }
  for (const binding of ["CONVERSATIONS", "BOT_TOKENS"] as const) {
    for (const id of await worker.listDurableObjectIds(binding)) {
      const storage = await worker.getDurableObjectStorage(binding, { id });
      for (const { name } of (await storage.exec(tables)) as { name: string }[]) {
        parts.push(await storage.exec(`SELECT * FROM "${name}"`));
      }
    }
  }
  const text = JSON.stringify(parts);
  // What was sealed has been looked at, and so has what the chats' objects hold.
  expect(text).toContain("Glad to help.");
  expect(/"name":"(bot-token|oauth-token)"/.exec(text)?.[1] ?? null).toBe(record);
  return text;
}

async function expectNothingOf(words: readonly string[], running: System, record: string | null): Promise<void> {
  const text = await written(running, record);
  for (const word of words) {
    expect(word.length).toBeGreaterThan(5);
    for (const written of [word, btoa(word), encodeURIComponent(word)]) {
      expect(text).not.toContain(written);
    }
  }
}

describe("with a bot token", () => {
  it("the bot speaks, and the token is nowhere to be read", async () => {
    const running = await start({});
    const customer = await visit(running);
    await customer.say("Hello");
    expect((await repliesOf(customer, 1)).map(({ text }) => text)).toStrictEqual(["Glad to help."]);
    expect(senders(running)).toStrictEqual([running.botId]);
    const { LIVECHAT_BOT_SECRET: botSecret } = await running.harness.getWorker<Record<string, string>>().getEnv();
    expect(overheard.size).toBe(1);
    await expectNothingOf([...overheard, botSecret ?? "", running.webhookSecret, OPERATOR_TOKEN], running, "bot-token");
    expect((await startWith(OPERATOR_TOKEN)).status).toBe(404);
    expect((await get("/oauth/livechat/callback?state=s&code=c")).status).toBe(404);
  });
});

describe("with a personal access token and version 3.5", () => {
  it("the bot speaks, and not the person whose token it is; no bot token is asked for", async () => {
    const running = await start({
      LIVECHAT_AUTHORIZATION: "personal-access-token",
      LIVECHAT_API_VERSION: "3.5",
      LIVECHAT_ACCOUNT_ID: ACCOUNT_ID,
      LIVECHAT_PERSONAL_ACCESS_TOKEN: PERSONAL_ACCESS_TOKEN,
    });
    expect((await get("/health")).body["configuration"]).toMatchObject({ status: "ok", problems: [] });
    const customer = await visit(running);
    await customer.say("Hello");
    expect((await repliesOf(customer, 1)).map(({ text }) => text)).toStrictEqual(["Glad to help."]);
    await customer.say("Hello again");
    await repliesOf(customer, 2);
    expect(new Set(senders(running))).toStrictEqual(new Set([running.botId]));
    expect(running.liveChat.control.calls().counts["configuration/issue_bot_token"]).toBeUndefined();
    expect(overheard).toStrictEqual(new Set([btoa(`${ACCOUNT_ID}:${PERSONAL_ACCESS_TOKEN}`)]));
    await expectNothingOf([...overheard, PERSONAL_ACCESS_TOKEN, OPERATOR_TOKEN], running, null);
  });

  it("and with 3.6, /health says that it cannot work, and why, and nothing is taken in", async () => {
    const running = await start({
      LIVECHAT_AUTHORIZATION: "personal-access-token",
      LIVECHAT_ACCOUNT_ID: ACCOUNT_ID,
      LIVECHAT_PERSONAL_ACCESS_TOKEN: "",
    });
    const health = await get("/health");
    expect(health.status).toBe(503);
    expect(health.body["configuration"]).toStrictEqual({
      status: "error",
      problems: [
        {
          setting: "LIVECHAT_PERSONAL_ACCESS_TOKEN",
          problem: "is not set, and LIVECHAT_AUTHORIZATION personal-access-token needs it",
        },
        {
          setting: "LIVECHAT_AUTHORIZATION",
          problem:
            "personal-access-token can send as the bot with LIVECHAT_API_VERSION 3.5 only; with 3.6 take bot-token",
        },
      ],
    });
    expect((await fetch(new URL("/webhooks/livechat", running.workerUrl), { method: "POST", body: "{}" })).status).toBe(
      503,
    );
  });
});

const oauthSettings = {
  LIVECHAT_AUTHORIZATION: "oauth",
  LIVECHAT_API_VERSION: "3.5",
  LIVECHAT_CLIENT_SECRET: CLIENT_SECRET,
  TOKEN_ENCRYPTION_KEY: ENCRYPTION_KEY,
};

/** An operator starts, and a browser goes where it is sent: back to the callback. */
async function consent(running: System): Promise<string> {
  const started = await startWith(OPERATOR_TOKEN);
  expect(started.status).toBe(200);
  expect(started.headers.get("cache-control")).toBe("no-store");
  const { open, redirect_uri: redirectUri } = started.body as { open: string; redirect_uri: string };
  expect(redirectUri).toMatch(/\/oauth\/livechat\/callback$/);
  running.liveChat.control.registerApp({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, redirectUri });
  const consented = await fetch(open, { redirect: "manual" });
  const { pathname, search } = new URL(consented.headers.get("location") ?? "");
  return pathname + search;
}

describe("with OAuth and version 3.5", () => {
  it("an operator gives access once; the bot speaks, refreshes, and nothing of it is to be read anywhere", async () => {
    const running = await start(oauthSettings);
    const customer = await visit(running);
    await customer.say("Hello");
    const callback = await consent(running);
    // The state is of use to whoever holds it until the callback: from then on it is not.
    answers = [];
    const authorized = await get(callback);
    expect([authorized.status, authorized.body["status"]]).toStrictEqual([200, "authorized"]);
    expect(authorized.headers.get("referrer-policy")).toBe("no-referrer");
    await repliesOf(customer, 1);

    running.liveChat.control.setFaults({ expireTokens: "oauth" });
    await customer.say("Hello again");
    await repliesOf(customer, 2);
    expect(new Set(senders(running))).toStrictEqual(new Set([running.botId]));
    const { counts } = running.liveChat.control.calls();
    expect(counts["accounts/token"]).toBe(2);
    expect(counts["configuration/issue_bot_token"]).toBeUndefined();

    const replayed = await get(callback);
    expect([replayed.status, replayed.body["code"]]).toStrictEqual([400, "unknown_state"]);
    // Two access tokens, a refresh token, a code and its verifier.
    expect(overheard.size).toBe(5);
    const state = new URLSearchParams(callback.split("?")[1]).get("state") ?? "";
    await expectNothingOf([...overheard, state, CLIENT_SECRET, ENCRYPTION_KEY, OPERATOR_TOKEN], running, "oauth-token");
  });

  it("only whoever holds the operator's token can start, and only one who was sent by that start comes back", async () => {
    const running = await start(oauthSettings);
    for (const token of ["", "wrong", OPERATOR_TOKEN.slice(1), `${OPERATOR_TOKEN}x`, running.indexToken]) {
      expect((await startWith(token)).status).toBe(401);
    }
    expect((await get("/oauth/livechat/start")).status).toBe(401);
    for (const query of ["", "?state=", "?state=guess&code=c", "?error=access_denied", "?code=c&state=%00"]) {
      const answer = await get(`/oauth/livechat/callback${query}`);
      expect([answer.status, answer.body["code"]]).toStrictEqual([400, "unknown_state"]);
    }
    expect(running.liveChat.control.calls().counts["accounts/token"]).toBeUndefined();
    const denied = await get((await consent(running)).replace(/code=[^&]+/, "error=access_denied"));
    expect([denied.status, denied.body["code"]]).toStrictEqual([400, "access_denied"]);
  });
});

describe("a token that ends while many chats are being answered", () => {
  const ways = [
    { way: "bot token", chats: 200, settings: {}, expires: "bots", renewal: "configuration/issue_bot_token" },
    { way: "OAuth token", chats: 60, settings: oauthSettings, expires: "oauth", renewal: "accounts/token" },
  ] as const;

  it.each(ways)(
    "by $way, $chats chats, is renewed once, and each gets its one reply",
    async ({ chats, settings, expires, renewal }) => {
      const running = await start(settings);
      if (expires === "oauth") {
        await get(await consent(running));
      }
      const customers: Customer[] = [];
      for (let count = 0; count < chats; count += 1) {
        customers.push(await visit(running));
      }
      let letGo = () => undefined as void;
      release = new Promise((resolve) => {
        letGo = resolve;
      });
      onTestFinished(() => letGo());
      const before = model.requests.length;
      await Promise.all(customers.map((customer) => customer.say("Hello")));
      const asked = () => model.requests.slice(before).filter(({ kind }) => kind === "chat").length;
      await expect.poll(asked, { timeout: 60_000 }).toBeGreaterThanOrEqual(chats);
      running.liveChat.control.clear();
      running.liveChat.control.setFaults({ expireTokens: expires });
      letGo();
      await Promise.all(customers.map((customer) => repliesOf(customer, 1)));
      await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
      for (const customer of customers) {
        expect(await customer.replies()).toHaveLength(1);
      }
      expect(running.liveChat.control.calls().counts[renewal]).toBe(1);
      // Of each chat the sign that somebody types, what is written so far and the reply can still bear the old token.
      expect(refusals).toBeGreaterThan(1);
      expect(refusals).toBeLessThanOrEqual(3 * chats);
    },
    180_000,
  );
});
