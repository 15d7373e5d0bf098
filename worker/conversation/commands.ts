/**
 * Commands that agents-only notes give, on their way: those of a thread that has ended, and those that come before it is
 * known who has the chat. Pure. The invariants stand in transition.ts.
 */
import { isBeforeUs } from "./before-us.ts";
import { compareTimes } from "./order.ts";
import { tell } from "./say.ts";
import type { Command, Input, State, Step } from "./state.ts";
import { OF_THREAD, isOfEarlierThread, isOurs, look, stay, withThread } from "./step.ts";
import type { Here } from "./step.ts";
import { obey, turnOfCommand } from "./supervisor.ts";

/** Obeyed, or answered by a note that says why not. */
export function onCommand(before: State, command: Command, here: Here): Step {
  if (before.erasure !== null) {
    return look({ ...before, held: [...before.held, command] }); // It may have been obeyed before.
  }
  if (isOfEarlierThread(before, command)) {
    const { state, turn } = turnOfCommand(before, command);
    return tell(state, turn, "This came after its thread had ended, and nothing was done.");
  }
  if (isBeforeUs(before, command)) {
    return stay(before);
  }
  const threaded = withThread(before, command.thread, command.at);
  const step = isKnown(threaded)
    ? obey(threaded, command, here)
    : look({ ...threaded, held: [...threaded.held, command] });
  return threaded === before ? step : { ...step, drop: [...OF_THREAD, ...step.drop] };
}

/** Once it is known who has the chat, what was held is obeyed, in the order in which it was given. */
export function withHeld(step: Step, input: Input, here: Here): Step {
  const { state } = step;
  const { phase, held } = state;
  const isRead =
    (input.kind === "event" && input.event.kind === "snapshot" && input.event.source === "read") ||
    (input.kind === "outcome" && input.outcome.kind === "unreadable");
  // A read that came too late to count leaves it unknown; after an erasure one that worked is waited for.
  if (held.length === 0 || state.erasure !== null || phase.kind === "unknown" || !(isRead || isOurs(phase))) {
    return step;
  }
  return held
    .toSorted((left, right) => compareTimes(left.at, right.at))
    .reduce<Step>(
      (so, command) => {
        const next = isOfEarlierThread(so.state, command)
          ? onCommand(so.state, command, here)
          : obey(so.state, command, here);
        return {
          state: next.state,
          plan: [...so.plan.filter(({ kind }) => !next.drop.includes(kind)), ...next.plan],
          drop: [...so.drop, ...next.drop],
          log: [...so.log, ...next.log],
        };
      },
      { ...step, state: { ...state, held: [] } },
    );
}

/** Nobody is told anything before a read of the chat where it may have come back before the news of it. */
function isKnown({ phase }: State): boolean {
  return phase.kind !== "unknown" && phase.kind !== "away" && phase.kind !== "closed";
}
