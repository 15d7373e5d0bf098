/** What is seen of a question and the passages found for it that tells whether they hold the asked-for fact. Pure. */
import { languageOf } from "../hearing/language.ts";
import { codesIn, isNamed, namingForm, properNamesIn } from "./confidence-things.ts";
import { englishOf, namesOf, share, termsOf, weightOf, wordsOf } from "./confidence-words.ts";
import type { Passage } from "./passage.ts";
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
  /** Share of the words with a capital or a digit that no passage holds. */
  readonly lostName: number;
  /** Share of the proper names of an English question, `Lake Suite`, that no passage holds as a whole. */
  readonly lostProperName: number;
  /** Share of the codes in the question that no passage holds as a whole: neighbours of `GX-40` are not it. */
  readonly lostCode: number;
  /** A value of a kind that is known is asked for. */
  readonly asksValue: number;
  /** None of its kind stands even in the passages that hold most of the words. */
  readonly noValue: number;
  /** It is asked of a thing that is named, and no statement that names it holds one of its kind. */
  readonly noOwnValue: number;
}

/**
 * Of passages in another language than the question's it says nothing that they lack its words and names, and how
 * they write values is known of a few languages only; codes and units are the same in all.
 */
export function supportFeatures(question: string, passages: readonly Passage[]): SupportFeatures {
  const texts = passages.map(read);
  const statements = texts.flatMap((text) => text.statements);
  const all = new Set(texts.flatMap(({ words }) => [...words]));
  const terms = termsOf(question, all);
  const weights = terms.map((term) => weightOf(term, texts));
  const covered = (words: ReadonlySet<string>): number => share(terms, words, weights);
  const [best] = texts;
  const names = namesOf(question, terms);
  const features = {
    matched: Math.min(1, (max(statements.map(({ words }) => share(terms, words))) * terms.length) / 4),
    first: best === undefined ? 0 : covered(best.words),
    lostName: names.length === 0 ? 0 : 1 - share(names, all),
    ...thingsAndValues(question, texts, covered),
  };
  const isInItsLanguage = passages[0]?.language.startsWith(languageOf(question, "en")) === true;
  return isInItsLanguage ? features : { ...features, lostName: 0, lostProperName: 0, noValue: 0 };
}

interface ReadPassage {
  readonly words: ReadonlySet<string>;
  /** As `namingForm` has it: title, headings and the file's name, and all of it. */
  readonly context: string;
  readonly form: string;
  readonly statements: readonly ReadStatement[];
}

interface ReadStatement {
  readonly text: string;
  /** Those of title, headings and the file's name are among them. */
  readonly words: ReadonlySet<string>;
}

function read(passage: Passage): ReadPassage {
  const above = [passage.title, ...passage.headings, ...numberedNames(passage.path)].join(" ");
  const context = wordsOf(`${above} ${passage.document ?? ""}`);
  return {
    words: union(context, wordsOf(passage.text)),
    context: namingForm(above),
    form: namingForm(`${above} ${passage.text}`),
    statements: statementsOf(passage.text).map((text) => ({ text, words: union(context, wordsOf(text)) })),
  };
}

/** What holds a figure in a path may be the only place that says of which product a document is: whole, and in pieces. */
function numberedNames(path: string): string[] {
  const names = path.split("/").filter((name) => /\p{N}/u.test(name));
  return names.flatMap((name) => [name, name.replaceAll(/[^\p{L}\p{N}]+/gu, " ")]);
}

function thingsAndValues(
  question: string,
  texts: readonly ReadPassage[],
  covered: (words: ReadonlySet<string>) => number,
): Pick<SupportFeatures, "lostProperName" | "lostCode" | "asksValue" | "noValue" | "noOwnValue"> {
  const kinds = askedKinds(englishOf(question));
  // `Colour: violet` holds a colour that no list has.
  const isField = ({ text, words }: ReadStatement): boolean => FIELD.test(text) && covered(words) === 1;
  const holdsValue = (one: ReadStatement): boolean => isField(one) || kinds.some((kind) => holdsKind(one.text, kind));
  const isKnown = (thing: string): boolean => texts.some(({ form }) => isNamed(thing, form));
  const codes = codesIn(question);
  const names = properNamesIn(question);
  const codesHeld = codes.filter(isKnown);
  const namesHeld = names.filter(isKnown);
  const things = codesHeld.length > 0 ? codesHeld : namesHeld;
  return {
    lostProperName: names.length === 0 ? 0 : 1 - namesHeld.length / names.length,
    lostCode: codes.length === 0 ? 0 : 1 - codesHeld.length / codes.length,
    asksValue: kinds.length > 0 ? 1 : 0,
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
