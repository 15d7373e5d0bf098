/** How calls of the vendor's API are authorized and routed, and what is repeated with another token or elsewhere. */
import { describe, expect, it } from "vitest";
import { issueBotToken, LiveChatClient } from "../../worker/channels/livechat/client.ts";
import { config, done, isTrue, refusal, tokenKeeper, vendor } from "../support/livechat-vendor.ts";
import type { Answering } from "../support/livechat-vendor.ts";

const misdirected = (region: unknown) => refusal("misdirected_request", 421, { data: { region } });

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
