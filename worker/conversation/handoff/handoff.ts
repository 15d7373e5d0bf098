/** A handoff begins: who is asked, and what the log keeps of it. Pure. The invariants stand in transition.ts. */
import type { TransferTarget } from "../../channels/channel.ts";
import type { Effect, HandingOff, State, Step, Turn, Wanted } from "../state.ts";
import { effectId, stay } from "../step.ts";
import type { Here } from "../step.ts";
import { targetsFor } from "./targets.ts";

/** Asks who is there, then those who are, one after the other. */
export function handOff(
  state: State,
  turn: Turn,
  wanted: Wanted,
  { policy, now }: Here,
  { manner = "asked", isNoted = false }: Partial<Pick<HandingOff, "manner" | "isNoted">> = {},
): Step {
  const { reason, evidence } = wanted;
  const course = { ...state.course, applied: [...new Set([...state.course.applied, reason])] };
  const isNew = manner === "asked";
  return {
    ...stay({
      ...state,
      course,
      offer: null,
      seeking: isNew ? null : state.seeking,
      phase: {
        ...onlyWanted(wanted),
        kind: "handing-off",
        turn,
        manner,
        step: "checking",
        targets: targetsFor(state, policy, now),
        line: null,
        tries: 1,
        looks: 0,
        isNoted,
      },
    }),
    plan: [{ kind: "availability", id: effectId(turn, "availability"), turn }],
    log: isNew
      ? [{ table: "handoffs", id: effectId(turn, "planned"), turn: turn.id, reason, evidence, outcome: "planned" }]
      : [],
  };
}

/** A human who watches takes the chat. */
export function handTo(state: State, turn: Turn, agent: string, wanted: Wanted): Step {
  const { reason, evidence } = wanted;
  const target: TransferTarget = { kind: "agent", agent };
  const phase: HandingOff = {
    ...onlyWanted(wanted),
    kind: "handing-off",
    turn,
    manner: "taken",
    step: "transferring",
    targets: [target],
    line: null,
    tries: 1,
    looks: 0,
    isNoted: true,
  };
  return {
    ...stay({ ...state, phase }),
    plan: [...noteFor(phase), transferOf(phase)],
    log: [{ table: "handoffs", id: effectId(turn, "planned"), turn: turn.id, reason, evidence, outcome: "planned" }],
  };
}

/** To the target that is being tried. */
export function transferOf(phase: HandingOff, queue = false): Effect & { readonly kind: "transfer" } {
  const { turn, reason, targets } = phase;
  const [target] = targets;
  if (target === undefined) {
    throw new Error("a handoff to nobody");
  }
  return { kind: "transfer", id: transferId(phase), turn, reason, target, queue };
}

export function transferId({ turn, tries }: Pick<HandingOff, "turn" | "tries">): string {
  return effectId(turn, tries === 1 ? "transfer" : `transfer-${tries}`);
}

/** Before the transfer: once the chat is moved the bot is no user of it. */
export function noteFor(phase: HandingOff): readonly Effect[] {
  const { turn } = phase;
  return [{ kind: "note", id: effectId(turn, "note"), turn, ...onlyWanted(phase) }];
}

export function onlyWanted({ reason, evidence, question, draft }: Wanted): Wanted {
  return { reason, evidence, question, draft };
}
