/**
 * request_thread_summary (API v3.6) answers at once and works later: a closed thread gets `thread.summary` once and the
 * webhook thread_summary_set, an active one gets a `system` event.
 */
import { formatMicroseconds } from "./clock.ts";
import { addEvent } from "./events.ts";
import type { Chat, Organization, Thread } from "./model.ts";
import { bySystem } from "./state.ts";

const delay = 1_000;

function summaryOf(thread: Thread): string {
  const texts = thread.events.flatMap(({ content }) => (typeof content["text"] === "string" ? [content["text"]] : []));
  return texts
    .slice(-3)
    .map((text) => `• ${text.slice(0, 80)}`)
    .join("\n");
}

export function summarizeLater(organization: Organization, chat: Chat, thread: Thread): void {
  organization.clock.setTimeout(() => {
    const summary = {
      status: "ok",
      text: summaryOf(thread),
      updated_at: formatMicroseconds(Math.floor(organization.clock.now()) * 1000),
    };
    if (thread.active) {
      const content = { source: "messaging", subtype: "summary", version: "1", details: JSON.stringify(summary) };
      addEvent(
        organization,
        chat,
        thread,
        { type: "system", authorId: undefined, visibility: "agents", content },
        bySystem,
      );
      return;
    }
    if (thread.summary) {
      return;
    }
    thread.summary = summary;
    const payload = { chat_id: chat.id, thread_id: thread.id, summary };
    organization.announce({ action: "thread_summary_set", chat, cause: bySystem, webhook: payload, agents: payload });
  }, delay);
}
