/** What the platform's own reports can filter by. Pure. */
import type { Tag } from "../../channels/labels.ts";
import type { Effect, State, Turn } from "../state.ts";
import { effectId } from "../step.ts";
import type { Here } from "../step.ts";

/** Characters of a property. */
const LONGEST = 200;

export function labelsOf(
  state: State,
  turn: Turn,
  given: {
    readonly tags: readonly Tag[];
    readonly reason?: string;
    readonly outcome?: string;
    readonly summary?: string;
  },
  { policy }: Here,
): readonly Effect[] {
  const { thread, about, language } = state;
  if (!policy.rules.labels || thread === null) {
    return [];
  }
  const { tags, reason, outcome, summary } = given;
  const labels = {
    language,
    ...(about === null ? {} : { topic: about.topic, assistant: about.assistant, sentiment: about.sentiment }),
    ...(reason === undefined ? {} : { handoff_reason: reason }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(summary === undefined || summary === "" ? {} : { summary: summary.slice(0, LONGEST) }),
  };
  return [{ kind: "label", id: effectId(turn, `label-${tags.join("-")}`), thread, tags, labels }];
}
