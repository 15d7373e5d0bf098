/** A customer in the platform's line while the bot is still in the chat, which some platforms allow. Pure. */
import type { Queue } from "../../channels/channel.ts";
import { handoffTextsIn } from "./texts.ts";
import { aside } from "../say.ts";
import type { State, Step } from "../state.ts";
import { also, look, ownTurn } from "../step.ts";
import type { Here } from "../step.ts";

/** Says the place in line, as far as the platform gave it: at first, and when it changed much, not too often. */
export function tellOfQueue(step: Step, queue: Queue | null, here: Here): Step {
  const { rules } = here.policy;
  if (queue === null || step.state.phase.kind !== "waiting") {
    return step;
  }
  const again = rules.queueLookSeconds > 0 ? look(step, rules.queueLookSeconds * 1000) : step;
  if (!isWorthTelling(step.state.toldQueue, queue, here.now, rules.tellAgainSeconds * 1000)) {
    return again;
  }
  const { state, turn } = ownTurn(again.state);
  const minutes = queue.waitSeconds === null ? null : Math.max(1, Math.round(queue.waitSeconds / 60));
  const text = handoffTextsIn(state.language).inLine(queue.position, minutes);
  return also({ ...again, state: { ...state, toldQueue: { ...queue, at: here.now } } }, aside(turn, "in-line", text));
}

/** Half as much, or half as much again, is much. */
export function isWorthTelling(told: State["toldQueue"], queue: Queue, now: number, againMs: number): boolean {
  if (told === null) {
    return true;
  }
  const changed = hasChanged(told.position, queue.position) || hasChanged(told.waitSeconds, queue.waitSeconds);
  return changed && now - told.at >= againMs;
}

function hasChanged(before: number | null, now: number | null): boolean {
  return before === null || now === null ? before !== now : Math.abs(now - before) * 2 >= before;
}
