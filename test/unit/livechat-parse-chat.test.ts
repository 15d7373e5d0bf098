/** What a chat that was read comes to mean. */
import { describe, expect, it } from "vitest";
import { parseChat } from "../../worker/channels/livechat/parse-chat.ts";
import { chatSchema } from "../../worker/channels/livechat/schema.ts";
import { arrival, config } from "../fixtures/livechat/delivery.ts";
import { agent, alone, chat, customer, joke, thread } from "../fixtures/livechat/first-chat.ts";

describe("a chat that was read", () => {
  const read = { botId: config.LIVECHAT_BOT_ID, ...arrival };

  // The shape of the sample of "get_chat", v3.6: a summary, a visit, access, a bare customer.
  const answer = {
    id: chat,
    thread: {
      id: thread,
      created_at: "2026-03-02T09:00:00.100200Z",
      active: true,
      user_ids: [customer.id, agent.id],
      events: [
        {
          id: `${thread}_1`,
          created_at: "2026-03-02T09:00:41.512000Z",
          visibility: "all",
          type: "message",
          text: "Good morning",
          author_id: agent.id,
        },
      ],
      summary: { status: "ok", text: "• The agent greets.", updated_at: "2026-03-02T09:10:00.125000Z" },
      properties: { "0805e2": { note: "x", list: [1] }, rating: { score: 0 } },
      access: { group_ids: [0] },
      previous_thread_id: "SR08LWN3VD",
      customer_visit: { ip: "192.0.2.17", user_agent: "Mozilla/5.0", geolocation: { country: "Netherlands" } },
    },
    users: [
      { id: customer.id, type: "customer", present: true, created_at: "2026-03-01T08:53:20.693553+01:00" },
      { id: agent.id, name: "Hanne Berg", email: agent.id, type: "agent", present: true, visibility: "all" },
    ],
    properties: {},
    access: { group_ids: [0] },
    is_followed: true,
  };

  it("gives who is in it first, then what was said", () => {
    expect(parseChat(chatSchema.parse(answer), "read", read)).toStrictEqual([
      {
        kind: "snapshot",
        id: `read:${thread}`,
        at: "2026-03-02T09:00:00.100200Z",
        thread,
        source: "read",
        chat: {
          ...alone,
          customer: { ...joke, name: null, email: null, visit: null },
          properties: { chat: {}, thread: { "0805e2": { note: "x" }, rating: { score: 0 } } },
          selfPresent: false,
          agents: [agent.id],
        },
      },
      {
        kind: "message",
        id: `${thread}_1`,
        at: "2026-03-02T09:00:41.512000Z",
        thread,
        author: agent,
        text: "Good morning",
        customId: null,
      },
      {
        kind: "rated",
        id: `rated:${thread}:{"score":0,"comment":null}`,
        at: arrival.receivedAt,
        thread,
        score: 0,
        comment: null,
      },
    ]);
  });

  it("gives an empty chat for one of which only the id can be read", () => {
    expect(parseChat(chatSchema.parse({ id: chat, users: "gone", thread: 5 }), "read", read)).toStrictEqual([
      {
        kind: "snapshot",
        id: "read:d1",
        at: arrival.receivedAt,
        thread: null,
        source: "read",
        chat: {
          ...alone,
          threadStartedAt: null,
          customer: null,
          groups: [],
          properties: { chat: {}, thread: {} },
          selfPresent: false,
        },
      },
    ]);
  });

  it("takes a time that is none for no time, and bounds what a message may hold", () => {
    const said = { ...answer.thread.events[0], created_at: "yesterday", text: `${"x".repeat(16_383)}😀 and more` };
    const [, message] = parseChat(
      chatSchema.parse({ ...answer, thread: { ...answer.thread, events: [said] } }),
      "read",
      read,
    );
    expect(message).toMatchObject({ at: arrival.receivedAt, text: `${"x".repeat(16_383)}\uFFFD` });
  });
});
