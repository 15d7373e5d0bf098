/** Draws one row of the chat window. */
import type { RichButton, RichElement } from "../shared/chat-data.ts";
import { button, element, icon } from "../shared/element.ts";
import { webAddress } from "../shared/message-text.ts";
import { drawLinkedWords, drawMessageText, link } from "../shared/message-view.ts";
import type { Author } from "./bots.ts";
import type { ChatRow } from "./chat-rows.ts";

type RichRow = Extract<ChatRow, { kind: "rich" }>;

export interface RowActions {
  readonly retry: (customId: string) => void;
  readonly discard: (customId: string) => void;
  readonly press: (row: RichRow, pressed: RichButton) => void;
}

export function drawAvatar({ name, isBot }: Author): HTMLElement {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join("");
  return element(
    "span",
    { class: isBot ? "avatar avatar-bot" : "avatar", "aria-hidden": "true" },
    initials.toUpperCase(),
  );
}

export function drawBotTag(): HTMLElement {
  return element("span", { class: "tag" }, "Bot");
}

export function drawChatRow(row: ChatRow, actions: RowActions): HTMLElement {
  switch (row.kind) {
    case "day":
      return element("p", { class: "day" }, row.text);
    case "system":
      return element("p", { class: "system" }, row.text);
    case "message":
      return drawBubble(row, row.deleted ? element("em", {}, row.text) : drawMessageText(row.text));
    case "preview": {
      const shown = drawBubble(row, drawLinkedWords(row.text));
      // Announced once, when the whole message has come, and not at every growth.
      shown.setAttribute("aria-hidden", "true");
      shown.classList.add("preview");
      return shown;
    }
    case "unsent":
      return drawUnsent(row, actions);
    case "file":
      return drawBubble(row, drawFile(row));
    case "form":
      return drawBubble(
        row,
        element(
          "dl",
          {},
          ...row.answers.flatMap(({ label, answer }) => [element("dt", {}, label), element("dd", {}, answer)]),
        ),
      );
    case "rich":
      return drawRich(row, actions);
  }
}

function drawBubble(row: Exclude<ChatRow, { kind: "day" | "system" }>, content: HTMLElement): HTMLElement {
  const author = row.own ? undefined : row.author;
  const heading =
    author &&
    element(
      "p",
      { class: "author" },
      drawAvatar(author),
      element("span", { class: "name" }, author.name),
      author.isBot ? drawBotTag() : undefined,
    );
  const speaker = row.own ? element("span", { class: "unseen" }, "You: ") : undefined;
  const body = element("div", { class: "bubble" }, speaker, content);
  return element(
    "div",
    { class: row.own ? "message own" : "message", "data-kind": row.kind },
    heading,
    body,
    element("p", { class: "time" }, row.time),
  );
}

function drawUnsent(row: Extract<ChatRow, { kind: "unsent" }>, actions: RowActions): HTMLElement {
  const shown = drawBubble(row, drawLinkedWords(row.text));
  shown.classList.add(row.state);
  const status = shown.querySelector(".time");
  if (row.state === "sending") status?.replaceChildren("Sending…");
  if (row.state === "failed") {
    const retry = button({ class: "plain" }, () => actions.retry(row.customId), icon("retry"), "Try again");
    const discard = button({ class: "plain" }, () => actions.discard(row.customId), "Discard");
    status?.replaceChildren(element("span", { class: "failure" }, `Not sent. ${row.problem}`), retry, discard);
  }
  return shown;
}

function drawFile({ name, url, image }: Extract<ChatRow, { kind: "file" }>): HTMLElement {
  const address = webAddress(url);
  if (address === undefined) return element("span", {}, name);
  const target = link(name, address);
  if (image) target.replaceChildren(element("img", { src: address, alt: name }));
  return element("div", { class: "file" }, target);
}

function drawRich(row: RichRow, actions: RowActions): HTMLElement {
  const drawn = row.elements.map((each) => drawElement(row, each, actions));
  return drawBubble(row, element("div", { class: row.quick ? "rich quick" : "rich cards" }, ...drawn));
}

function drawElement(row: RichRow, { title, subtitle, image, buttons }: RichElement, actions: RowActions): HTMLElement {
  const address = image && webAddress(image.url);
  const words = [
    address === undefined ? undefined : element("img", { src: address, alt: image?.description ?? "" }),
    title === undefined ? undefined : element("p", { class: "rich-title" }, title),
    subtitle === undefined ? undefined : element("p", {}, subtitle),
  ];
  // Quick replies vanish once answered, as visitors know them; buttons of cards stay.
  const shown = row.quick && !row.pressable ? [] : buttons;
  const drawn = shown.map((each) => drawButton(row, each, actions));
  return element(
    "div",
    { class: "rich-element" },
    ...words,
    drawn.length > 0 ? element("div", { class: "rich-buttons" }, ...drawn) : undefined,
  );
}

function drawButton(row: RichRow, each: RichButton, actions: RowActions): HTMLElement {
  const address = each.type === "url" || each.type === "webview" ? webAddress(each.value) : undefined;
  if (address !== undefined) {
    const target = link(each.text, address);
    target.classList.add("choice");
    target.addEventListener("click", () => actions.press(row, each));
    return target;
  }
  if (each.type === "phone") {
    return element("a", { class: "choice", href: `tel:${each.value.replaceAll(/[^\d+]/g, "")}` }, each.text);
  }
  return button(
    { class: "choice", disabled: !row.pressable, "aria-pressed": each.pressed ? "true" : "false" },
    () => actions.press(row, each),
    each.text,
  );
}
