/** The desk of one agent: status above, chats on the left, the open chat beside them. */
import { button, element } from "../shared/element.ts";
import { createChatList } from "./chat-list-view.ts";
import type { DeskAgent } from "./configuration.ts";
import { createConversationView } from "./conversation-view.ts";
import type { DeskClient } from "./desk-client.ts";
import type { RoutingStatus } from "./desk-state.ts";

const statuses: readonly (readonly [RoutingStatus, string])[] = [
  ["accepting_chats", "Accepting chats"],
  ["not_accepting_chats", "Not accepting"],
  ["offline", "Offline"],
];

export interface DeskView {
  readonly root: HTMLElement;
  readonly draw: () => void;
}

export interface DeskViewOptions {
  readonly client: () => DeskClient;
  readonly agent: DeskAgent;
  readonly botId: string;
  readonly leave: () => void;
}

export function createDeskView({ client, agent, botId, leave }: DeskViewOptions): DeskView {
  const viewer = { myId: agent.id, botId };
  const choices = statuses.map(([status, label]) => {
    const input = element("input", { type: "radio", name: "status", value: status });
    input.addEventListener("change", () => client().setStatus(status));
    return { status, input, shown: element("label", { class: status }, input, label) };
  });
  const statusGroup = element(
    "div",
    { class: "statuses", role: "radiogroup", "aria-label": "Your status" },
    ...choices.map(({ shown }) => shown),
  );
  const connection = element("span", { class: "connection", role: "status", "aria-label": "Connection" });
  const me = element(
    "div",
    { class: "agent" },
    element("span", {}, agent.name),
    button({ class: "plain" }, leave, "Switch agent"),
  );
  const bar = element(
    "header",
    { class: "desk-bar" },
    element("p", { class: "brand" }, "Fit", element("span", {}, "Mate"), " desk"),
    connection,
    statusGroup,
    me,
  );
  const problemText = element("span", {});
  const problem = element(
    "div",
    { class: "problem", role: "alert", hidden: true },
    problemText,
    button({ class: "plain" }, () => client().dismiss(), "Dismiss"),
  );
  const chats = createChatList({ ...viewer, open: (chatId) => client().open(chatId) });
  const conversation = createConversationView(client, viewer);
  const panes = element("main", { class: "panes" }, chats.root, conversation.root, conversation.details);
  const root = element("div", { class: "desk" }, bar, problem, panes);

  return {
    root,
    draw() {
      const state = client().state();
      const mine = state.statuses.get(agent.id);
      for (const { status, input } of choices) {
        input.checked = status === mine;
        input.disabled = mine === undefined;
      }
      connection.textContent = state.connection === "offline" ? "No connection. Trying again…" : "";
      problem.hidden = state.problem === "";
      if (problemText.textContent !== state.problem) problemText.textContent = state.problem;
      panes.classList.toggle("opened", state.openId !== undefined);
      chats.draw(state);
      conversation.draw(state);
    },
  };
}
