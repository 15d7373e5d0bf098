/** Which calls the channel makes of the vendor, and what it takes from their answers. */
import { describe, expect, it } from "vitest";
import type { OutboundMessage } from "../../worker/channels/channel.ts";
import { createLiveChatChannel } from "../../worker/channels/livechat/index.ts";
import { config, refusal, tokenKeeper, vendor } from "../support/livechat-vendor.ts";
import type { Answering, Call } from "../support/livechat-vendor.ts";

const channelOf = (answer: Answering) => {
  const { calls, fetchFrom } = vendor(answer);
  return { calls, channel: createLiveChatChannel(config, tokenKeeper().tokens, fetchFrom) };
};

const customIds = (calls: readonly Call[]) =>
  calls.map(({ body }) => (body as { event: { custom_id: string } }).event.custom_id);

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

  it("sends no further part once it is not wanted any more, and gets its token before it is asked to send", async () => {
    const { calls, channel } = channelOf((_call, count) => Response.json({ event_id: `e${count}` }));
    await channel.ready();
    expect(await channel.send("c", long, new Set(), () => calls.length < 2)).toStrictEqual(["e1", "e2"]);
    expect(customIds(calls)).toStrictEqual(["turn-1.1", "turn-1.2"]);
    const keeper = tokenKeeper();
    const other = createLiveChatChannel(
      config,
      keeper.tokens,
      vendor(() => Response.json({ event_id: "e1" })).fetchFrom,
    );
    await other.ready();
    await other.ready();
    await other.send("c", { ...long, text: "short" }, new Set());
    expect(keeper.asked).toHaveLength(1);
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
