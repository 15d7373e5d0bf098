/** What is in the text of a message: words, addresses, and at its end the list of sources that an answer carries. Pure. */
export type TextPart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

export interface Source {
  readonly title: string;
  readonly url: string | undefined;
}

export interface MessageText {
  readonly parts: readonly TextPart[];
  readonly sourcesTitle: string;
  readonly sources: readonly Source[];
}

const sourcesBlock = /(?:^|\n+)(sources?):\n((?:[•*-] .+(?:\n|$))+)\s*$/i;
const address = /https?:\/\/[^\s<>"'`]+/g;

export function readMessageText(text: string): MessageText {
  const block = sourcesBlock.exec(text);
  const words = block ? text.slice(0, block.index) : text;
  const lines = (block?.[2] ?? "").split("\n").filter((line) => line.trim() !== "");
  return { parts: splitAtLinks(words), sourcesTitle: block?.[1] ?? "", sources: lines.map(readSource) };
}

/** Only http and https count; anything else stays words. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : undefined;
}

function readSource(line: string): Source {
  const text = line.replace(/^[•*-] /, "").trim();
  const url = /https?:\/\/\S+$/.exec(text)?.[0];
  if (url === undefined) return { title: text, url: undefined };
  const title = text.slice(0, -url.length).trim().replace(/:$/, "");
  return { title: title || url, url: webAddress(url) };
}

export function splitAtLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let position = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutPunctuation(match[0]);
    const url = webAddress(found);
    if (url === undefined) continue;
    parts.push({ kind: "words", text: text.slice(position, match.index) }, { kind: "link", text: found, url });
    position = match.index + found.length;
  }
  parts.push({ kind: "words", text: text.slice(position) });
  return parts.filter((part) => part.text !== "");
}

/** A full stop or bracket after an address belongs to the sentence, unless the bracket was opened in the address. */
function withoutPunctuation(found: string): string {
  const trimmed = found.replace(/[.,;:!?…\]}'"]+$/, "");
  return trimmed.endsWith(")") && !trimmed.includes("(") ? withoutPunctuation(trimmed.slice(0, -1)) : trimmed;
}
