import { button, element } from "../shared/element.ts";
import type { DeskAgent } from "./configuration.ts";

export function drawSignIn(agents: readonly DeskAgent[], choose: (agent: DeskAgent) => void): HTMLElement {
  const people = agents.map((agent) =>
    element(
      "li",
      {},
      button(
        { class: "person", "aria-label": agent.name },
        () => choose(agent),
        element("span", { class: "person-name" }, agent.name),
        element("span", {}, agent.id),
      ),
    ),
  );
  return element(
    "main",
    { class: "sign-in" },
    element("p", { class: "brand" }, "Fit", element("span", {}, "Mate"), " desk"),
    element("h1", {}, "Who are you?"),
    element("ul", {}, ...people),
    element("p", { class: "hint" }, "This desk stands in for the LiveChat app in the local demo."),
  );
}
