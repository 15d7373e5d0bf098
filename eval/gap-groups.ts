/** Questions without a good answer, put together by what they are about. Pure. */
import type { OpenQuestion } from "../worker/knowledge/contract.ts";
import { readQuestion } from "../worker/knowledge/query.ts";
import { synonymsOf } from "../worker/knowledge/thesaurus.ts";
import { isUnspaced } from "../worker/knowledge/unspaced.ts";

export interface Gap {
  /** The words that most of its questions share. */
  readonly about: string;
  readonly count: number;
  /** Part numbers and the like that its questions name, the most frequent first. */
  readonly names: readonly string[];
  readonly examples: readonly string[];
  /** Each reason with how often it was given, most frequent first. */
  readonly reasons: readonly (readonly [string, number])[];
}

/** Questions are about the same when the shorter one shares this much of its words. */
const ALIKE = 0.5;
/** What a word counts that says nearly the same: one alone among others makes no subject. */
const SYNONYM = 0.6;
const EXAMPLES = 3;
const NAMES = 6;

interface Group {
  readonly words: Map<string, number>;
  readonly members: Omit<OpenQuestion, "at">[];
}

/**
 * A word of a question as it was said, and in English where it is of another language: any of them may be what a group is
 * about.
 */
type Word = readonly [string, ...string[]];

/** The most frequent first. Each question joins the group it shares most with, or begins one. */
export function groupGaps(questions: readonly Omit<OpenQuestion, "at">[]): Gap[] {
  const groups: Group[] = [];
  for (const open of questions) {
    const words = wordsOf(open.question);
    const [nearest] = groups
      .map((group) => ({ group, share: likeness(words, group) }))
      .filter(({ share }) => share >= ALIKE)
      .toSorted((a, b) => b.share - a.share);
    const group = nearest?.group ?? { words: new Map<string, number>(), members: [] };
    if (nearest === undefined) {
      groups.push(group);
    }
    group.members.push(open);
    for (const word of new Set(words.map((said) => knownIn(group, said) ?? said.at(-1) ?? ""))) {
      group.words.set(word, (group.words.get(word) ?? 0) + 1);
    }
  }
  return groups.map(gapOf).toSorted((a, b) => b.count - a.count || (a.about < b.about ? -1 : 1));
}

function likeness(words: readonly Word[], group: Group): number {
  // What only one in three of its questions says does not make the group.
  const core = [...group.words].filter(([, count]) => count * 3 >= group.members.length).map(([word]) => keyOf(word));
  const shared = words.reduce((sum, word) => {
    const isSaid = word.some((one) => core.includes(keyOf(one)));
    return sum + (isSaid ? 1 : alike(word).some((key) => core.includes(key)) ? SYNONYM : 0);
  }, 0);
  return shared / Math.max(1, Math.min(words.length, core.length));
}

/** The group's own form of the word. */
function knownIn({ words }: Group, said: Word): string | undefined {
  const keys = new Set(alike(said));
  const own = new Set(said.map(keyOf));
  const known = [...words.keys()];
  return known.find((word) => own.has(keyOf(word))) ?? known.find((word) => keys.has(keyOf(word)));
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
    names: namesIn(members),
    examples: [...new Set(members.map(({ question }) => question.trim()))].slice(0, EXAMPLES),
    reasons: [...reasons].toSorted(([, a], [, b]) => b - a),
  };
}

/** What holds two digits or more is the name of a thing, and no subject: the same is asked of many things. */
const NAME = /\S*\p{N}\S*\p{N}\S*/gu;

function namesIn(members: Group["members"]): string[] {
  const counts = new Map<string, number>();
  for (const { question } of members) {
    for (const [said] of question.matchAll(NAME)) {
      const name = said.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
      if (/\p{L}/u.test(name)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, NAMES)
    .map(([name]) => name);
}

function wordsOf(question: string): Word[] {
  const subject = question.replaceAll(NAME, " ");
  const { words, translations } = readQuestion(/\p{L}{2}/u.test(subject) ? subject : question);
  const unspaced = translations.filter(({ said }) => !words.includes(said));
  const spaced = words.filter((word) => unspaced.length === 0 || !isUnspaced(word));
  return [
    ...spaced.map((word): Word => [word, ...(translations.find(({ said }) => said === word)?.english ?? [])]),
    ...unspaced.map(({ said, english }): Word => [said, ...english]),
  ];
}

/** A price and a cost are the same subject. */
function alike(word: Word): string[] {
  return word.flatMap((one) => [one, ...synonymsOf(one)]).map(keyOf);
}

/** Without plural endings, so that one thing and several are the same subject. */
function keyOf(word: string): string {
  return word.replace(/(?<=\p{L}{3})(?<!s)s$/u, "");
}
