/** The list of chats, by who has them. */
import { button, element } from "../shared/element.ts";
import { showRows } from "../shared/keyed-list.ts";
import { timeOf, waitInWords } from "../shared/times.ts";
import { type DeskChat, type DeskState, type Standing, customerName, customerOf, standingOf } from "./desk-state.ts";

const titles: readonly (readonly [Standing, string])[] = [
  ["waiting", "Waiting"],
  ["mine", "My chats"],
  ["bot", "With the bot"],
  ["colleague", "With colleagues"],
  ["closed", "Closed"],
];

export interface ListViewer {
  readonly myId: string;
  readonly botId: string;
  readonly open: (chatId: string) => void;
}

export interface ChatList {
  readonly root: HTMLElement;
  readonly draw: (state: DeskState) => void;
}

interface Item {
  readonly key: string;
  readonly name: string;
  readonly time: string;
  readonly text: string;
  readonly place: string;
  readonly unanswered: boolean;
  readonly isOpen: boolean;
}

export function createChatList(viewer: ListViewer): ChatList {
  const sections = titles.map(([standing, title]) => {
    const id = `list-${standing}`;
    const count = element("span", { class: "count" });
    const items = element("ul", {});
    const none = element("p", { class: "none" }, "None");
    const root = element(
      "section",
      { class: `list-section ${standing}`, "aria-labelledby": id },
      element("h2", { id }, title, count),
      items,
      none,
    );
    return { standing, count, items, none, root };
  });

  return {
    root: element("nav", { class: "list", "aria-label": "Chats" }, ...sections.map(({ root }) => root)),
    draw(state) {
      for (const { standing, count, items, none, root } of sections) {
        const chats = state.chats.filter((chat) => standingOf(chat, viewer.myId, viewer.botId) === standing);
        const sorted =
          standing === "waiting"
            ? chats.toSorted((left, right) => (left.queue?.position ?? 0) - (right.queue?.position ?? 0))
            : chats;
        count.textContent = String(chats.length);
        // Colleagues and closed chats are of interest only when there are any.
        root.hidden = chats.length === 0 && (standing === "colleague" || standing === "closed");
        items.hidden = chats.length === 0;
        none.hidden = chats.length > 0;
        showRows(
          items,
          sorted.map((chat) => itemOf(chat, standing, state.openId === chat.id)),
          (item) => drawItem(item, viewer),
        );
      }
    },
  };
}

function itemOf(chat: DeskChat, standing: Standing, isOpen: boolean): Item {
  return {
    key: chat.id,
    name: customerName(chat),
    time: timeOf(chat.last?.at ?? chat.startedAt),
    text: (chat.last?.text ?? "").split("\n")[0] ?? "",
    place:
      standing === "waiting" && chat.queue
        ? `Position ${chat.queue.position}, ${waitInWords(chat.queue.waitSeconds)}`
        : "",
    unanswered: standing === "mine" && chat.last !== undefined && chat.last.authorId === customerOf(chat)?.id,
    isOpen,
  };
}

function drawItem({ key, name, time, text, place, unanswered, isOpen }: Item, viewer: ListViewer): HTMLElement {
  const shown = button(
    { class: unanswered ? "item unanswered" : "item", "aria-current": isOpen ? "true" : undefined },
    () => viewer.open(key),
    element("span", { class: "item-name" }, name),
    element("span", { class: "item-time" }, time),
    element("span", { class: "item-text" }, text),
    place === "" ? undefined : element("span", { class: "item-place" }, place),
    unanswered ? element("span", { class: "unseen" }, "Unanswered") : undefined,
  );
  return element("li", {}, shown);
}
