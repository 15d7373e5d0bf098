/** The text of a message on either page: addresses as links, sources as a list, everything else as plain text. */
import { element, icon } from "./element.ts";
import { readMessageText, splitAtLinks, type TextPart } from "./message-text.ts";

export function drawMessageText(text: string): HTMLElement {
  const { parts, sources, sourcesTitle } = readMessageText(text);
  const words = element("div", { class: "words" }, ...parts.map(drawPart));
  if (sources.length === 0) return words;
  const items = sources.map(({ title, url }) =>
    element("li", {}, icon("document"), url === undefined ? element("span", {}, title) : link(title, url)),
  );
  const list = element(
    "div",
    { class: "sources" },
    element("p", { class: "sources-title" }, sourcesTitle),
    element("ul", {}, ...items),
  );
  return element("div", {}, words, list);
}

export function drawLinkedWords(text: string): HTMLElement {
  return element("div", { class: "words" }, ...splitAtLinks(text).map(drawPart));
}

function drawPart(part: TextPart): Node {
  return part.kind === "words" ? document.createTextNode(part.text) : link(part.text, part.url);
}

export function link(text: string, url: string): HTMLAnchorElement {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}
