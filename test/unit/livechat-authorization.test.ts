/** As whom calls are made, by LIVECHAT_AUTHORIZATION: what they bear, what each way needs, and what cannot work. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decodeRegion, regionOf, sharedTokens } from "../../worker/channels/livechat/authorization.ts";
import { INDICATOR_CALLS_PER_MESSAGE } from "../../worker/channels/livechat/call-meter.ts";
import { LiveChatClient } from "../../worker/channels/livechat/client.ts";
import { createLiveChatChannel } from "../../worker/channels/livechat/index.ts";
import { readConfig } from "../../worker/config.ts";
import type { Config } from "../../worker/config.ts";
import type { Env } from "../../worker/env.ts";
import { workerSettings } from "../support/worker-settings.ts";

const BOT = "9be27c04d1f35a86b0e4c7d2f81a6053";

const common = {
  ...workerSettings,
  LIVECHAT_API_URL: "https://livechat.test",
  LIVECHAT_ORGANIZATION_ID: "organization",
  LIVECHAT_BOT_ID: BOT,
  LIVECHAT_HANDOFF_GROUP_ID: "1",
} as const;

const modes = {
  "bot-token": { LIVECHAT_BOT_SECRET: "bot-secret" },
  "personal-access-token": {
    LIVECHAT_API_VERSION: "3.5",
    LIVECHAT_ACCOUNT_ID: "0f2b8a51-6c1e-4d0f-8a1c-2f4f6f0c9b77",
    LIVECHAT_PERSONAL_ACCESS_TOKEN: "fra:personal-token",
  },
  oauth: {
    LIVECHAT_API_VERSION: "3.5",
    LIVECHAT_CLIENT_SECRET: "client-secret",
    TOKEN_ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
    OPERATOR_TOKEN: "operator-token-of-tests",
  },
} as const;

type Mode = keyof typeof modes;

function read(mode: Mode, changed: Readonly<Record<string, unknown>> = {}) {
  const env: unknown = { ...common, ...modes[mode], LIVECHAT_AUTHORIZATION: mode, ...changed };
  return readConfig(env as Env);
}

function configOf(mode: Mode, changed: Readonly<Record<string, unknown>> = {}): Config {
  const result = read(mode, changed);
  return result.kind === "ok" ? result.config : expect.fail(JSON.stringify(result.problems));
}

function problemsOf(mode: Mode, changed: Readonly<Record<string, unknown>>): string[] {
  const result = read(mode, changed);
  return result.kind === "ok" ? [] : result.problems.map(({ setting, problem }) => `${setting} ${problem}`);
}

/** What the vendor is sent; it answers each call with the same. */
function vendor(answer: () => Response = () => Response.json({ event_id: "e" })) {
  const seen: { readonly path: string; readonly headers: Record<string, string> }[] = [];
  const fetchFrom: typeof fetch = (input, init) => {
    const request = new Request(input instanceof Request ? input : String(input), init);
    seen.push({ path: new URL(request.url).pathname, headers: Object.fromEntries(request.headers) });
    return Promise.resolve(answer());
  };
  return { seen, fetchFrom };
}

const nothing = { BOT_TOKENS: null } as unknown as Env;

describe("a call", () => {
  it.each([
    [
      "bot-token",
      "ey.a.b",
      { authorization: "Bearer ey.a.b", "x-author-id": undefined, "x-region": undefined },
      "/v3.6/agent/action/send_event",
    ],
    [
      "personal-access-token",
      "fra:personal-token",
      {
        authorization: `Basic ${btoa("0f2b8a51-6c1e-4d0f-8a1c-2f4f6f0c9b77:fra:personal-token")}`,
        "x-author-id": BOT,
        "x-region": "fra",
      },
      "/v3.5/agent/action/send_event",
    ],
    [
      "oauth",
      "us-south1:access",
      { authorization: "Bearer us-south1:access", "x-author-id": BOT, "x-region": "us-south1" },
      "/v3.5/agent/action/send_event",
    ],
  ] as const)("by %s bears what the vendor wants", async (mode, token, headers, path) => {
    const { seen, fetchFrom } = vendor();
    const client = new LiveChatClient(configOf(mode), () => Promise.resolve({ kind: "issued", token }), fetchFrom);
    await client.call("send_event", {}, z.unknown());
    expect(seen[0]?.path).toBe(path);
    for (const [name, value] of Object.entries(headers)) {
      expect(seen[0]?.headers[name]).toBe(value);
    }
  });

  it("goes where the vendor sent it, whatever its token begins with", async () => {
    const regions: (string | null)[] = [];
    const client = new LiveChatClient(
      configOf("oauth"),
      () => Promise.resolve({ kind: "issued", token: "dal:access" }),
      (_input, init) => {
        regions.push(new Headers(init?.headers).get("x-region"));
        const error = { type: "misdirected_request", message: "Wrong region", data: { region: "fra" } };
        return Promise.resolve(regions.length === 1 ? Response.json({ error }, { status: 421 }) : Response.json({}));
      },
    );
    await client.call("get_chat", {}, z.unknown());
    await client.call("get_chat", {}, z.unknown());
    expect(regions).toStrictEqual(["dal", "fra", "fra"]);
  });

  it("asks for another token when its own is about to end", async () => {
    const tokens = ["t1", "t2"];
    const { seen, fetchFrom } = vendor();
    const source = () =>
      Promise.resolve({ kind: "issued", token: tokens.shift() ?? "", renewAt: Date.now() - 1 } as const);
    const client = new LiveChatClient(configOf("oauth"), source, fetchFrom);
    await client.call("send_event", {}, z.unknown());
    await client.call("send_event", {}, z.unknown());
    expect(seen.map(({ headers }) => headers["authorization"])).toStrictEqual(["Bearer t1", "Bearer t2"]);
  });

  it("with a personal access token that is refused is not repeated: there is no other", async () => {
    const error = { type: "authentication", message: "Invalid personal access token" };
    const { seen, fetchFrom } = vendor(() => Response.json({ error }, { status: 401 }));
    const config = configOf("personal-access-token");
    const client = new LiveChatClient(config, sharedTokens(nothing, config), fetchFrom);
    const failed: unknown = await client.call("send_event", {}, z.unknown()).catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ failure: "not-done", code: "personal_access_token_refused" });
    expect(JSON.stringify([failed, String(failed)])).not.toContain("personal-token");
    expect(seen).toHaveLength(1);
  });

  it("bears the personal access token with its colon, copied from an address or not", async () => {
    const config = configOf("personal-access-token", { LIVECHAT_PERSONAL_ACCESS_TOKEN: "fra%3Apersonal-token" });
    expect(await sharedTokens(nothing, config)(null)).toStrictEqual({ kind: "issued", token: "fra:personal-token" });
  });
});

it.each([
  ["dal:abc", "dal", "dal:abc"],
  ["us-south1:abc:def", "us-south1", "us-south1:abc:def"],
  ["dal%3Aabc", null, "dal:abc"],
  ["dal%3aabc%3A", null, "dal:abc%3A"],
  ["eyJhbGciOi.eyJzdWIi.c2ln", null, "eyJhbGciOi.eyJzdWIi.c2ln"],
  [":abc", null, ":abc"],
  ["a\r\nb:abc", null, "a\r\nb:abc"],
])("the region of %j is %j", (token, region, decoded) => {
  expect([regionOf(token), decodeRegion(token)]).toStrictEqual([region, decoded]);
});

describe("the settings", () => {
  it.each(Object.keys(modes) as Mode[])("are complete for %s with its own secrets and no other's", (mode) => {
    expect(configOf(mode).LIVECHAT_AUTHORIZATION).toBe(mode);
  });

  it("mean bot-token when they say nothing", () => {
    expect(configOf("bot-token", { LIVECHAT_AUTHORIZATION: undefined }).LIVECHAT_AUTHORIZATION).toBe("bot-token");
  });

  it.each([
    ["bot-token", "LIVECHAT_BOT_SECRET", "is not set"],
    ...["LIVECHAT_ACCOUNT_ID", "LIVECHAT_PERSONAL_ACCESS_TOKEN"].map(
      (name) =>
        [
          "personal-access-token",
          name,
          "is not set, and LIVECHAT_AUTHORIZATION personal-access-token needs it",
        ] as const,
    ),
    ...["LIVECHAT_CLIENT_SECRET", "TOKEN_ENCRYPTION_KEY", "OPERATOR_TOKEN"].map(
      (name) => ["oauth", name, "is not set, and LIVECHAT_AUTHORIZATION oauth needs it"] as const,
    ),
  ] as const)("of %s name %s when it is missing or empty", (mode, setting, problem) => {
    expect(problemsOf(mode, { [setting]: undefined })).toStrictEqual([`${setting} ${problem}`]);
    expect(problemsOf(mode, { [setting]: "" })).toStrictEqual([`${setting} ${problem}`]);
  });

  it.each(["personal-access-token", "oauth"] as const)("refuse %s with version 3.6, said or by default", (mode) => {
    const problem = `LIVECHAT_AUTHORIZATION ${mode} can send as the bot with LIVECHAT_API_VERSION 3.5 only; with 3.6 take bot-token`;
    expect(problemsOf(mode, { LIVECHAT_API_VERSION: "3.6" })).toStrictEqual([problem]);
    expect(problemsOf(mode, { LIVECHAT_API_VERSION: undefined })).toStrictEqual([problem]);
  });

  it("take bot-token with either version", () => {
    expect(problemsOf("bot-token", { LIVECHAT_API_VERSION: "3.5" })).toStrictEqual([]);
  });

  it.each([
    [{ LIVECHAT_AUTHORIZATION: "s3cr3t" }, "LIVECHAT_AUTHORIZATION is not bot-token, personal-access-token or oauth"],
    [{ TOKEN_ENCRYPTION_KEY: "s3cr3t" }, "TOKEN_ENCRYPTION_KEY is shorter than 32 characters"],
    [{ LIVECHAT_ACCOUNTS_URL: "s3cr3t" }, "LIVECHAT_ACCOUNTS_URL is not an http(s) address"],
    [
      { LIVECHAT_PERSONAL_ACCESS_TOKEN: "s3cr3t\r\nx: y" },
      "LIVECHAT_PERSONAL_ACCESS_TOKEN has characters that are in no token",
    ],
    [{ LIVECHAT_ACCOUNT_ID: "s3cr3tö" }, "LIVECHAT_ACCOUNT_ID has characters that are in no token"],
  ])("say what is wrong with %j, and no value", (changed, problem) => {
    const problems = problemsOf("oauth", changed);
    expect(problems).toContain(problem);
    expect(problems.join()).not.toContain("s3cr3t");
  });
});

describe("the calls of a chat", () => {
  const channelOf = (answer?: () => Response) => {
    const { seen, fetchFrom } = vendor(answer);
    const tokens = () => Promise.resolve({ kind: "issued", token: "t" } as const);
    return { seen, channel: createLiveChatChannel(configOf("bot-token"), tokens, fetchFrom) };
  };
  const message = { customId: "m", text: "Hello.", sources: [], quickReplies: [], audience: "everyone" } as const;

  it("are counted by action, failed and repeated ones too", async () => {
    const { seen, channel } = channelOf(() => Response.json({ error: { type: "authentication" } }, { status: 401 }));
    await expect(channel.send("c", message, new Set())).rejects.toMatchObject({ code: "authentication" });
    await expect(channel.transfer("c", { kind: "group", group: 1 }, { queue: false })).rejects.toMatchObject({
      code: "authentication",
    });
    await expect(channel.transfer("c", { kind: "group", group: 1 }, { queue: false })).rejects.toMatchObject({
      code: "authentication",
    });
    expect(channel.calls()).toStrictEqual({ send_event: 2, transfer_chat: 4 });
    expect(seen).toHaveLength(6);
  });

  it("indicate a few times a message that something is written, and leave half of these calls for what is", async () => {
    const { seen, channel } = channelOf();
    const half = INDICATOR_CALLS_PER_MESSAGE / 2;
    const indicate = async () => {
      for (let count = 0; count < 10; count += 1) {
        await channel.indicateTyping("c");
      }
    };
    await indicate();
    expect(channel.calls()).toStrictEqual({ send_typing_indicator: half });
    await channel.send("c", { ...message, audience: "agents" }, new Set());
    await indicate();
    expect(channel.calls()["send_typing_indicator"]).toBe(half);
    await channel.send("c", message, new Set());
    await indicate();
    expect(channel.calls()).toStrictEqual({ send_typing_indicator: 2 * half, send_event: 2 });
    expect(seen).toHaveLength(2 * half + 2);
  });

  it("refused for want of a message sent do not stop the message", async () => {
    const { channel } = channelOf();
    for (let count = 0; count < 5; count += 1) {
      await channel.indicateTyping("c");
    }
    expect(await channel.send("c", message, new Set())).toStrictEqual(["e"]);
  });
});

describe("version 3.5, which cannot list open chats alone", () => {
  const bot = { id: BOT, type: "agent", present: true };
  const chat = (id: string, active: boolean) => ({ id, users: [bot], last_thread_summary: { id: "t", active } });

  it("is asked for all, of which the closed ones are passed over, and not for the archive behind them", async () => {
    const pages = [
      { chats_summary: [chat("a", true), chat("b", false), { id: "c", users: [bot] }], next_page_id: "p2" },
      { chats_summary: [chat("d", false), chat("e", true)], next_page_id: "p3" },
      { chats_summary: [chat("f", false), chat("g", false)], next_page_id: "p4" },
      { chats_summary: [chat("h", true)] },
    ];
    const asked: unknown[] = [];
    const config = configOf("bot-token", { LIVECHAT_API_VERSION: "3.5" });
    const tokens = () => Promise.resolve({ kind: "issued", token: "t" } as const);
    const channel = createLiveChatChannel(config, tokens, async (input, init) => {
      asked.push(await new Request(input instanceof Request ? input : String(input), init).json());
      return Response.json(pages[asked.length - 1]);
    });
    expect(await channel.unansweredChats(0, 0)).toStrictEqual(["a", "c", "e"]);
    expect(asked).toStrictEqual([{ limit: 100 }, { page_id: "p2" }, { page_id: "p3" }]);
    expect(channel.calls()).toStrictEqual({ list_chats: 3 });
  });
});
