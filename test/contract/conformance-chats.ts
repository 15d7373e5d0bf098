/** Rows about speaking: who may, what is kept of it, what ends it. */
import { at, listAt, textAt } from "./json-path.ts";
import { address, basic, check, done, eventsOf, openChat, refused, say, seenIn } from "./conformance-stage.ts";
import type { Row } from "./conformance-stage.ts";
import type { Answer } from "./conformance-vendor.ts";

export const chatRows: readonly Row[] = [
  {
    call: "start_chat as the bot",
    expected: "chat_id, thread_id; the bot is in it",
    async run(stage) {
      const { chat } = await openChat(stage);
      const users = listAt(done(await stage.asBot("agent/get_chat", { chat_id: chat })), "users");
      const self = users.find((user) => at(user, "id") === stage.bot.id);
      return check(at(self, "present") === true && at(self, "type") === "agent", `type ${String(at(self, "type"))}`);
    },
  },
  {
    call: "send_event with custom_id",
    expected: "event_id; custom_id and author come back in get_chat",
    async run(stage) {
      const { chat } = await openChat(stage);
      const id = textAt(done(await say(stage, chat, { text: "One", custom_id: "row.1" })), "event_id");
      const event = (await eventsOf(stage, chat)).find((one) => at(one, "id") === id);
      return check(
        at(event, "custom_id") === "row.1" && at(event, "author_id") === stage.bot.id,
        `event id ${id}, created_at ${String(at(event, "created_at"))}`,
      );
    },
  },
  {
    call: "send_event, the same custom_id again",
    expected: "open question: a second event, or refused?",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await say(stage, chat, { text: "One", custom_id: "twice" }));
      const second = await say(stage, chat, { text: "One", custom_id: "twice" });
      const count = (await eventsOf(stage, chat)).filter((one) => at(one, "custom_id") === "twice").length;
      return `${seenIn(second)}, ${count} events: ${count > 1 ? "custom_id is no protection" : "custom_id is unique"}`;
    },
  },
  {
    call: "send_event of one who is not in the chat",
    expected: "refused: authorization",
    async run(stage) {
      const { chat } = await openChat(stage);
      const event = { type: "message", text: "From outside" };
      return refused(
        await stage.admin("agent/send_event", { chat_id: chat, event }),
        "authorization",
        "missing_access",
      );
    },
  },
  {
    call: "send_event with X-Author-Id, version 3.6",
    expected: "the header means nothing: refused as one who is not in the chat",
    async run(stage) {
      const { chat } = await openChat(stage);
      const event = { type: "message", text: "As the bot?" };
      const answer = await stage.admin("agent/send_event", { chat_id: chat, event }, { "X-Author-Id": stage.bot.id });
      return refused(answer, "authorization", "missing_access", "validation");
    },
  },
  {
    call: "send_event with X-Author-Id, version 3.5",
    expected: "the bot is the author; answers are marked Legacy",
    async run(stage) {
      const { chat } = await openChat(stage);
      const answer = await stage.vendor.request(
        address("agent/send_event", "v3.5"),
        { chat_id: chat, event: { type: "message", text: "As the bot" } },
        { authorization: basic(stage.vendor), "X-Author-Id": stage.bot.id },
      );
      const id = textAt(done(answer), "event_id");
      const event = (await eventsOf(stage, chat)).find((one) => at(one, "id") === id);
      return check(at(event, "author_id") === stage.bot.id, `Legacy ${answer.headers.get("legacy") ?? "absent"}`);
    },
  },
  {
    call: "send_event to agents only",
    expected: "kept with visibility agents",
    async run(stage) {
      const { chat } = await openChat(stage);
      const id = textAt(done(await say(stage, chat, { text: "A note", visibility: "agents" })), "event_id");
      const event = (await eventsOf(stage, chat)).find((one) => at(one, "id") === id);
      return check(at(event, "visibility") === "agents", String(at(event, "visibility")));
    },
  },
  {
    call: "send_event of 16,000 bytes, and of 17,000",
    expected: "taken, and refused: validation",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await say(stage, chat, { text: "x".repeat(16_000) }));
      return refused(await say(stage, chat, { text: "x".repeat(17_000) }), "validation", "entity_too_large");
    },
  },
  {
    call: "send_event without text",
    expected: "refused: validation",
    async run(stage) {
      const { chat } = await openChat(stage);
      return refused(await say(stage, chat, { text: "" }), "validation");
    },
  },
  {
    call: "send_typing_indicator",
    expected: "done",
    async run(stage) {
      const { chat } = await openChat(stage);
      return seenIn(accepted(await stage.asBot("agent/send_typing_indicator", { chat_id: chat, is_typing: true })));
    },
  },
  {
    call: "send_thinking_indicator",
    expected: "done",
    async run(stage) {
      const { chat } = await openChat(stage);
      return seenIn(
        accepted(await stage.asBot("agent/send_thinking_indicator", { chat_id: chat, title: "Looking it up" })),
      );
    },
  },
  {
    call: "send_event_preview",
    expected: "done, and not kept",
    async run(stage) {
      const { chat } = await openChat(stage);
      const event = { type: "message", text: "Half an ans", custom_id: "preview" };
      done(await stage.asBot("agent/send_event_preview", { chat_id: chat, event }));
      const isKept = (await eventsOf(stage, chat)).some((one) => at(one, "custom_id") === "preview");
      return check(!isKept, isKept ? "it is kept" : "it is not kept");
    },
  },
  {
    call: "mark_events_as_seen",
    expected: "done, with created_at as it was given",
    async run(stage) {
      const { chat } = await openChat(stage);
      const id = textAt(done(await say(stage, chat, { text: "One" })), "event_id");
      const event = (await eventsOf(stage, chat)).find((one) => at(one, "id") === id);
      const seen_up_to = textAt(event, "created_at");
      return seenIn(accepted(await stage.asBot("agent/mark_events_as_seen", { chat_id: chat, seen_up_to })));
    },
  },
  {
    call: "list_chats filters.active",
    expected: "the running chat, with its last message",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await say(stage, chat, { text: "The last word" }));
      const asked = { filters: { active: true }, limit: 100 };
      const chats = listAt(done(await stage.asBot("agent/list_chats", asked)), "chats_summary");
      const found = chats.find((one) => at(one, "id") === chat);
      return check(
        at(found, "last_event_per_type.message.event.author_id") === stage.bot.id,
        found === undefined ? "not listed" : Object.keys(Object(found)).join(", "),
      );
    },
  },
  {
    call: "deactivate_chat, then send_event",
    expected: "refused: chat_inactive",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await stage.asBot("agent/deactivate_chat", { id: chat }));
      stage.chats.delete(chat);
      // Older answers say the same under `validation`, in words that the Worker knows.
      return refused(await say(stage, chat, { text: "Too late" }), "chat_inactive", "validation");
    },
  },
  {
    call: "send_event to a chat that is not there",
    expected: "refused",
    run: async (stage) =>
      refused(
        await say(stage, "NOSUCHCHAT", { text: "Hello?" }),
        "not_found",
        "validation",
        "chat_inactive",
        "authorization",
      ),
  },
];

/** As `done`, for a row whose answer is all that there is to see. */
function accepted(answer: Answer): Answer {
  done(answer);
  return answer;
}
