/** Rows about what is more than text: buttons, previews that a message replaces, notes for reports. */
import { buttonIdOf } from "../../worker/channels/livechat/press.ts";
import { formatMessage } from "../../worker/channels/livechat/format.ts";
import { at, listAt, textAt } from "./json-path.ts";
import { check, done, eventsOf, openChat, refused, seenIn } from "./conformance-stage.ts";
import type { Row, Stage } from "./conformance-stage.ts";

/** As the Worker sends it: the text, then the buttons. */
export function offer(quickReplies: readonly string[]) {
  const message = { customId: "offer", text: "Which size?", sources: [], quickReplies, audience: "everyone" } as const;
  return formatMessage(message).at(-1);
}

function send(stage: Stage, chat: string, event: unknown) {
  return stage.asBot("agent/send_event", { chat_id: chat, event });
}

const button = { type: "message", text: "Yes", value: "yes", postback_id: "yes", user_ids: [] };

function buttons(...all: readonly object[]) {
  return { type: "rich_message", template_id: "quick_replies", elements: [{ buttons: all }] };
}

export const messageRows: readonly Row[] = [
  {
    call: "send_event, quick replies without a title",
    expected: "taken; custom_id, template and buttons come back",
    async run(stage) {
      const { chat } = await openChat(stage);
      const id = textAt(done(await send(stage, chat, offer(["Size 13", "Size 15"]))), "event_id");
      const event = (await eventsOf(stage, chat)).find((one) => at(one, "id") === id);
      const texts = listAt(event, "elements.0.buttons").map((one) => at(one, "text"));
      const isWhole = at(event, "custom_id") === "offer.2" && at(event, "template_id") === "quick_replies";
      return check(isWhole && texts.join() === "Size 13,Size 15", `custom_id ${String(at(event, "custom_id"))}`);
    },
  },
  {
    call: "send_event, thirteen quick replies, and fourteen",
    expected: "taken, and refused: validation",
    async run(stage) {
      const { chat } = await openChat(stage);
      const many = Array.from({ length: 14 }, (_, index) => ({ ...button, postback_id: `yes-${index}` }));
      done(await send(stage, chat, buttons(...many.slice(1))));
      return refused(await send(stage, chat, buttons(...many)), "validation");
    },
  },
  {
    call: "send_event, a button without user_ids",
    expected: "refused: validation",
    async run(stage) {
      const { chat } = await openChat(stage);
      const { user_ids: _nobody, ...incomplete } = button;
      return refused(await send(stage, chat, buttons(incomplete)), "validation");
    },
  },
  {
    call: "send_event, a button with a long text and id",
    expected: "taken: options of 100 characters are pressed as they are",
    async run(stage) {
      const { chat } = await openChat(stage);
      const text = "x".repeat(100);
      const long = { ...button, text, value: text, postback_id: buttonIdOf(text) };
      const answer = await send(stage, chat, buttons(long));
      return check(answer.status === 200, seenIn(answer));
    },
  },
  {
    call: "send_event_preview three times, then send_event with its custom_id",
    expected: "one message is kept, the last",
    async run(stage) {
      const { chat } = await openChat(stage);
      for (const text of ["A", "A size", "A size 13"]) {
        const event = { type: "message", text, custom_id: "growing" };
        done(await stage.asBot("agent/send_event_preview", { chat_id: chat, event }));
      }
      done(await send(stage, chat, { type: "message", text: "A size 13 plug.", custom_id: "growing" }));
      const kept = (await eventsOf(stage, chat)).filter((one) => at(one, "custom_id") === "growing");
      return check(kept.length === 1 && at(kept[0], "text") === "A size 13 plug.", `${kept.length} kept`);
    },
  },
  {
    call: "update_thread_properties, namespace test",
    expected: "done with a bot token, and read back in get_chat",
    async run(stage) {
      const { chat, thread } = await openChat(stage);
      const properties = { test: { string_property: "conformance" } };
      done(await stage.asBot("agent/update_thread_properties", { chat_id: chat, thread_id: thread, properties }));
      const body = done(await stage.asBot("agent/get_chat", { chat_id: chat }));
      const seen = String(at(body, "thread.properties.test.string_property"));
      return check(seen === "conformance", seen);
    },
  },
  {
    call: "update_thread_properties of a name that was never registered",
    expected: "refused",
    async run(stage) {
      const { chat, thread } = await openChat(stage);
      const properties = { [stage.vendor.clientId]: { firstline_conformance_unknown: "x" } };
      return refused(
        await stage.asBot("agent/update_thread_properties", { chat_id: chat, thread_id: thread, properties }),
        "validation",
        "not_found",
        "authorization",
      );
    },
  },
  {
    call: "list_properties",
    expected: "by name, with type and access",
    async run({ admin, vendor }) {
      const body = done(await admin("configuration/list_properties", { owner_client_id: vendor.clientId }));
      const isByName = typeof body === "object" && body !== null && !Array.isArray(body);
      return check(isByName, `${Object.keys(Object(body)).length} registered`);
    },
  },
  {
    call: "tag_thread with a tag that is not there",
    expected: "refused: the Worker tells it and goes on",
    async run(stage) {
      const { chat, thread } = await openChat(stage);
      const tag = "firstline-conformance-unknown";
      return refused(
        await stage.asBot("agent/tag_thread", { chat_id: chat, thread_id: thread, tag }),
        "validation",
        "not_found",
      );
    },
  },
];
