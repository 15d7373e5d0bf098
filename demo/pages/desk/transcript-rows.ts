/** The rows of a transcript, from the events of the open chat. Pure. */
import type { ChatEvent } from "../shared/chat-data.ts";
import { dayOf, timeOf } from "../shared/times.ts";
import { type DeskChat, customerName, isBot } from "./desk-state.ts";

export type Role = "customer" | "bot" | "me" | "colleague";

export type TranscriptRow =
  | { readonly kind: "thread"; readonly key: string; readonly text: string }
  | { readonly kind: "system"; readonly key: string; readonly text: string; readonly hidden: boolean }
  | {
      readonly kind: "message" | "note";
      readonly key: string;
      readonly role: Role;
      readonly name: string;
      readonly time: string;
      readonly text: string;
      readonly head: boolean;
    };

interface Viewer {
  readonly myId: string;
  readonly botId: string;
}

export function speakerOf(
  chat: DeskChat,
  authorId: string,
  { myId, botId }: Viewer,
): { readonly name: string; readonly role: Role } {
  const user = chat.users.find(({ id }) => id === authorId);
  if (user?.kind === "customer") return { name: customerName(chat), role: "customer" };
  if (authorId === myId) return { name: "You", role: "me" };
  return { name: user?.name ?? authorId, role: user && isBot(user, botId) ? "bot" : "colleague" };
}

export function transcriptRows(
  chat: DeskChat,
  events: readonly ChatEvent[],
  viewer: Viewer,
  now: number,
): TranscriptRow[] {
  const rows: TranscriptRow[] = [];
  let threadId = "";
  let before = "";
  for (const event of events) {
    if (event.threadId !== threadId) {
      threadId = event.threadId;
      before = "";
      rows.push({
        kind: "thread",
        key: `thread ${threadId}`,
        text: `${dayOf(event.createdAt, now)}, ${timeOf(event.createdAt)}`,
      });
    }
    if (event.authorId === undefined) {
      before = "";
      rows.push({ kind: "system", key: event.id, text: systemText(event), hidden: event.agentsOnly });
      continue;
    }
    const text = wordsOf(event);
    if (text === "") continue;
    const { name, role } = speakerOf(chat, event.authorId, viewer);
    const kind = event.agentsOnly ? "note" : "message";
    const group = `${event.authorId} ${kind}`;
    rows.push({
      kind,
      key: event.id,
      role,
      name,
      time: timeOf(event.createdAt),
      text,
      head: group !== before || kind === "note",
    });
    before = group;
  }
  return rows;
}

function systemText(event: ChatEvent): string {
  const { initiator, targets } = event.variables;
  // To the vendor, taking a chat is a transfer to oneself.
  if (event.systemType === "chat_transferred" && typeof initiator === "string" && initiator === targets) {
    return `${initiator} took the chat`;
  }
  return event.text || (event.systemType ?? "");
}

function wordsOf(event: ChatEvent): string {
  if (event.deleted) return "(deleted)";
  switch (event.type) {
    case "message":
      return event.text;
    case "file":
      return event.file ? `${event.file.name}: ${event.file.url}` : "";
    case "filled_form":
      return event.answers.map(({ label, answer }) => `${label} ${answer}`).join("\n");
    case "rich_message":
      return event.elements
        .map(({ title, subtitle, buttons }) =>
          [title, subtitle, buttons.map(({ text }) => `[${text}]`).join(" ")].filter((part) => part).join("\n"),
        )
        .join("\n");
    default:
      return "";
  }
}
