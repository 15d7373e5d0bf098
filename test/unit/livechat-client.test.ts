/** What becomes of a call of the vendor's API: answers, refusals, silence, and what is tried again. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ChannelError } from "../../worker/channels/channel.ts";
import type { OutboundMessage } from "../../worker/channels/channel.ts";
import { issueBotToken, LiveChatClient } from "../../worker/channels/livechat/client.ts";
import type { IssuedToken } from "../../worker/channels/livechat/client.ts";
import { ERROR_TYPES } from "../../worker/channels/livechat/error-types.ts";
import { createLiveChatChannel } from "../../worker/channels/livechat/index.ts";

const config = {
  LIVECHAT_API_URL: "https://livechat.test",
  LIVECHAT_API_VERSION: "3.6",
  LIVECHAT_ORGANIZATION_ID: "organization",
  LIVECHAT_CLIENT_ID: "client",
  LIVECHAT_BOT_ID: "9be27c04d1f35a86b0e4c7d2f81a6053",
  LIVECHAT_BOT_SECRET: "bot-secret",
} as const;

interface Call {
  readonly action: string;
  readonly token: string | null;
  readonly region: string | null;
  readonly body: unknown;
}

type Answering = (call: Call, count: number, signal: AbortSignal | null) => Response | Promise<Response>;

/** The vendor, at its end of the wire. */
function vendor(answer: Answering) {
  const calls: Call[] = [];
  const fetchFrom: typeof fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : String(input), init);
    const call = {
      action: new URL(request.url).pathname,
      token: request.headers.get("authorization"),
      region: request.headers.get("x-region"),
      body: await request.json(),
    };
    calls.push(call);
    return answer(call, calls.length, init?.signal ?? null);
  };
  return { calls, fetchFrom };
}

/** Tokens `t1`, `t2` …, one more each time that the newest was refused. */
function tokenKeeper() {
  let newest = 1;
  const asked: (string | null)[] = [];
  const tokens = (refused: string | null): Promise<IssuedToken> => {
    asked.push(refused);
    newest += refused === `t${newest}` ? 1 : 0;
    return Promise.resolve({ kind: "issued", token: `t${newest}` });
  };
  return { asked, tokens };
}

function refusal(type: string, status = 422, more: { message?: string; data?: unknown; headers?: HeadersInit } = {}) {
  const { message = "No.", data, headers = {} } = more;
  return Response.json({ error: { type, message, ...(data === undefined ? {} : { data }) } }, { status, headers });
}

const isTrue = z.looseObject({ done: z.literal(true) });
const done = () => Response.json({ done: true });

/** How a call ended that was answered so. */
async function failureOf(answer: Answering, tokens = tokenKeeper().tokens): Promise<ChannelError> {
  const client = new LiveChatClient(config, tokens, vendor(answer).fetchFrom);
  const error: unknown = await client.call("send_event", { chat_id: "c" }, isTrue).catch((thrown: unknown) => thrown);
  return error instanceof ChannelError ? error : expect.fail(`not a failed call: ${JSON.stringify(error)}`);
}

const silent: Answering = (_call, _count, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });

const none = () => Promise.resolve<IssuedToken>({ kind: "failed", code: "license_expired" });

const misdirected = (region: unknown) => refusal("misdirected_request", 421, { data: { region } });

const channelOf = (answer: Answering) => {
  const { calls, fetchFrom } = vendor(answer);
  return { calls, channel: createLiveChatChannel(config, tokenKeeper().tokens, fetchFrom) };
};

const customIds = (calls: readonly Call[]) =>
  calls.map(({ body }) => (body as { event: { custom_id: string } }).event.custom_id);

afterEach(() => {
  vi.useRealTimers();
});

/** Every type of the vendor's list ("Errors", v3.6), those of RTM last; with a status that it may come with. */
const documented = [
  ["agent_offline", 422, "rejected"],
  ["already_exists", 422, "rejected"],
  ["authentication", 401, "not-done"],
  ["authorization", 403, "not-in-chat"],
  ["chat_anonymized", 422, "closed"],
  ["chat_inactive", 422, "closed"],
  ["customer_banned", 403, "rejected"],
  ["entity_too_large", 413, "rejected"],
  ["greeting_not_found", 404, "rejected"],
  ["group_not_found", 404, "rejected"],
  ["group_offline", 422, "rejected"],
  ["group_unavailable", 422, "rejected"],
  ["groups_offline", 422, "rejected"],
  ["internal", 500, "unknown"],
  ["license_expired", 402, "rejected"],
  ["license_not_found", 404, "rejected"],
  ["limit_reached", 422, "rejected"],
  ["misdirected_request", 421, "not-done"],
  ["missing_access", 403, "not-in-chat"],
  ["not_allowed", 403, "rejected"],
  ["not_found", 404, "rejected"],
  ["ownership_transfer", 422, "rejected"],
  ["request_timeout", 504, "unknown"],
  ["service_unavailable", 503, "unknown"],
  ["too_many_requests", 429, "not-done"],
  ["unsupported_version", 400, "rejected"],
  ["validation", 422, "rejected"],
  ["wrong_product_version", 400, "rejected"],
  ["pending_requests_limit_reached", 429, "not-done"],
  ["requester_already_offline", 422, "rejected"],
  ["requester_awaiting_approval", 403, "rejected"],
  ["requester_suspended", 403, "rejected"],
  ["seats_limit_exceeded", 422, "rejected"],
  ["users_limit_reached", 422, "rejected"],
] as const;

describe("a failed call", () => {
  it.each([
    ...documented,
    // Types that nobody has documented yet: the status is all there is.
    ["quota_window", 429, "not-done"],
    ["meltdown", 500, "unknown"],
    ["odd", 400, "rejected"],
  ] as const)("of type %s (%i) is %s", async (type, status, failure) => {
    expect(await failureOf(() => refusal(type, status))).toMatchObject({ failure, code: type });
  });

  it("has a meaning for every type that the vendor documents, and for no other", () => {
    expect(Object.keys(ERROR_TYPES).toSorted()).toStrictEqual(documented.map(([type]) => type).toSorted());
  });

  it("that only an operator can mend says how, without a value", async () => {
    const error = await failureOf(() => refusal("license_expired", 402));
    expect(error.advice).toBe("The LiveChat licence has expired: renew it.");
    expect((await failureOf(done, none)).advice).toBe("The LiveChat licence has expired: renew it.");
    expect((await failureOf(() => refusal("too_many_requests", 429))).advice).toBe(null);
    const refused = () => Promise.resolve<IssuedToken>({ kind: "failed", code: "personal_access_token_refused" });
    expect((await failureOf(done, refused)).advice).toContain("LIVECHAT_PERSONAL_ACCESS_TOKEN");
  });

  it("is told by its type, whatever the status", async () => {
    expect(await failureOf(() => refusal("chat_inactive", 200))).toMatchObject({ failure: "closed" });
    expect(await failureOf(() => refusal("internal", 400))).toMatchObject({ failure: "unknown" });
  });

  it.each(["Chat not active", "No active chat thread", "Chat is inactive"])(
    "of type validation that says %j means a closed chat",
    async (message) => {
      expect(await failureOf(() => refusal("validation", 422, { message }))).toMatchObject({ failure: "closed" });
    },
  );

  it.each([
    [400, "rejected"],
    [401, "not-done"],
    [404, "rejected"],
    [408, "unknown"],
    [429, "not-done"],
    [500, "unknown"],
    [502, "unknown"],
    [503, "unknown"],
  ])("with status %i and no vendor's error in it is %s", async (status, failure) => {
    for (const body of ["<html>Bad gateway</html>", "", "null", '{"error":"busy"}', '{"error":{"type":7}}']) {
      expect(await failureOf(() => new Response(body, { status }))).toMatchObject({ failure, code: `http_${status}` });
    }
  });

  it("follows no redirection: the token is for nobody else", async () => {
    const headers = { location: "https://elsewhere.test/" };
    const { calls, fetchFrom } = vendor(() => new Response(null, { status: 307, headers }));
    const seen: (string | undefined)[] = [];
    const client = new LiveChatClient(config, tokenKeeper().tokens, (input, init) => {
      seen.push(init?.redirect);
      return fetchFrom(input, init);
    });
    await expect(client.call("send_event", {}, isTrue)).rejects.toMatchObject({
      failure: "rejected",
      code: "http_307",
    });
    expect([seen, calls.length]).toStrictEqual([["manual"], 1]);
  });

  it("that never reached the vendor may have", async () => {
    const failure = await failureOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(failure).toMatchObject({ failure: "unknown", code: "network" });
  });

  it("that got no answer in time may have had its effect", async () => {
    vi.useFakeTimers();
    const failing = failureOf(silent);
    await vi.advanceTimersByTimeAsync(17_000);
    expect(await failing).toMatchObject({ failure: "unknown", code: "no_answer_in_time" });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("or one that worked leaves no timer behind", async () => {
    vi.useFakeTimers();
    const client = new LiveChatClient(config, tokenKeeper().tokens, vendor(done).fetchFrom);
    await client.call("send_event", {}, isTrue);
    await failureOf(() => refusal("validation"));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("of which the answer breaks off may have had its effect", async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new TypeError("terminated")),
    });
    expect(await failureOf(() => new Response(broken))).toMatchObject({ failure: "unknown", code: "network" });
  });

  it.each(["{}", "[]", "null", "", "OK", '{"done":"yes"}'])(
    "with 200 and %j for an answer may have had its effect",
    async (body) => {
      expect(await failureOf(() => new Response(body))).toMatchObject({
        failure: "unknown",
        code: "unexpected_answer",
      });
    },
  );

  it.each([
    ["2", 2_000],
    ["0.5", 500],
    ["0", 0],
    ["86400", 300_000],
    ["", null],
    ["-3", null],
    ["Infinity", null],
    ["Mon, 02 Mar 2026 09:00:00 GMT", null],
  ])("with Retry-After %j asks to wait for %j ms", async (header, retryAfter) => {
    const answer = () => refusal("too_many_requests", 429, { headers: { "retry-after": header } });
    expect(await failureOf(answer)).toMatchObject({ failure: "not-done", retryAfter });
  });

  it("without a token to be had was never made", async () => {
    const answer = vi.fn(done);
    expect(await failureOf(answer, none)).toMatchObject({ failure: "not-done", code: "license_expired" });
    expect(answer).not.toHaveBeenCalled();
  });

  it("leaves the token out of the error", async () => {
    const { message, code } = await failureOf(() => refusal("authentication", 401, { message: "Bad token" }));
    expect(`${message} ${code}`).not.toMatch(/t1|t2|Bearer/);
  });
});

describe("a token that is refused", () => {
  it.each([
    ["by the vendor", () => refusal("authentication", 401)],
    ["by what stands before the vendor", () => new Response("Unauthorized", { status: 401 })],
  ])("%s is renewed once and the call repeated once", async (_by, refuse) => {
    const { calls, fetchFrom } = vendor(({ token }) => (token === "Bearer t1" ? refuse() : done()));
    const { asked, tokens } = tokenKeeper();
    const client = new LiveChatClient(config, tokens, fetchFrom);
    await client.call("send_event", { chat_id: "c" }, isTrue);
    await client.call("send_event", { chat_id: "c" }, isTrue);
    expect(calls.map(({ token }) => token)).toStrictEqual(["Bearer t1", "Bearer t2", "Bearer t2"]);
    expect(asked).toStrictEqual([null, "t1"]);
  });

  it("and refused again is not tried a third time", async () => {
    const { calls, fetchFrom } = vendor(() => refusal("authentication", 401));
    const client = new LiveChatClient(config, tokenKeeper().tokens, fetchFrom);
    await expect(client.call("send_event", {}, isTrue)).rejects.toMatchObject({
      failure: "not-done",
      code: "authentication",
    });
    expect(calls).toHaveLength(2);
  });

  it("to several calls of one chat at once is renewed once", async () => {
    const { calls, fetchFrom } = vendor(async ({ token, action }, count) => {
      // The refusal of the third comes when the first two have a new token already.
      await new Promise((resolve) => setTimeout(resolve, action.endsWith("slow") && count <= 4 ? 30 : 1));
      return token === "Bearer t1" ? refusal("authentication", 401) : done();
    });
    const { asked, tokens } = tokenKeeper();
    const client = new LiveChatClient(config, tokens, fetchFrom);
    await Promise.all(["one", "two", "slow"].map((action) => client.call(action, {}, isTrue)));
    expect(calls).toHaveLength(6);
    expect(asked.filter((refused) => refused !== null && refused !== "t1")).toStrictEqual([]);
    expect(calls.filter(({ token }) => token === "Bearer t3")).toStrictEqual([]);
  });
});

describe("a chat in another data centre", () => {
  it("is called there once more, and from then on", async () => {
    const { calls, fetchFrom } = vendor(({ region }) => (region === "fra" ? done() : misdirected("fra")));
    const client = new LiveChatClient(config, tokenKeeper().tokens, fetchFrom);
    await client.call("send_event", {}, isTrue);
    await client.call("send_event", {}, isTrue);
    expect(calls.map(({ region }) => region)).toStrictEqual([null, "fra", "fra"]);
  });

  it("that is never the right one is given up after one repetition", async () => {
    const { calls, fetchFrom } = vendor(({ region }) => misdirected(region === "fra" ? "dal" : "fra"));
    const client = new LiveChatClient(config, tokenKeeper().tokens, fetchFrom);
    await expect(client.call("send_event", {}, isTrue)).rejects.toMatchObject({ failure: "not-done" });
    expect(calls).toHaveLength(2);
  });

  it.each([undefined, 7, "", "fra\r\nx-evil: 1", "x".repeat(60)])("named %j is nowhere to go", async (region) => {
    const { calls, fetchFrom } = vendor((_call, count) => (count === 1 ? misdirected(region) : done()));
    const client = new LiveChatClient(config, tokenKeeper().tokens, fetchFrom);
    await expect(client.call("send_event", {}, isTrue)).rejects.toMatchObject({ code: "misdirected_request" });
    await client.call("send_event", {}, isTrue);
    expect(calls.map((call) => call.region)).toStrictEqual([null, null]);
  });
});

describe("a new bot token", () => {
  it("is asked for with the bot's secret alone", async () => {
    const { calls, fetchFrom } = vendor(() => Response.json({ token: "jwt".repeat(300) }));
    expect(await issueBotToken({ ...config, LIVECHAT_API_URL: "https://livechat.test//" }, fetchFrom)).toStrictEqual({
      kind: "issued",
      token: "jwt".repeat(300),
    });
    expect(calls).toStrictEqual([
      {
        action: "/v3.6/configuration/action/issue_bot_token",
        token: null,
        region: null,
        body: {
          bot_id: config.LIVECHAT_BOT_ID,
          client_id: "client",
          bot_secret: "bot-secret",
          organization_id: "organization",
        },
      },
    ]);
  });

  it("is asked for in the right data centre", async () => {
    const { calls, fetchFrom } = vendor(({ region }) =>
      region === "fra"
        ? Response.json({ token: "t" })
        : refusal("misdirected_request", 421, { data: { region: "fra" } }),
    );
    expect(await issueBotToken(config, fetchFrom)).toStrictEqual({ kind: "issued", token: "t" });
    expect(calls).toHaveLength(2);
  });

  it.each([
    ["authorization", () => refusal("authorization", 403)],
    ["http_502", () => new Response("<html>", { status: 502 })],
    ["unexpected_answer", () => Response.json({})],
    ["unexpected_answer", () => Response.json({ token: "" })],
    ["network", () => Promise.reject(new TypeError("fetch failed"))],
  ] satisfies [string, Answering][])("that is not to be had fails as %s", async (code, answer) => {
    expect(await issueBotToken(config, vendor(answer).fetchFrom)).toStrictEqual({ kind: "failed", code });
  });
});

describe("the channel", () => {
  const long: OutboundMessage = {
    customId: "turn-1",
    text: "word ".repeat(8_000),
    sources: [],
    quickReplies: [],
    audience: "everyone",
  };

  it("sends a long message in parts, one after the other, without those that are there", async () => {
    const { calls, channel } = channelOf((_call, count) => Response.json({ event_id: `e${count}` }));
    expect(await channel.send("c", long, new Set(["turn-1.1"]))).toStrictEqual(["e1", "e2"]);
    expect(customIds(calls)).toStrictEqual(["turn-1.2", "turn-1.3"]);
  });

  it("does not take a message for undone of which a part is out", async () => {
    const { channel } = channelOf((_call, count) =>
      count === 1 ? Response.json({ event_id: "e1" }) : refusal("too_many_requests", 429),
    );
    await expect(channel.send("c", long, new Set())).rejects.toMatchObject({ failure: "unknown" });
    const { channel: other } = channelOf(() => refusal("too_many_requests", 429));
    await expect(other.send("c", long, new Set())).rejects.toMatchObject({ failure: "not-done" });
    await expect(other.send("c", long, new Set(["turn-1.1"]))).rejects.toMatchObject({ failure: "unknown" });
  });

  it("keeps a note from the customer", async () => {
    const { calls, channel } = channelOf(() => Response.json({ event_id: "e1" }));
    await channel.send("c", { ...long, text: "note", audience: "agents" }, new Set());
    expect(calls[0]?.body).toStrictEqual({
      chat_id: "c",
      event: { type: "message", text: "note", visibility: "agents", custom_id: "turn-1.1" },
    });
  });

  it.each([
    ["validation", "Cannot assign any agent from requested groups"],
    ["agent_offline", "No."],
    ["group_offline", "No."],
    ["group_unavailable", "No."],
    ["groups_offline", "No."],
  ])("knows that nobody is there: %s, %s", async (type, message) => {
    const { channel } = channelOf(() => refusal(type, 422, { message }));
    expect(await channel.transfer("c", { kind: "group", group: 1 }, { queue: false })).toStrictEqual({
      kind: "nobody-available",
    });
  });

  it("takes no other refusal of a transfer for that", async () => {
    const { calls, channel } = channelOf(() => refusal("validation", 422, { message: "`id` is required" }));
    await expect(channel.transfer("c", { kind: "group", group: 4 }, { queue: false })).rejects.toMatchObject({
      failure: "rejected",
    });
    expect(calls[0]?.body).toStrictEqual({ id: "c", target: { type: "group", ids: [4] } });
  });

  describe("asked for the chats that were left unanswered", () => {
    const bot = { id: config.LIVECHAT_BOT_ID, type: "agent", present: true };
    const now = Date.parse("2026-03-02T09:10:00Z");
    const last = (author_id: string, created_at: string) => ({
      thread_id: "t",
      event: { id: "e", author_id, created_at },
    });
    const hidden = ({ event, ...rest }: ReturnType<typeof last>) => ({
      ...rest,
      event: { ...event, visibility: "agents" },
    });
    const early = "2026-03-02T09:00:00.000001Z";
    const later = "2026-03-02T09:00:00.500000Z";
    const unanswered = (...chats_summary: unknown[]) =>
      channelOf(() => Response.json({ chats_summary })).channel.unansweredChats(now, 60_000);

    it.each([
      ["a message of the customer", { message: last("customer", early) }, ["c"]],
      ["a message of ours", { message: last(bot.id, early) }, []],
      ["a note of ours, which may hide a message", { message: hidden(last(bot.id, early)) }, ["c"]],
      ["a message of a moment ago", { message: last("customer", "2026-03-02T09:09:30.000000Z") }, []],
      ["a file after a message of ours", { message: last(bot.id, early), file: last("customer", later) }, ["c"]],
      ["a message of ours after a file", { message: last(bot.id, later), file: last("customer", early) }, []],
      ["nothing", {}, ["c"]],
    ])("looks at %s, the last there is", async (_what, last_event_per_type, chats) => {
      expect(await unanswered({ id: "c", users: [bot], last_event_per_type })).toStrictEqual(chats);
    });

    it("passes over chats without the bot, and over what cannot be read", async () => {
      const chats = [null, { id: 7 }, { id: "a", users: [{}, {}] }, { id: "b", users: [{ ...bot, present: false }] }];
      expect(await unanswered(...chats, { id: "c", users: [null, bot] })).toStrictEqual(["c"]);
    });

    it("turns the pages, without the filters that they were made with, but not for ever", async () => {
      const page = { chats_summary: [{ id: "c", users: [bot] }] };
      const two = channelOf((_call, count) =>
        Response.json({ ...page, ...(count === 1 ? { next_page_id: "p2" } : {}) }),
      );
      expect(await two.channel.unansweredChats(now, 0)).toStrictEqual(["c", "c"]);
      expect(two.calls.map(({ body }) => body)).toStrictEqual([
        { filters: { active: true }, limit: 100 },
        { page_id: "p2" },
      ]);
      const endless = channelOf(() => Response.json({ ...page, next_page_id: "again" }));
      await endless.channel.unansweredChats(now, 0);
      expect(endless.calls).toHaveLength(50);
    });
  });

  it.each(["{}", "", "null"])("takes %j for an accepted transfer, as the vendor answers it", async (body) => {
    const { channel } = channelOf(() => new Response(body));
    expect(await channel.transfer("c", { kind: "group", group: 4 }, { queue: false })).toStrictEqual({
      kind: "accepted",
    });
  });
});
