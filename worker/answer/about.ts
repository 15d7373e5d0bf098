/** What a turn is about, for whoever reads of it later: agents, reports, the next turn. Pure. */
import type { Config } from "../config.ts";
import type { About, PartVerdict } from "../conversation/answering.ts";
import type { ResolvedPart } from "../knowledge/parts.ts";
import type { Triage } from "./triage.ts";

export function aboutOf(
  triage: Triage,
  language: string,
  parts: readonly ResolvedPart[],
  { HANDOFF_GROUPS }: Pick<Config, "HANDOFF_GROUPS">,
): About {
  const { assistant, topic, wish, sentiment } = triage;
  return {
    assistant: assistant.name,
    topic,
    language,
    wish,
    sentiment,
    group: HANDOFF_GROUPS[assistant.name] ?? null,
    parts: parts.map(verdictOf),
  };
}

function verdictOf(part: ResolvedPart): PartVerdict {
  const { asked } = part;
  switch (part.kind) {
    case "exact":
      return { asked, verdict: `in the catalogue as ${part.part.number}` };
    case "obsolete":
      return { asked, verdict: `${part.part.number}, obsolete` };
    case "superseded":
      return {
        asked,
        verdict: `${part.part.number}, superseded by ${part.by ?? "a part that the catalogue does not name"}`,
      };
    case "family":
      return { asked, verdict: `the beginning of ${part.members.length} part numbers` };
    case "near-miss":
      return { asked, verdict: `not in the catalogue; like ${part.candidates.join(", ")}` };
    case "unknown":
      return { asked, verdict: "not in the catalogue" };
  }
}
