/**
 * Where current passages of different documents state different values of the same thing. Pure. Such values
 * are not averaged and none is picked: the customer is told, and a person decides.
 *
 * Precision comes first, since a false contradiction costs an answer. Two statements are compared only when
 * subject and property are named alike: rows and fields with equal names, or sentences of the same words.
 * What is worded differently in two documents is not seen.
 */
import type { Passage } from "../../knowledge/passage.ts";
import { tokensOf } from "./tokens.ts";
import { evidenceOf } from "./evidence.ts";
import type { CitedPassage, Mention, PassageEvidence } from "./evidence.ts";
import { agree } from "./agreement.ts";
import type { Value } from "./agreement.ts";
import { qualifiersOf } from "./qualifiers.ts";
import { haveOneScope, scopeOf } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { plainText } from "./plain-text.ts";

export type ComparedPassage = CitedPassage & Pick<Passage, "path" | "status"> & Partial<Pick<Passage, "supersededBy">>;

export interface Contradiction {
  readonly kind: "contradiction";
  /** What it is about, in the documents' words: `16 · Rated current`. */
  readonly subject: string;
  /** As the passages have them, each with the index of its passage. */
  readonly values: readonly { readonly value: string; readonly passage: number }[];
  /** Indexes of the passages, each once. */
  readonly passages: readonly number[];
}

/**
 * Contradictions among the passages; with a question, only those of what it asks. Superseded and obsolete
 * passages contradict nobody: they say that they are out of date.
 */
export function contradictionsIn(passages: readonly ComparedPassage[], question?: string): Contradiction[] {
  const facts = passages.flatMap((passage, at) => (isValid(passage) ? factsOf(passage, at) : []));
  const asked = question === undefined ? null : tokensOf(plainText(question));
  const byKey = Map.groupBy(facts, ({ key }) => key);
  return [...byKey.values()].flatMap((same): Contradiction[] => {
    const byPassage = [...Map.groupBy(same, ({ passage }) => passage).values()];
    const pair = pairsOf(byPassage).find(
      ([a, b]) => areOfTwoDocuments(passages, a, b) && areOfOneScope(a, b) && differ(a, b),
    );
    if (pair === undefined || (asked !== null && !isAsked(pair.flat(), asked))) {
      return [];
    }
    const values = pair.flat().map(({ written, passage }) => ({ value: written, passage }));
    return [
      {
        kind: "contradiction",
        subject: pair[0][0]?.subject ?? "",
        values: values.filter(
          ({ value, passage }, at) => values.findIndex((one) => one.value === value && one.passage === passage) === at,
        ),
        passages: [...new Set(values.map(({ passage }) => passage))],
      },
    ];
  });
}

function isValid({ status, supersededBy }: ComparedPassage): boolean {
  return status === "current" && (supersededBy ?? null) === null;
}

interface Fact extends Value {
  /** Equal for statements of the same property of the same thing. */
  readonly key: string;
  readonly subject: string;
  /** What must be asked for the fact to matter. */
  readonly tokens: ReadonlySet<string>;
  /** Null where the subject needs none, being a part or a code of its own. */
  readonly scope: Scope | null;
  /** What the statement itself names: subject, property, what its rows are. */
  readonly said: ReadonlySet<string>;
  /** The same for both ends of a range. */
  readonly range: string | null;
  readonly passage: number;
}

/** Words that do not tell one column or field from another. */
const FILLERS = new Set([
  "rat",
  "rated",
  "rating",
  "value",
  "per",
  "each",
  "nominal",
  "standard",
  "carry",
  "carrie",
  "contact",
  "one",
  "page",
]);

function factsOf(passage: ComparedPassage, at: number): Fact[] {
  const evidence = evidenceOf(passage, at);
  const lines = evidence.text.split("\n");
  const scopeAt = (line: number): Scope => scopeOf(passage.title, passage.headings, lineAbove(lines, line));
  const facts = evidence.mentions.flatMap((mention) => factOf(mention, evidence, scopeAt));
  // The ends of one range are one value.
  const ranges = Map.groupBy(facts, ({ range }) => range);
  return [...ranges].flatMap(([range, ends]) => {
    const [first] = ends;
    return range === null || first === undefined
      ? ends
      : [
          {
            ...first,
            numbers: ends.flatMap(({ numbers }) => numbers),
            value: ends.map(({ value }) => value).join("…"),
            written: ends.map(({ written }) => written).join("–"),
          },
        ];
  });
}

/** The nearest line of text over a table; a sentence has its conditions in itself. */
function lineAbove(lines: readonly string[], line: number): string {
  const isOfTable = (text = ""): boolean => /^\s*(?:\||$)/.test(text);
  return isOfTable(lines[line]) ? (lines.slice(0, Math.max(0, line)).findLast((text) => !isOfTable(text)) ?? "") : "";
}

function factOf(mention: Mention, evidence: PassageEvidence, scopeAt: (line: number) => Scope): Fact[] {
  const { segment, quantity, passage } = mention;
  const [value] = quantity.values;
  if (value === undefined || quantity.values.length > 1 || segment.line < 0 || segment.isHead) {
    return [];
  }
  const unit = mention.unit;
  const [subject, property] = segment.isRow
    ? [segment.key, segment.head]
    : segment.head === ""
      ? ["", segment.label]
      : [evidence.isPart ? evidence.heading : "", segment.head];
  const isProse = !segment.isRow && segment.head === "";
  if (property === "" || (unit === null && isProse)) {
    return [];
  }
  const subjectTokens = telling(subject);
  // Whether a value is typical, a minimum or of the peak makes it another property.
  const sides = isProse ? [] : [...qualifiersOf(property)].filter((name) => name !== "~nominal");
  const propertyTokens = [
    ...telling(property, unit?.kind).filter((token) => isProse || !FILLERS.has(token)),
    ...sides.toSorted(),
  ];
  const all = [...new Set([...subjectTokens, ...propertyTokens])];
  const entities = all.filter((token) => /^(?!=)(?=.*\p{N})|^:/u.test(token));
  // A sentence that names nothing is compared with one of nearly the same words only.
  if (isProse && all.length < (entities.length === 0 ? 5 : 3)) {
    return [];
  }
  if (segment.isRow && subjectTokens.length === 0) {
    return [];
  }
  // A number like 16 or a class W is a subject only together with what its page is about.
  const isSpecific = entities.some((token) => token.length >= 6 && /\p{L}/u.test(token) && /\d{2}/.test(token));
  const current = quantity.current ?? "";
  const form = isProse ? "prose" : "field";
  return [
    {
      key: [
        form,
        subjectTokens.join(" "),
        propertyTokens.join(" "),
        unit?.kind ?? "",
        current,
        quantity.isTolerance,
      ].join("|"),
      subject: [subject.replaceAll("\n", " "), property].filter((one) => one.trim() !== "").join(" · "),
      tokens: new Set(all),
      scope: isSpecific ? null : scopeAt(segment.line),
      said: new Set([...all, ...(segment.isRow ? tokensOf(segment.label.split(" | ")[0] ?? "") : [])]),
      numbers: [value],
      unit,
      value: String(value * (unit?.scale ?? 1)),
      range: quantity.group === null ? null : `${segment.line}:${segment.head}:${segment.text}:${quantity.group}`,
      written: quantity.written,
      passage,
    },
  ];
}

/** Tokens that name a subject or a property, in order of the alphabet; conditions in other units stay. */
function telling(text: string, kind?: string): string[] {
  return [...tokensOf(text)].filter((token) => !(kind !== undefined && token.startsWith(`=${kind}:`))).toSorted();
}

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b): [Item, Item] => [a, b]));
}

function areOfTwoDocuments(passages: readonly ComparedPassage[], a: readonly Fact[], b: readonly Fact[]): boolean {
  const one = passages[a[0]?.passage ?? -1];
  const other = passages[b[0]?.passage ?? -1];
  return one !== undefined && other !== undefined && (one.path !== other.path || one.revision !== other.revision);
}

function areOfOneScope([a]: readonly Fact[], [b]: readonly Fact[]): boolean {
  if (a === undefined || b === undefined || a.scope === null || b.scope === null) {
    return a?.scope === b?.scope;
  }
  return haveOneScope(a.scope, b.scope, new Set([...a.said, ...b.said]));
}

/** No value in common, and few on each side: many values under one name are no statement of one property. */
function differ(a: readonly Fact[], b: readonly Fact[]): boolean {
  const [one, other] = [new Set(a.map(({ value }) => value)), new Set(b.map(({ value }) => value))];
  return one.size === other.size && one.size <= 2 && !a.some((mine) => b.some((theirs) => agree(mine, theirs)));
}

/** The question shares the property, and, where it names things, one of them. */
function isAsked(facts: readonly Fact[], asked: ReadonlySet<string>): boolean {
  const isEntity = (token: string): boolean => /\p{N}|^:/u.test(token) && !token.startsWith("=");
  const shared = facts.flatMap(({ tokens }) => [...tokens].filter((token) => asked.has(token)));
  const names = [...asked].filter(isEntity);
  return shared.some((token) => !isEntity(token)) && (names.length === 0 || shared.some(isEntity));
}
