/** The notation of `wording/wording.ts` → regular expressions over plain sentences. Pure. */
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

function sourceOf(pattern: string, wording: Wording): string {
  const tokens = fold(pattern).match(/<\w+>|[()[\]|]|~\d+|[^\s()[\]|~<>]+|[<>]/gu) ?? [];
  const source = alternatives(tokens, wording);
  if (tokens.length > 0) {
    throw new Error(`cannot be read as a pattern: ${pattern}`);
  }
  return source;
}

/** The lists are long and stand in most patterns; each is read once. */
const listSources = new WeakMap<Wording, Map<string, string>>();

function sourceOfList(name: string, wording: Wording): string {
  const known = listSources.get(wording) ?? new Map<string, string>();
  listSources.set(wording, known);
  const words = Object.entries(wording.lists).find(([list]) => list.toLowerCase() === name)?.[1];
  if (words === undefined) {
    throw new Error(`there is no list <${name}>`);
  }
  const source = known.get(name) ?? sourceOf(words, wording);
  known.set(name, source);
  return source;
}

/** Takes tokens up to the end or a closing bracket. Each word brings the blank behind it along. */
function alternatives(tokens: string[], wording: Wording): string {
  let source = "";
  for (let token = tokens[0]; token !== undefined && token !== ")" && token !== "]"; token = tokens[0]) {
    tokens.shift();
    source += sourceOfToken(token, tokens, wording);
  }
  return `(?:${source})`;
}

function sourceOfToken(token: string, tokens: string[], wording: Wording): string {
  const { blanks } = wording;
  if (token === "|") {
    return "|";
  }
  if (token === "(" || token === "[") {
    const group = alternatives(tokens, wording);
    tokens.shift();
    return token === "(" ? group : `${group}?`;
  }
  if (/^<\w+>$/u.test(token)) {
    return sourceOfList(token.slice(1, -1), wording);
  }
  if (token.startsWith("~")) {
    const most = token.slice(1);
    return blanks ? `(?:[^ ,$]+ ){0,${most}}` : `[^,$]{0,${most}}?`;
  }
  const word = token.replaceAll(/[\\^$.+?{}]/gu, String.raw`\$&`);
  return blanks
    ? `${word.replaceAll("*", "[^ ,$]*").replaceAll("#", String.raw`[^ ,$]*\p{N}[^ ,$]*`)} `
    : word.replaceAll("#", String.raw`\p{N}+`);
}
