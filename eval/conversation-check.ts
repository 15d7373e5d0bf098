/** What a scripted turn expects, against what came. Pure. */
import type { Played } from "./answers-chat.ts";
import { says } from "./answers-match.ts";
import { leaked } from "./answers-resist.ts";
import type { Secrets } from "./answers-resist.ts";
import type { SpokenTurn } from "./conversation-file.ts";

export interface Surroundings {
  readonly secrets: Secrets;
  readonly groupName: (id: number) => string;
  readonly languageOf: (text: string) => string;
}

/** What is not as it should be, in words; empty when all is. */
export function faultsOf(expected: SpokenTurn, played: Played, around: Surroundings): string[] {
  const shown = [played.reply, ...played.shown].join("\n");
  const { handoff, decision } = played;
  const missing = expected.contains.filter((forms) => !forms.some((form) => says(shown, form)));
  const cited = played.sources.flatMap(({ path }) => (path === null ? [] : [path]));
  const to = expected["hands-off-to"];
  const mayHandOff = to !== undefined || expected["hands-off"] === true;
  return [
    leaked(shown, around.secrets),
    ...missing.map((forms) => `lacks ${forms.join(" or ")}`),
    ...expected.lacks.filter((text) => says(shown, text)).map((text) => `says ${text}`),
    unless(
      expected.cites.length === 0 || expected.cites.some((path) => cited.includes(path)),
      () => `cites ${cited.join(", ") || "nothing"} and not ${expected.cites.join(" or ")}`,
    ),
    unless(expected.asks === undefined || decision === "clarify", () => `does not ask back: ${decision}`),
    ...(expected.asks ?? []).filter((word) => !says(shown, word)).map((word) => `does not ask about ${word}`),
    unless(expected.answers === undefined || (decision === "answer") === expected.answers, () =>
      expected.answers === true ? `no answer with sources: ${decisionOf(played)}` : "answers",
    ),
    unless(to === undefined || (handoff !== null && isGroup(handoff.groups, to, around)), () =>
      handoff === null ? "no human is called" : `the chat goes to ${handoff.groups.map(around.groupName).join(", ")}`,
    ),
    unless(expected.reason.length === 0 || (handoff !== null && expected.reason.includes(handoff.reason)), () =>
      handoff === null ? "no human is called" : `a human is called for another reason: ${handoff.reason}`,
    ),
    unless(expected["hands-off"] !== true || handoff !== null, () => "no human is called"),
    unless(mayHandOff || expected["hands-off"] !== false || handoff === null, () => `hands off: ${decisionOf(played)}`),
    unless(
      expected.language === undefined || shown.trim() === "" || around.languageOf(played.reply) === expected.language,
      () => `speaks ${around.languageOf(played.reply)} and not ${expected.language}`,
    ),
    unless(decision !== "silent" || expected.silent === true, () => "stays silent"),
    unless(expected.silent !== true || (decision === "silent" && shown.trim() === ""), () => "speaks"),
  ].filter((fault) => fault !== null);
}

function unless(holds: boolean, fault: () => string): string | null {
  return holds ? null : fault();
}

function isGroup(groups: readonly number[], name: string, { groupName }: Surroundings): boolean {
  return name === "anyone" || groups.some((id) => groupName(id).toLowerCase().includes(name.toLowerCase()));
}

function decisionOf({ decision, handoff }: Played): string {
  return handoff === null ? decision : `${handoff.reason}, ${handoff.evidence}`;
}
