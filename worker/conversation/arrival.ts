/** What an event that has just come means for what is under way. Pure. */
import type { InboundEvent } from "../channels/channel.ts";
import { isCommand } from "./command-text.ts";

/** Whether it changes what was said, or is of ourselves. */
export function revisesOrEchoes(event: InboundEvent): boolean {
  return event.kind === "edited" || event.kind === "deleted" || ("author" in event && event.author.side === "self");
}

export function isSaidByCustomer(event: InboundEvent): boolean {
  return (event.kind === "message" || event.kind === "file") && event.author.side === "customer";
}

/** Whether somebody may have come or gone, or taken the word. */
export function tellsOfPeople(event: InboundEvent): boolean {
  switch (event.kind) {
    case "message":
    case "file":
    case "note":
      return event.author.side === "agent";
    case "snapshot":
    case "joined":
    case "left":
    case "transferred":
    case "closed":
      return true;
    case "form":
    case "edited":
    case "deleted":
    case "rated":
      return false;
  }
}

/** Whether an answer that is being written may not be the right one any more. */
export function overtakes(event: InboundEvent): boolean {
  switch (event.kind) {
    case "message":
    case "file":
      return event.author.side !== "self";
    case "joined":
      return !event.watching;
    case "note":
      return event.author.side === "agent" && isCommand(event.text);
    case "rated":
    case "snapshot":
      return false;
    case "form":
    case "edited":
    case "deleted":
    case "left":
    case "transferred":
    case "closed":
      return true;
  }
}

/** Whether it can be a message of ours at all: what we say, customers cannot have said. */
export function isOwn(event: InboundEvent): event is Extract<InboundEvent, { kind: "message" | "note" }> {
  return (event.kind === "message" || event.kind === "note") && event.author.side !== "customer";
}
