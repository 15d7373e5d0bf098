/** The chat window: a bubble at the bottom right that opens into a conversation. */
import { button, element, icon, setAttribute } from "../shared/element.ts";
import { showRows } from "../shared/keyed-list.ts";
import { waitInWords } from "../shared/times.ts";
import { type Author, authorOf, company } from "./bots.ts";
import type { ChatClient } from "./chat-client.ts";
import { drawAvatar, drawBotTag, drawChatRow, type RowActions } from "./chat-row-view.ts";
import { chatRows } from "./chat-rows.ts";
import type { ChatState } from "./chat-state.ts";
import { createComposer } from "./composer.ts";
import { createRatingView } from "./rating.ts";
import { drawWelcome } from "./welcome.ts";

export interface ChatView {
  readonly root: HTMLElement;
  readonly draw: () => void;
  readonly open: () => void;
}

export interface ChatViewOptions {
  readonly client: () => ChatClient;
  readonly onToggle: (open: boolean) => void;
}

export function createChatView({ client, onToggle }: ChatViewOptions): ChatView {
  const heading = element("div", { class: "heading" });
  const endButton = button({ class: "plain end", hidden: true }, () => client().end(), "End chat");
  const closeButton = button({ class: "plain close", "aria-label": "Close chat window" }, close, icon("down"));
  const welcome = element("div", { class: "welcome" });
  const log = element("div", { class: "log", role: "log", "aria-label": "Messages", "aria-live": "polite" });
  const signs = element("div", { class: "signs", role: "status", "aria-label": "Activity" });
  const scroller = element(
    "div",
    { class: "scroller", tabindex: "0", role: "group", "aria-label": "Conversation" },
    welcome,
    log,
    signs,
  );
  const notice = element("p", { class: "notice", role: "status", "aria-label": "Notice", hidden: true });
  const again = button({ class: "again" }, startAgain, "Start again");
  const rating = createRatingView((threadId, score) => client().rate(threadId, score));
  const ended = element(
    "div",
    { class: "ended", hidden: true },
    element("p", {}, "This chat has ended."),
    rating.root,
    again,
  );
  const composer = createComposer({ send: (text) => client().send(text), peek: (text) => client().peek(text) });
  const panel = element(
    "section",
    { id: "chat-window", class: "chat-window", role: "dialog", "aria-label": "Chat with FitMate", hidden: true },
    element("header", {}, heading, endButton, closeButton),
    scroller,
    notice,
    ended,
    composer.form,
  );
  const unread = element("span", { class: "unread", hidden: true });
  const bubble = button(
    { class: "chat-bubble", "aria-controls": "chat-window", "aria-expanded": "false", "aria-label": "Open chat" },
    open,
    icon("chat"),
    unread,
  );
  const root = element("aside", { class: "chat", "aria-label": "Live chat" }, panel, bubble);

  let isOpen = false;
  let seenCount: number | undefined;

  const actions: RowActions = {
    retry: (customId) => client().retry(customId),
    discard: (customId) => client().discard(customId),
    press(row, { postbackId, type, value, text }) {
      const postback = { id: postbackId, thread_id: row.place.threadId, event_id: row.place.eventId, type, value };
      client().press(postback);
      if (type === "message") client().send(text, postback);
      composer.focus();
    },
  };

  function open(): void {
    isOpen = true;
    panel.hidden = false;
    bubble.hidden = true;
    bubble.setAttribute("aria-expanded", "true");
    client().connect();
    onToggle(true);
    draw();
    scroller.scrollTop = scroller.scrollHeight;
    composer.focus();
  }

  function close(): void {
    isOpen = false;
    panel.hidden = true;
    bubble.hidden = false;
    bubble.setAttribute("aria-expanded", "false");
    onToggle(false);
    bubble.focus();
  }

  function startAgain(): void {
    client().startAgain();
    composer.focus();
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  function drawHeading(state: ChatState): void {
    const author = speaker(state);
    const name = author?.name ?? "FitMate support";
    heading.replaceChildren(
      drawAvatar(author ?? { name: "FitMate", isBot: false }),
      element(
        "div",
        {},
        element("h2", {}, name, author?.isBot ? drawBotTag() : undefined),
        element("p", {}, standing(state)),
      ),
    );
  }

  function drawSigns(state: ChatState): void {
    signs.replaceChildren(
      ...state.signs.map((sign) => {
        const { name } = authorOf(state, sign.authorId);
        const words = sign.kind === "typing" ? `${name} is typing` : sign.title || `${name} is thinking`;
        const detail = sign.description === "" ? undefined : element("span", { class: "detail" }, sign.description);
        const dots = element(
          "span",
          { class: "dots", "aria-hidden": "true" },
          element("i"),
          element("i"),
          element("i"),
        );
        return element("p", { class: `sign ${sign.kind}` }, dots, element("span", {}, words), detail);
      }),
    );
  }

  function drawUnread(state: ChatState): void {
    const count = [...state.events.values()].filter(
      ({ authorId }) => authorId !== undefined && authorId !== state.customerId,
    ).length;
    if (isOpen || (seenCount === undefined && state.loaded)) seenCount = count;
    const fresh = state.loaded ? count - (seenCount ?? count) : 0;
    unread.hidden = fresh <= 0;
    unread.textContent = String(fresh);
    bubble.setAttribute("aria-label", fresh > 0 ? `Open chat, ${fresh} unread` : "Open chat");
  }

  function draw(): void {
    const state = client().state();
    const atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    const rows = chatRows(state, Date.now());
    const hasEnded =
      state.loaded &&
      state.chatId !== undefined &&
      state.activeThreadId === undefined &&
      !state.unsent.some((unsent) => unsent.state !== "failed");
    drawHeading(state);
    welcome.replaceChildren(...(rows.length === 0 ? [drawWelcome(state, (text) => client().send(text))] : []));
    showRows(log, rows, (row) => drawChatRow(row, actions));
    drawSigns(state);
    drawUnread(state);
    const text = state.connection === "offline" ? "No connection. Trying again…" : state.notice || queueText(state);
    if (notice.textContent !== text) notice.textContent = text;
    notice.hidden = text === "";
    notice.classList.toggle("offline", state.connection === "offline");
    setAttribute(endButton, "hidden", state.activeThreadId === undefined);
    const hadFocus = document.activeElement === again;
    ended.hidden = !hasEnded;
    rating.draw(state);
    composer.form.hidden = hasEnded;
    if (hadFocus && !hasEnded) composer.focus();
    const newest = rows.at(-1);
    if (atBottom || (newest && "own" in newest && newest.own)) scroller.scrollTop = scroller.scrollHeight;
    if (isOpen && document.visibilityState === "visible") client().markSeen();
  }

  return { root, draw, open };
}

/** Who talks to the visitor, or would, if they wrote now. */
function speaker(state: ChatState): Author | undefined {
  return state.activeThreadId === undefined ? state.greeter : company(state);
}

function queueText({ queue }: ChatState): string {
  if (!queue) return "";
  return `You are number ${queue.position} in the queue. A colleague will be with you in ${waitInWords(queue.waitSeconds)}.`;
}

function standing(state: ChatState): string {
  if (state.queue) return "Waiting for a colleague";
  const author = speaker(state);
  if (!author) return "Leave a message, we will answer";
  return author.isBot ? "Documentation assistant" : "Connector specialist";
}
