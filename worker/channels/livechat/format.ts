/** What the core says, as LiveChat events. Pure. */
import type { OutboundMessage, Source } from "../channel.ts";

/** The most UTF-8 bytes of text in one event. Source: "Data structures", v3.6: 16 KB. */
export const MESSAGE_BYTES = 16_000;

export interface LiveChatMessage {
  readonly type: "message";
  readonly text: string;
  readonly visibility: "all" | "agents";
  readonly custom_id: string;
}

/** One event, or several when the text is longer than LiveChat takes; custom ids end in `.1`, `.2` … */
export function formatMessage(message: OutboundMessage): LiveChatMessage[] {
  const parts = splitText(message.text + formatSources(message.sources), MESSAGE_BYTES);
  return parts.map((text, index) => ({
    type: "message",
    text,
    visibility: message.audience === "agents" ? "agents" : "all",
    custom_id: `${message.customId}.${index + 1}`,
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
