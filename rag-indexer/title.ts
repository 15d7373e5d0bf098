/**
 * What a document is called where nobody has said so. Pure. A title that says only the kind of document ("Technical
 * manual"), a company, or how a program calls a file is poor: what stands at the head of the text goes before what the
 * program that wrote the file states, and that before the file's name; a part number that only one of the latter has is added.
 */
import { codesOf, codesOfName, isCode, isStrong, squeezed } from "./title-codes.ts";
import { KIND_OF_DOCUMENT, KINDS_UNSPACED, saysKind } from "./title-words.ts";

/** A line, or several that are one, at the head of a document. */
export interface Head {
  readonly text: string;
  /** How far it stands out; compared with the others alone. */
  readonly size: number;
}

export interface TitleSources {
  /** From the top. */
  readonly heads: readonly Head[];
  /** By the program that wrote the file. */
  readonly stated: string | null;
  /** Of the file, without extension. */
  readonly path: string;
  /** By whom else it is called, best first: a part number that the title lacks is taken from there. */
  readonly names: readonly string[];
  /** Of its first page. */
  readonly text?: string;
}

export interface FoundTitle {
  /** Null where the file's name is all there is. */
  readonly title: string | null;
  /** The heads that are part of it. */
  readonly heads: readonly string[];
}

const MOST_HEADS = 3;
/** What stands beside the largest: no smaller, in shares of it, and no list of everything there is. */
const BESIDE = 0.5;
const LONGEST_BESIDE = 100;
const MOST_BESIDE = 4;
const MOST_CODES = 3;
const LONGEST_STATED = 300;
/** A title is cut far before. */
const LONGEST_HEAD = 1_000;

export function titleFrom({ heads, stated, path, names, text = "" }: TitleSources): FoundTitle {
  const told = stated === null || OF_PROGRAM.test(stated.trim()) ? "" : cleaned(stated.slice(0, LONGEST_STATED));
  const chosen = chosenHeads(heads).map(({ text }) => text);
  const shown = chosen.join(" – ");
  const isShown = chosen.some(namesSomething) && (isWhole(shown) || !isWhole(told));
  const kind = isWhole(told) ? "" : shown || told;
  const base = isShown ? shown : withoutRepeats([namesSomething(told) ? told : nameOf(path), kind]);
  if (shown === "" && told === "") {
    return { title: null, heads: [] };
  }
  const codes = names.map((name) => codesLacking(base, name, text)).find((some) => some.length > 0) ?? [];
  return {
    title: codes.length === 0 ? base : `${base} (${codes.slice(0, MOST_CODES).join(", ")})`,
    heads: chosen.filter((head) => squeezed(base).includes(squeezed(head))),
  };
}

/** Says both what it is and which. */
function isWhole(title: string): boolean {
  return codesOf(title).length > 0 && plainNames(title).length > 0;
}

/** Beside a part number only one that the text has; a short one may be a thread's or a bus's. */
function codesLacking(title: string, name: string, text: string): string[] {
  const [own, codes] = [codesOf(title), codesOfName(name)];
  const holds = (words: string) => {
    const whole = squeezed(words);
    return (code: string) => whole.includes(squeezed(code));
  };
  // RL201-RL207 is told by `RL201 thru RL207`.
  if (
    codes
      .flatMap((code) => [code, ...code.split("-").filter((part) => isCode(part) && part.length > 3)])
      .some(holds(title))
  ) {
    return [];
  }
  return own.some(isStrong)
    ? codes.filter(isStrong).filter(holds(text)).slice(0, 1)
    : codes.filter((code) => own.length === 0 || isStrong(code));
}

/** What no heading need say again below the title that a document has, found or declared. */
export function saidBy(title: string, found: FoundTitle): ReadonlySet<string> {
  const heads = found.title?.slice(0, title.length) === title ? found.heads : [];
  return new Set([title, ...heads].map((text) => text.toLowerCase()));
}

function withoutRepeats(texts: readonly string[]): string {
  const isSaid = (text: string, at: number): boolean =>
    texts.some((other, where) => {
      const [own, theirs] = [squeezed(text), squeezed(other)];
      return where !== at && theirs.includes(own) && (theirs !== own || where > at);
    });
  return texts.filter((text, at) => !isSaid(text, at)).join(" – ");
}

/** Whether the text has a part number of one of the names. */
export function sharesCode(text: string, names: readonly string[]): boolean {
  return names.flatMap(codesOfName).some((code) => squeezed(text).includes(squeezed(code)));
}

/** `manuals/at-series` → "At series". */
export function nameOf(path: string): string {
  const words = (path.split("/").at(-1) ?? path).replaceAll(/[-_]+/g, " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether it says what the document is about, and not only what kind of document it is, or whose. */
export function namesSomething(text: string): boolean {
  return !COMPANY.test(text) && (codesOf(text).length > 0 || plainNames(text).length > 0 || NUMBERED.test(text));
}

/** A template's title is of another document: most of its names do not stand in this one's text. */
export function isSpokenOf(title: string, text: string): boolean {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const names = (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !saysKind(word));
  return 2 * names.filter((name) => words.has(name)).length > names.length;
}

/**
 * The largest that names something; another that has the part number where it has none, or the words where it is a
 * number alone; and the kind of document where that is as large. As they stand on the page, the kind last.
 */
function chosenHeads(heads: readonly Head[]): readonly Head[] {
  const bySize = heads
    .map(({ text, size }, at) => ({ text: cleaned(text.slice(0, LONGEST_HEAD)), size, at }))
    .toSorted((one, other) => other.size - one.size || one.at - other.at);
  const named: typeof bySize = [];
  for (const head of bySize) {
    const all = named.map(({ text }) => text).join(" ");
    const lacksCode = codesOf(all).length === 0;
    const lacksName = plainNames(all).length === 0;
    const helps = (lacksCode && codesOf(head.text).length > 0) || (lacksName && plainNames(head.text).length > 0);
    const isBeside =
      head.size >= BESIDE * (named[0]?.size ?? 0) &&
      head.text.length <= LONGEST_BESIDE &&
      codesOf(head.text).length <= MOST_BESIDE;
    const fits = named.length === 0 || (named.length < MOST_HEADS && helps && isBeside);
    if (namesSomething(head.text) && fits && !squeezed(all).includes(squeezed(head.text))) {
      named.push(head);
    }
  }
  const kind = bySize.find(({ text }) => KIND_OF_DOCUMENT.test(text) && !namesSomething(text));
  const isAsLarge = kind !== undefined && named.every(({ size }) => kind.size >= size);
  return [...named.toSorted((one, other) => one.at - other.at), ...(isAsLarge ? [kind] : [])];
}

const COMPANY =
  /^(?:\S+\s+){0,6}\S*(?:\bGmbH(?: & Co\.? ?KG)?|\bAG|\bInc\.?|\bLtd\.?|\bLLC|\bCorp(?:oration|\.)?|\bLimited|\bS\.A\.|\bS\.?p\.?A\.?|\bS\.?r\.?l\.?|\bB\.V\.|有限公司|株式会社)$|^(?:ООО|株式会社)/u;

/** "Model 125", "A series", and a number that is long enough to be an article's. */
const NUMBERED =
  /(?:model|modell?o?|type|typ|serie[sn]?|no|nr|№)\.?\s*:?\s*\d{2,}|(?<!\d)\d{5,}|(?<!\p{L})(?:\p{L}{1,3}|\d{2,}) serie[sn]?(?!\p{L})/iu;

/** How programs call what nobody has named, and how files are called. */
const OF_PROGRAM =
  /^microsoft \w+ - |^(?:untitled|unbenannt|sans titre|sin t[ií]tulo|senza titolo|sem t[ií]tulo|naamloos|без имени|未命名|無題)|^(?:document|dokument|documento|book|mappe|presentation|präsentation|présentation|slide|folie|sheet|drawing|layout|scan|image)\s*\d*$|^powerpoint|template|vorlage|\.(?!(?:com|net|org|info)$)[a-z]\w{2,4}…?$|:$/iu;

/** Words of letters alone that say more than the kind of document. */
function plainNames(text: string): string[] {
  return text
    .replaceAll(KINDS_UNSPACED, " ")
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter(
      (word) =>
        /^[\p{L}\p{M}'’]{2,}$/u.test(word) && !saysKind(word.toLowerCase().replaceAll(/^\p{L}{1,2}['’]|['’]s?$/gu, "")),
    );
}

/** Its words apart, once, without what follows them. */
function cleaned(text: string): string {
  return (/\s/.test(text.trim()) ? text : text.replaceAll("_", " "))
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.:;,…_–—-]+$/u, "")
    .trim()
    .replace(/^(.{4,}) \1$/u, "$1");
}
