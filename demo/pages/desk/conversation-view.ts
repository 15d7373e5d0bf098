/** The open chat: who has it, what was said, and what the agent can do with it. */
import { button, element, icon } from "../shared/element.ts";
import { showRows } from "../shared/keyed-list.ts";
import { timeOf, waitInWords } from "../shared/times.ts";
import { createAnswerForm } from "./answer-form.ts";
import type { DeskClient } from "./desk-client.ts";
import {
  type DeskChat,
  type DeskState,
  type Standing,
  customerName,
  customerOf,
  isBot,
  standingOf,
} from "./desk-state.ts";
import { speakerOf, transcriptRows } from "./transcript-rows.ts";
import { drawTranscriptRow } from "./transcript-view.ts";

export interface ConversationView {
  readonly root: HTMLElement;
  readonly details: HTMLElement;
  readonly draw: (state: DeskState) => void;
}

export interface Viewer {
  readonly myId: string;
  readonly botId: string;
}

export function createConversationView(client: () => DeskClient, viewer: Viewer): ConversationView {
  const back = button(
    { class: "back", "aria-label": "Back to the list" },
    () => client().open(undefined),
    icon("back"),
  );
  const title = element("h2", {});
  const standing = element("p", { class: "standing" });
  const take = action("Take chat", "primary", (id) => client().take(id));
  const handBack = action("Hand back to bot", "secondary", (id) => client().handBack(id));
  const close = action("Close chat", "secondary", (id) => client().closeChat(id));
  const header = element(
    "header",
    {},
    back,
    element("div", { class: "who" }, title, standing),
    element("div", { class: "actions" }, take, handBack, close),
  );
  const transcript = element("div", {
    class: "transcript",
    role: "log",
    "aria-label": "Transcript",
    "aria-live": "polite",
  });
  const signs = element("p", { class: "signs", role: "status", "aria-label": "Activity" });
  const scroller = element(
    "div",
    { class: "scroller", tabindex: "0", role: "group", "aria-label": "Conversation so far" },
    transcript,
    signs,
  );
  const hint = element("p", { class: "hint-bar" });
  const answer = createAnswerForm({
    send: (id, text, visibility) => client().send(id, text, visibility),
    typing: (id) => client().typing(id),
  });
  const chosen = element("div", { class: "chosen", hidden: true }, header, scroller, hint, answer.form);
  const nothing = element("p", { class: "nothing" }, "Choose a chat on the left.");
  const root = element("section", { class: "conversation", "aria-label": "Conversation" }, chosen, nothing);
  const details = element("aside", { class: "details", "aria-label": "Details" });
  let shownId: string | undefined;

  function action(name: string, look: string, run: (chatId: string) => void): HTMLButtonElement {
    return button(
      { class: look },
      () => {
        const { openId } = client().state();
        if (openId !== undefined) run(openId);
      },
      name,
    );
  }

  function drawSigns(state: DeskState, chat: DeskChat): void {
    const others = state.signs.filter(({ authorId }) => authorId !== viewer.myId);
    signs.textContent = others
      .map(({ authorId, words }) => `${speakerOf(chat, authorId, viewer).name} ${words}`)
      .join(" · ");
  }

  return {
    root,
    details,
    draw(state) {
      const chat = state.chats.find(({ id }) => id === state.openId);
      chosen.hidden = !chat;
      nothing.hidden = chat !== undefined;
      details.replaceChildren(...(chat ? drawDetails(chat, viewer) : []));
      if (!chat) return;
      const place = standingOf(chat, viewer.myId, viewer.botId);
      const isOffline = state.statuses.get(viewer.myId) === "offline";
      title.textContent = customerName(chat);
      standing.textContent = standingInWords(chat, place, viewer);
      take.hidden = place === "mine" || place === "closed";
      take.disabled = state.busy || isOffline;
      handBack.hidden = close.hidden = place !== "mine";
      handBack.disabled = close.disabled = state.busy;
      const atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
      showRows(transcript, transcriptRows(chat, [...state.events.values()], viewer, Date.now()), drawTranscriptRow);
      drawSigns(state, chat);
      answer.form.hidden = place !== "mine";
      hint.hidden = place === "mine";
      hint.textContent =
        place === "closed"
          ? "This chat is closed."
          : isOffline
            ? "You are offline. Change your status to take chats."
            : "Take the chat to answer or to leave a note.";
      answer.show(chat.id);
      if (atBottom || shownId !== chat.id) scroller.scrollTop = scroller.scrollHeight;
      shownId = chat.id;
    },
  };
}

function standingInWords(chat: DeskChat, standing: Standing, { botId }: Viewer): string {
  const names = chat.users
    .filter((user) => user.kind === "agent" && user.present && !user.watching)
    .map((user) => (isBot(user, botId) ? `${user.name ?? "the bot"} (bot)` : (user.name ?? user.id)));
  switch (standing) {
    case "mine":
      return "You are answering";
    case "waiting":
      return chat.queue
        ? `Waiting, position ${chat.queue.position}, ${waitInWords(chat.queue.waitSeconds)}`
        : "Waiting";
    case "closed":
      return "Closed";
    default:
      return `With ${names.join(", ")}`;
  }
}

function drawDetails(chat: DeskChat, { myId, botId }: Viewer): HTMLElement[] {
  const customer = customerOf(chat);
  const people = chat.users
    .filter(({ kind }) => kind === "agent")
    .map((user) => {
      const name = user.id === myId ? "You" : (user.name ?? user.id);
      const role = isBot(user, botId) ? ", bot" : "";
      return element(
        "li",
        {},
        `${name}${role}`,
        element(
          "span",
          { class: "presence" },
          user.present ? (user.watching ? "watching" : "in the chat") : "has left",
        ),
      );
    });
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Name", customer?.name],
    ["E-mail", customer?.email],
    ["Began", chat.startedAt === "" ? undefined : timeOf(chat.startedAt)],
    ["Group", chat.groupIds.map((id) => (id === 0 ? "General" : `Group ${id}`)).join(", ")],
    ["Chat", chat.id],
  ];
  const known = facts.flatMap(([label, value]) => (value ? [element("dt", {}, label), element("dd", {}, value)] : []));
  return [
    element("h3", {}, "Customer"),
    element("dl", {}, ...known),
    element("h3", {}, "Who was here"),
    element("ul", {}, ...people),
  ];
}
