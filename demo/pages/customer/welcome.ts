/** What the chat window says before anything was said, with questions to begin with. */
import { button, element } from "../shared/element.ts";
import type { ChatState } from "./chat-state.ts";

const starters = [
  "What mates with D38999/26WA35PN?",
  "How much current does a size 16 contact of the AT Series carry?",
  "Which crimp tool do I need for size 20 contacts?",
];

export function drawWelcome(state: ChatState, send: (text: string) => void): HTMLElement {
  const greeter =
    state.greeter?.isBot === true
      ? `${state.greeter.name}, our assistant, answers from FitMate documents and calls an engineer when you want one.`
      : "Ask us about connectors, contacts and tools.";
  return element(
    "div",
    {},
    element("p", { class: "hello" }, "Hello, how can we help?"),
    element("p", {}, greeter),
    element(
      "ul",
      { class: "starters", "aria-label": "Questions to begin with" },
      ...starters.map((text) =>
        element(
          "li",
          {},
          button({}, () => send(text), text),
        ),
      ),
    ),
  );
}
