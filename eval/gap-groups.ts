/** Questions without a good answer, put together by what they are about. Pure. */
import type { OpenQuestion } from "../worker/knowledge/contract.ts";
import { readQuestion } from "../worker/knowledge/query.ts";

export interface Gap {
  /** The words that most of its questions share. */
  readonly about: string;
  readonly count: number;
  readonly examples: readonly string[];
  /** Each reason with how often it was given, most frequent first. */
  readonly reasons: readonly (readonly [string, number])[];
}

/** Questions are about the same when the shorter one shares this much of its words. */
const ALIKE = 0.5;
const EXAMPLES = 3;

interface Group {
  readonly words: Map<string, number>;
  readonly members: Omit<OpenQuestion, "at">[];
}

/** The most frequent first. Each question joins the group it shares most with, or begins one. */
export function groupGaps(questions: readonly Omit<OpenQuestion, "at">[]): Gap[] {
  const groups: Group[] = [];
  for (const open of questions) {
    const words = wordsOf(open.question);
    const [nearest] = groups
      .map((group) => ({ group, alike: likeness(words, group) }))
      .filter(({ alike }) => alike >= ALIKE)
      .toSorted((a, b) => b.alike - a.alike);
    const group = nearest?.group ?? { words: new Map<string, number>(), members: [] };
    if (nearest === undefined) {
      groups.push(group);
    }
    group.members.push(open);
    for (const word of words) {
      group.words.set(word, (group.words.get(word) ?? 0) + 1);
    }
  }
  return groups.map(gapOf).toSorted((a, b) => b.count - a.count || (a.about < b.about ? -1 : 1));
}

function likeness(words: readonly string[], group: Group): number {
  // What only one in three of its questions says does not make the group.
  const core = [...group.words].filter(([, count]) => count * 3 >= group.members.length).map(([word]) => word);
  const shared = words.filter((word) => core.includes(word)).length;
  return shared / Math.max(1, Math.min(words.length, core.length));
}

function gapOf({ words, members }: Group): Gap {
  const about = [...words]
    .toSorted(([a, first], [b, second]) => second - first || b.length - a.length)
    .slice(0, 4)
    .map(([word]) => word);
  const reasons = new Map<string, number>();
  for (const { result } of members) {
    reasons.set(result, (reasons.get(result) ?? 0) + 1);
  }
  return {
    about: about.join(" "),
    count: members.length,
    examples: [...new Set(members.map(({ question }) => question.trim()))].slice(0, EXAMPLES),
    reasons: [...reasons].toSorted(([, a], [, b]) => b - a),
  };
}

/** Without plural endings, so that one thing and several are the same subject. */
function wordsOf(question: string): string[] {
  return [...new Set(readQuestion(question).words.map((word) => word.replace(/(?<=\p{L}{3})s$/u, "")))];
}
