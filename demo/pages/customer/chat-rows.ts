/** The rows of the chat window, from what is known. Pure. */
import type { ChatEvent, RichElement } from "../shared/chat-data.ts";
import { dayOf, timeOf } from "../shared/times.ts";
import { type Author, authorOf } from "./bots.ts";
import type { ChatState } from "./chat-state.ts";

interface Bubble {
  readonly key: string;
  readonly own: boolean;
  /** Given on the first of several messages in a row by the same author. */
  readonly author: Author | undefined;
  readonly time: string;
}

export type ChatRow =
  | { readonly kind: "day"; readonly key: string; readonly text: string }
  | { readonly kind: "system"; readonly key: string; readonly text: string }
  | (Bubble & { readonly kind: "message"; readonly text: string; readonly deleted: boolean })
  | (Bubble & { readonly kind: "preview"; readonly text: string })
  | (Bubble & {
      readonly kind: "unsent";
      readonly customId: string;
      readonly text: string;
      readonly state: string;
      readonly problem: string;
    })
  | (Bubble & { readonly kind: "file"; readonly name: string; readonly url: string; readonly image: boolean })
  | (Bubble & { readonly kind: "form"; readonly answers: ChatEvent["answers"] })
  | (Bubble & {
      readonly kind: "rich";
      readonly quick: boolean;
      readonly elements: readonly RichElement[];
      readonly place: { readonly threadId: string; readonly eventId: string };
      /** Buttons of an earlier thread, or of a question already answered, are history. */
      readonly pressable: boolean;
    });

const sameAuthorWithin = 5 * 60_000;

export function chatRows(state: ChatState, now: number): ChatRow[] {
  const rows: ChatRow[] = [];
  let day = "";
  let last: { readonly authorId: string; readonly at: number } | undefined;
  const events = [...state.events.values()];

  function bubble(key: string, authorId: string, createdAt: string): Bubble {
    const own = authorId === state.customerId;
    const at = Date.parse(createdAt);
    const continued = last?.authorId === authorId && at - last.at < sameAuthorWithin;
    last = { authorId, at };
    return { key, own, author: continued || own ? undefined : authorOf(state, authorId), time: timeOf(createdAt) };
  }

  for (const [index, event] of events.entries()) {
    const today = dayOf(event.createdAt, now);
    if (today !== day) {
      day = today;
      last = undefined;
      rows.push({ kind: "day", key: `day ${event.id}`, text: today });
    }
    if (event.authorId === undefined) {
      last = undefined;
      const text = systemText(event);
      if (text !== "") rows.push({ kind: "system", key: event.id, text });
      continue;
    }
    const answered = events.slice(index + 1).some((later) => later.authorId === state.customerId);
    const row = eventRow(
      event,
      bubble(event.id, event.authorId, event.createdAt),
      event.threadId === state.activeThreadId && !answered,
    );
    if (row) rows.push(row);
  }
  for (const preview of state.previews) {
    rows.push({
      ...bubble(`preview ${preview.key}`, preview.authorId, preview.createdAt),
      kind: "preview",
      text: preview.text,
    });
  }
  for (const { customId, text, state: sending, problem, createdAt } of state.unsent) {
    const shared = bubble(`unsent ${customId}`, state.customerId ?? "", createdAt);
    rows.push({ ...shared, own: true, author: undefined, kind: "unsent", customId, text, state: sending, problem });
  }
  return rows;
}

function eventRow(event: ChatEvent, shared: Bubble, pressable: boolean): ChatRow | undefined {
  if (event.deleted) return { ...shared, kind: "message", text: "This message was deleted.", deleted: true };
  switch (event.type) {
    case "message":
      return { ...shared, kind: "message", text: event.text, deleted: false };
    case "file":
      return event.file && { ...shared, kind: "file", ...event.file };
    case "filled_form":
      return { ...shared, kind: "form", answers: event.answers };
    case "rich_message": {
      const isSpent = event.template === "quick_replies" && !pressable && event.elements.every(hasNoWords);
      if (isSpent) return undefined;
      const place = { threadId: event.threadId, eventId: event.id };
      return {
        ...shared,
        kind: "rich",
        quick: event.template === "quick_replies",
        elements: event.elements,
        place,
        pressable,
      };
    }
    default:
      return undefined;
  }
}

/** Nothing is left of it once its buttons have gone. */
function hasNoWords({ title, subtitle, image }: RichElement): boolean {
  return title === undefined && subtitle === undefined && image === undefined;
}

/** The vendor words these for agents; the customer is spoken to. */
function systemText(event: ChatEvent): string {
  const { agent, targets } = event.variables;
  switch (event.systemType) {
    case "manual_archived_customer":
      return "You ended the chat";
    case "manual_archived_agent":
      return typeof agent === "string" ? `${agent} ended the chat` : "The chat was ended";
    case "routing.archived_inactive":
      return "The chat was closed after a while without messages";
    case "routing.archived_offline":
      return "The chat was closed because nobody was available";
    case "archived_customer_disconnected":
      return "The chat was closed when you left";
    case "chat_transferred":
      return typeof targets === "string" ? `You were transferred to ${targets}` : event.text;
    case "rating.chat_rated":
      return event.variables["score"] === "good" ? "You rated this chat as good" : "You rated this chat as not good";
    case "rating.chat_rating_canceled":
      return "You took your rating back";
    case "rating.chat_commented":
      return "You left a comment";
    case "routing.unassigned_other":
    case "routing.unassigned_disconnected":
      return "You are waiting for the next free colleague";
    default:
      return event.text;
  }
}
