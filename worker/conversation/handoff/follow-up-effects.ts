/** A follow-up that was put down goes to where humans work, each way by itself. Pure. */
import type { FollowUp } from "./follow-up.ts";
import type { State, Step, Turn } from "../state.ts";
import { also, effectId, stay } from "../step.ts";
import type { Here } from "../step.ts";

export function followUpEffects(state: State, turn: Turn, followUp: FollowUp, { policy }: Here): Step {
  return also(stay(state), {
    plan: policy.rules.followUp.ways.map((way) => ({
      kind: "deliver-follow-up" as const,
      id: effectId(turn, `follow-up-${way}`),
      turn,
      way,
      followUp,
    })),
  });
}
