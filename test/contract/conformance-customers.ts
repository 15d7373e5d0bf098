/** Rows about the one whom it is all for. */
import { buttonIdOf } from "../../worker/channels/livechat/press.ts";
import { offer } from "./conformance-messages.ts";
import { at, listAt, textAt } from "./json-path.ts";
import { check, done, say } from "./conformance-stage.ts";
import type { Row, Stage } from "./conformance-stage.ts";

/** The one chat that a customer can have. */
async function customerChat(stage: Stage): Promise<{ readonly chat: string }> {
  done(await stage.asBot("agent/set_routing_status", { status: "accepting_chats" }));
  await untilOnline(stage);
  const listed = listAt(done(await stage.asCustomer("list_chats", {})), "chats_summary");
  const [known] = listed;
  const opening = {
    access: { group_ids: [stage.group] },
    thread: { events: [{ type: "message", text: "Hello", recipients: "all" }] },
  };
  if (known === undefined) {
    const body = done(await stage.asCustomer("start_chat", { chat: opening, continuous: true }));
    stage.chats.add(textAt(body, "chat_id"));
    return { chat: textAt(body, "chat_id") };
  }
  const chat = textAt(known, "id");
  if (at(known, "active") !== true) {
    done(await stage.asCustomer("resume_chat", { chat: { id: chat, ...opening }, continuous: true }));
  }
  return { chat };
}

/** A bot that takes chats makes its group online, once that has spread. */
async function untilOnline(stage: Stage): Promise<void> {
  for (const end = Date.now() + (stage.vendor.kind === "live" ? 150_000 : 0); Date.now() < end;) {
    const answer = await stage.asCustomer("list_group_statuses", { group_ids: [stage.group] });
    if (at(answer.body, `groups_status.${stage.group}`) === "online") {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
}

export const customerRows: readonly Row[] = [
  {
    call: "start_chat as a customer",
    expected: "goes to the bot, which is first in the group",
    needs: ["customer"],
    async run(stage) {
      const { chat } = await customerChat(stage);
      const users = listAt(done(await stage.asBot("agent/get_chat", { chat_id: chat })), "users");
      const self = users.find((user) => at(user, "id") === stage.bot.id);
      return check(at(self, "present") === true, self === undefined ? "the bot is not in it" : "the bot is in it");
    },
  },
  {
    call: "send_event to agents only, seen by the customer",
    expected: "not seen; a reply to all is",
    needs: ["customer"],
    async run(stage) {
      const { chat } = await customerChat(stage);
      done(await say(stage, chat, { text: "secret note", visibility: "agents" }));
      done(await say(stage, chat, { text: "open reply" }));
      const text = JSON.stringify(done(await stage.asCustomer("get_chat", { chat_id: chat })));
      return check(!text.includes("secret note") && text.includes("open reply"), "only the reply");
    },
  },
  {
    call: "update_customer with a bot token",
    expected: "done, and read back",
    needs: ["customer"],
    async run(stage) {
      const id = "id" in stage.customer ? stage.customer.id : "";
      done(await stage.asBot("agent/update_customer", { id, email: "conformance@firstline.example" }));
      const body = done(await stage.asBot("agent/get_customer", { id }));
      return check(at(body, "email") === "conformance@firstline.example", String(at(body, "email")));
    },
  },
  {
    call: "update_customer, session fields twice",
    expected: "open question: is the list replaced, or added to?",
    needs: ["customer"],
    async run(stage) {
      const id = "id" in stage.customer ? stage.customer.id : "";
      done(await stage.asBot("agent/update_customer", { id, session_fields: [{ company: "Conformance" }] }));
      done(await stage.asBot("agent/update_customer", { id, session_fields: [{ seats: "4" }] }));
      const { chat } = await customerChat(stage);
      const users = listAt(done(await stage.asBot("agent/get_chat", { chat_id: chat })), "users");
      const fields = JSON.stringify(
        at(
          users.find((user) => at(user, "id") === id),
          "session_fields",
        ) ?? null,
      );
      const isThere = fields.includes("seats");
      return check(isThere, `${fields.includes("company") ? "added to" : "replaced"}: ${fields}`);
    },
  },
  {
    call: "update_thread_properties, a rating by the customer",
    expected: "read by the bot as rating.score and rating.comment",
    needs: ["customer"],
    async run(stage) {
      const { chat } = await customerChat(stage);
      const before = done(await stage.asBot("agent/get_chat", { chat_id: chat }));
      const rating = { score: 1, comment: "Conformance" };
      done(
        await stage.asCustomer("update_thread_properties", {
          chat_id: chat,
          thread_id: textAt(before, "thread.id"),
          properties: { rating },
        }),
      );
      const after = done(await stage.asBot("agent/get_chat", { chat_id: chat }));
      const seen = JSON.stringify(at(after, "thread.properties.rating") ?? null);
      return check(seen === JSON.stringify(rating), seen);
    },
  },
  {
    call: "send_rich_message_postback of a quick reply, as a customer",
    expected: "done; user_ids of the button name the customer",
    needs: ["customer"],
    async run(stage) {
      const { chat } = await customerChat(stage);
      const event = offer(["Size 13"]);
      const event_id = textAt(done(await stage.asBot("agent/send_event", { chat_id: chat, event })), "event_id");
      const before = done(await stage.asBot("agent/get_chat", { chat_id: chat }));
      const place = { chat_id: chat, thread_id: textAt(before, "thread.id"), event_id };
      const postback = { id: buttonIdOf("Size 13"), toggled: true };
      done(await stage.asCustomer("send_rich_message_postback", { ...place, postback }));
      const events = listAt(done(await stage.asBot("agent/get_chat", { chat_id: chat })), "thread.events");
      const pressed = events.find((one) => at(one, "id") === event_id);
      const users = listAt(pressed, "elements.0.buttons.0.user_ids");
      return check(users.length === 1, `${users.length} user_ids`);
    },
  },
];
