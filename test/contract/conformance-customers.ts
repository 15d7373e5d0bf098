/** Rows about the one whom it is all for. */
import { at, listAt, textAt } from "./json-path.ts";
import { check, done, say } from "./conformance-stage.ts";
import type { Row, Stage } from "./conformance-stage.ts";

/** The one chat that a customer can have. */
async function customerChat(stage: Stage): Promise<{ readonly chat: string }> {
  done(await stage.asBot("agent/set_routing_status", { status: "accepting_chats" }));
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
];
