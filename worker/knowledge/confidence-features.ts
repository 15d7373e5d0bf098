/** What is seen of a question and the passages found for it that tells whether they hold the asked-for fact. Pure. */
import { squeezeCode } from "./codes.ts";
import { codesIn, isNamed, namingForm, properNamesIn } from "./confidence-things.ts";
import { englishOf, namesOf, share, termsOf, weightOf, wordsOf } from "./confidence-words.ts";
import type { Passage } from "./passage.ts";
import type { ResolvedPart } from "./parts.ts";
import { statementsOf } from "./statements.ts";
import { askedKinds, holdsKind } from "./value-kinds.ts";

/** A passage whose share is this little below the greatest is as good. */
const NEARLY = 0.2;
/** A row of a table, or a label with what it says. */
const FIELD = /\||^[^:]{2,60}: \S/u;

/** Each from 0 to 1. A share counts rare words more than those that all passages share. */
export interface SupportFeatures {
  /** How many of the question's words stand in one statement with title and headings, up to four. */
  readonly matched: number;
  /** Share of the question's words in the first passage. */
  readonly first: number;
  /** Share of the question's words that no passage holds in any form. */
  readonly missing: number;
  /** Share of the names and numbers in the question that no passage holds. */
  readonly lostName: number;
  /** Share of the codes in the question that no passage holds as a whole: neighbours of `GX-40` are not it. */
  readonly lostCode: number;
  /** A part of the question's number has a statement with all the other words, or most of them. */
  readonly partStatement: number;
  /** A value is asked for and none of its kind stands even in the passages that hold most of the words. */
  readonly noValue: number;
  /** A value is asked for of a thing that is named, and no statement that names it holds one of its kind. */
  readonly noOwnValue: number;
}

export function supportFeatures(
  question: string,
  passages: readonly Passage[],
  resolved: readonly ResolvedPart[],
): SupportFeatures {
  const texts = passages.map(read);
  const statements = texts.flatMap((text) => text.statements);
  const all = new Set(texts.flatMap(({ words }) => [...words]));
  const terms = termsOf(question, all);
  const weights = terms.map((forms) => weightOf(forms, texts));
  const covered = (words: ReadonlySet<string>): number => share(terms, words, weights);
  const shares = texts.map(({ words }) => covered(words));
  const names = namesOf(question, terms);
  return {
    matched: Math.min(1, (max(statements.map(({ words }) => share(terms, words))) * terms.length) / 4),
    first: shares[0] ?? 0,
    missing: terms.length === 0 ? 0 : 1 - covered(all),
    lostName: names.length === 0 ? 0 : 1 - share(names, all),
    partStatement: partStatement(terms, texts, resolved),
    ...thingsAndValues(question, texts, covered),
  };
}

interface ReadPassage {
  readonly passage: Passage;
  readonly words: ReadonlySet<string>;
  /** As `namingForm` has it: title and headings, and all of it. */
  readonly context: string;
  readonly form: string;
  readonly statements: readonly ReadStatement[];
}

interface ReadStatement {
  readonly text: string;
  /** Those of title and headings are among them. */
  readonly words: ReadonlySet<string>;
}

function read(passage: Passage): ReadPassage {
  const above = [passage.title, ...passage.headings].join(" ");
  const context = wordsOf(`${above} ${passage.document ?? ""}`);
  return {
    passage,
    words: union(context, wordsOf(passage.text)),
    context: namingForm(above),
    form: namingForm(`${above} ${passage.text}`),
    statements: statementsOf(passage.text).map((text) => ({ text, words: union(context, wordsOf(text)) })),
  };
}

function partStatement(
  terms: readonly (readonly string[])[],
  texts: readonly ReadPassage[],
  resolved: readonly ResolvedPart[],
): number {
  const numbers = resolved.flatMap((part) => ("part" in part ? [squeezeCode(part.part.number)] : []));
  const others = terms.filter((term) => !term.some((form) => numbers.some((number) => number.includes(form))));
  const own = texts.flatMap(({ passage, statements }) => {
    const isRecord = numbers.includes(squeezeCode(passage.headings.join(" ")));
    return statements.filter(({ words }) => isRecord || numbers.some((number) => words.has(number)));
  });
  return max(own.map(({ words }) => share(others, words)));
}

function thingsAndValues(
  question: string,
  texts: readonly ReadPassage[],
  covered: (words: ReadonlySet<string>) => number,
): Pick<SupportFeatures, "lostCode" | "noValue" | "noOwnValue"> {
  const kinds = askedKinds(englishOf(question));
  // `Colour: violet` holds a colour that no list has.
  const isField = ({ text, words }: ReadStatement): boolean => FIELD.test(text) && covered(words) === 1;
  const holdsValue = (one: ReadStatement): boolean => isField(one) || kinds.some((kind) => holdsKind(one.text, kind));
  const isKnown = (thing: string): boolean => texts.some(({ form }) => isNamed(thing, form));
  const codes = codesIn(question);
  const lost = codes.filter((code) => !isKnown(code));
  const codesHeld = codes.filter(isKnown);
  const things = codesHeld.length > 0 ? codesHeld : properNamesIn(question).filter(isKnown);
  return {
    lostCode: codes.length === 0 ? 0 : lost.length / codes.length,
    noValue: kinds.length > 0 && !nearest(texts, covered).some(holdsValue) ? 1 : 0,
    noOwnValue: kinds.length > 0 && things.length > 0 && !naming(things, texts).some(holdsValue) ? 1 : 0,
  };
}

/** The statements that hold most of the words, and all those of the passages that do. */
function nearest(
  texts: readonly ReadPassage[],
  covered: (words: ReadonlySet<string>) => number,
): readonly ReadStatement[] {
  const statements = texts.flatMap((text) => text.statements.map((one) => ({ one, share: covered(one.words) })));
  const passages = texts.map((text) => ({ text, share: covered(text.words) }));
  const best = max(statements.map((statement) => statement.share));
  const bestPassage = max(passages.map((passage) => passage.share));
  return [
    ...statements.filter((statement) => statement.share >= best - NEARLY).map(({ one }) => one),
    ...passages.filter((passage) => passage.share >= bestPassage - NEARLY).flatMap(({ text }) => text.statements),
  ];
}

/** The statements that name one of the things, or stand below a heading that does. */
function naming(things: readonly string[], texts: readonly ReadPassage[]): readonly ReadStatement[] {
  const isOfOne = (form: string): boolean => things.some((thing) => isNamed(thing, form));
  return texts.flatMap(({ context, statements }) =>
    isOfOne(context) ? statements : statements.filter(({ text }) => isOfOne(namingForm(text))),
  );
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
