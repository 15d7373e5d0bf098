/** The notation of `wording/wording.ts` → regular expressions over plain sentences. Pure. */
import { either } from "./needs.ts";
import type { Needs } from "./needs.ts";
import { fold } from "./plain-sentences.ts";
import type { Wording } from "./wording/wording.ts";

/** What a pattern is matched against: a plain sentence between the signs for its ends. */
export function bounded(sentence: string, wording: Wording): string {
  return wording.blanks ? `^ ${sentence} $ ` : `^${sentence.replaceAll(" ", "")}$`;
}

/** Whether a pattern asks for parts of a sentence in any order. */
export function isLoose(pattern: string): boolean {
  return pattern.includes(" & ");
}

/** Every word of the pattern stands whole, unless the language has no blanks. */
export function compilePhrase(pattern: string, wording: Wording): RegExp {
  const start = wording.blanks ? "(?<![^ ])" : "";
  const parts = pattern.split(" & ").map((part) => `${start}${sourceOf(part, wording)}`);
  const [only = ""] = parts;
  const source = parts.length === 1 ? only : `^${parts.map((part) => `(?=.*${part})`).join("")}.*`;
  return new RegExp(source, `g${flagsFor(source)}`);
}

/** The whole sentence is one of `words`, with any of `fillers` around and between. */
export function compileAlone(words: string, fillers: string, wording: Wording): RegExp {
  const filler = `${sourceOf(`${fillers}|,`, wording)}*`;
  const blank = wording.blanks ? " " : "";
  const source = String.raw`^\^${blank}${filler}(?:${sourceOf(words, wording)}${filler})+\$${blank}$`;
  return new RegExp(source, flagsFor(source));
}

/** Plain words need no Unicode mode, without which a pattern is compiled and run much faster. */
function flagsFor(source: string): string {
  return source.includes(String.raw`\p{`) ? "u" : "";
}

type Piece =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "gap"; readonly most: string }
  | { readonly kind: "list"; readonly name: string }
  | { readonly kind: "choice"; readonly of: readonly Sequence[]; readonly isOptional: boolean };

type Sequence = readonly Piece[];

function read(pattern: string): readonly Sequence[] {
  const tokens = fold(pattern).match(/<\w+>|[()[\]|]|~\d+|[^\s()[\]|~<>]+|[<>]/gu) ?? [];
  const reading = { tokens, at: 0 };
  const alternatives = readAlternatives(reading);
  if (reading.at < tokens.length) {
    throw new Error(`cannot be read as a pattern: ${pattern}`);
  }
  return alternatives;
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
}

/** Up to the end or a closing bracket. */
function readAlternatives(reading: Reading): readonly Sequence[] {
  let sequence: Piece[] = [];
  const alternatives = [sequence];
  for (; ; reading.at += 1) {
    const token = reading.tokens[reading.at];
    if (token === undefined || token === ")" || token === "]") {
      return alternatives;
    }
    if (token === "|") {
      sequence = [];
      alternatives.push(sequence);
    } else if (token === "(" || token === "[") {
      reading.at += 1;
      sequence.push({ kind: "choice", of: readAlternatives(reading), isOptional: token === "[" });
    } else if (/^<\w+>$/u.test(token)) {
      sequence.push({ kind: "list", name: token.slice(1, -1) });
    } else if (token.startsWith("~")) {
      sequence.push({ kind: "gap", most: token.slice(1) });
    } else {
      sequence.push({ kind: "word", word: token });
    }
  }
}

/** The lists are long and stand in most patterns: what is made of each is made once. */
const madeOfLists = new WeakMap<Wording, Map<string, { readonly source: string; readonly needs: Needs }>>();

function listOf(name: string, wording: Wording): { readonly source: string; readonly needs: Needs } {
  const made = madeOfLists.get(wording) ?? new Map<string, { readonly source: string; readonly needs: Needs }>();
  madeOfLists.set(wording, made);
  const known = made.get(name);
  if (known !== undefined) {
    return known;
  }
  const words = Object.entries(wording.lists).find(([list]) => list.toLowerCase() === name)?.[1];
  if (words === undefined) {
    throw new Error(`there is no list <${name}>`);
  }
  const alternatives = read(words);
  const list = { source: sourceOfAll(alternatives, wording), needs: needsOfAll(alternatives, wording) };
  made.set(name, list);
  return list;
}

function sourceOf(pattern: string, wording: Wording): string {
  return sourceOfAll(read(pattern), wording);
}

function sourceOfAll(alternatives: readonly Sequence[], wording: Wording): string {
  return `(?:${alternatives.map((sequence) => sequence.map((piece) => sourceOfPiece(piece, wording)).join("")).join("|")})`;
}

/** Each word brings the blank behind it along. */
function sourceOfPiece(piece: Piece, wording: Wording): string {
  const { blanks } = wording;
  switch (piece.kind) {
    case "choice":
      return `${sourceOfAll(piece.of, wording)}${piece.isOptional ? "?" : ""}`;
    case "list":
      return listOf(piece.name, wording).source;
    case "gap":
      return blanks ? `(?:[^ ,$]+ ){0,${piece.most}}` : `[^,$]{0,${piece.most}}?`;
    case "word": {
      const word = piece.word.replaceAll(/[\\^$.+?{}]/gu, String.raw`\$&`);
      return blanks
        ? `${word.replaceAll("*", "[^ ,$]*").replaceAll("#", String.raw`[^ ,$]*\p{N}[^ ,$]*`)} `
        : word.replaceAll("#", String.raw`\p{N}+`);
    }
  }
}

/** What a bounded sentence must hold for the pattern to meet it. */
export function needsOf(pattern: string, wording: Wording): Needs {
  return pattern.split(" & ").flatMap((part) => needsOfAll(read(part), wording));
}

function needsOfAll(alternatives: readonly Sequence[], wording: Wording): Needs {
  const [only = [], ...more] = alternatives.map((sequence) =>
    sequence.flatMap((piece) => needsOfPiece(piece, wording)),
  );
  return more.length === 0 ? only : either([only, ...more]);
}

function needsOfPiece(piece: Piece, wording: Wording): Needs {
  switch (piece.kind) {
    case "choice":
      return piece.isOptional ? [] : needsOfAll(piece.of, wording);
    case "list":
      return listOf(piece.name, wording).needs;
    case "gap":
      return [];
    case "word":
      return needsOfWord(piece.word, wording.blanks);
  }
}

function needsOfWord(word: string, blanks: boolean): Needs {
  const isSign = word === "^" || word === "$" || word === ",";
  const star = word.indexOf("*");
  if (isSign || word.includes("#") || star === 0 || (star > 0 && !blanks)) {
    return [];
  }
  return [[!blanks ? word : star === -1 ? ` ${word} ` : ` ${word.slice(0, star)}`]];
}
