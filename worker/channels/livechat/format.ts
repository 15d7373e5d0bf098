/** What the core says, as LiveChat events. Pure. */
import type { OutboundMessage, Source } from "../channel.ts";
import { buttonIdOf } from "./press.ts";

/** The most UTF-8 bytes of text in one event. Source: "Data structures", v3.6: 16 KB. */
export const MESSAGE_BYTES = 16_000;

/** The most buttons of one element. Source: "Data structures", v3.6. */
const BUTTONS = 13;

interface Common {
  readonly visibility: "all" | "agents";
  readonly custom_id: string;
}

export interface LiveChatMessage extends Common {
  readonly type: "message";
  readonly text: string;
}

/** Buttons and nothing else: no part of an element is mandatory ("Rich messages"). */
export interface LiveChatQuickReplies extends Common {
  readonly type: "rich_message";
  readonly template_id: "quick_replies";
  readonly elements: readonly [{ readonly buttons: readonly LiveChatButton[] }];
}

/** Each field is mandatory, `user_ids` too, though nobody has pressed it ("Data structures", v3.6). */
interface LiveChatButton {
  readonly type: "message";
  readonly text: string;
  readonly value: string;
  readonly postback_id: string;
  readonly user_ids: readonly [];
}

/**
 * One event, or several: the text in parts when it is longer than LiveChat takes, then the quick replies; custom ids end
 * in `.1`, `.2` … Sources are titled links in the text, which agents and archives show too; cards would put them out of
 * the order in which they are cited.
 */
export function formatMessage(message: OutboundMessage): (LiveChatMessage | LiveChatQuickReplies)[] {
  const visibility = message.audience === "agents" ? "agents" : "all";
  const parts = splitText(message.text + formatSources(message.sources), MESSAGE_BYTES);
  const texts = parts.map((text, index): LiveChatMessage => ({
    type: "message",
    text,
    visibility,
    custom_id: partId(message, index),
  }));
  const buttons = message.audience === "agents" ? [] : buttonsOf(message.quickReplies);
  return buttons.length === 0
    ? texts
    : [
        ...texts,
        {
          type: "rich_message",
          template_id: "quick_replies",
          elements: [{ buttons }],
          visibility,
          custom_id: partId(message, parts.length),
        },
      ];
}

/** What a preview of the message shows: its first part, under the custom id that the part will have. */
export function formatPreview(customId: string, text: string): Pick<LiveChatMessage, "type" | "text" | "custom_id"> {
  const [first = ""] = splitText(text, MESSAGE_BYTES);
  return { type: "message", text: first, custom_id: partId({ customId }, 0) };
}

function partId({ customId }: Pick<OutboundMessage, "customId">, index: number): string {
  return `${customId}.${index + 1}`;
}

/** Two buttons that say the same would be one when pressed. */
function buttonsOf(quickReplies: readonly string[]): LiveChatButton[] {
  const said = [...new Set(quickReplies.map((reply) => reply.trim()).filter((reply) => reply !== ""))];
  return said.slice(0, BUTTONS).map((text) => ({
    type: "message",
    text,
    value: text,
    postback_id: buttonIdOf(text),
    user_ids: [],
  }));
}

function formatSources(sources: readonly Source[]): string {
  if (sources.length === 0) {
    return "";
  }
  const lines = sources.map(({ title, url }) => (url === null ? `• ${title}` : `• ${title}: ${url}`));
  return `\n\n${sources.length === 1 ? "Source" : "Sources"}:\n${lines.join("\n")}`;
}

/**
 * Cuts at the last paragraph, else line, else space, else character, that fits. Loses no character
 * but the white space at a cut; no part is empty unless all of the text is. `bytes` is at least 4.
 */
export function splitText(text: string, bytes: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (byteLength(rest) > bytes) {
    const window = longestPrefix(rest, bytes);
    const cut = [window.lastIndexOf("\n\n"), window.lastIndexOf("\n"), window.lastIndexOf(" ")].find(
      (position) => position > window.length / 2,
    );
    parts.push(rest.slice(0, cut ?? window.length).trimEnd());
    rest = rest.slice(cut ?? window.length).trimStart();
  }
  const filled = [...parts, rest].filter((part) => part !== "");
  return filled.length === 0 ? [""] : filled; // LiveChat refuses an empty message.
}

/** Never half of a surrogate pair: only whole characters are encoded. */
function longestPrefix(text: string, bytes: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
