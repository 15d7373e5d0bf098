/** What tells one text from another, whatever its language. Pure. */
import { squeezeCode } from "../../knowledge/codes.ts";
import { englishFor } from "../../knowledge/glossary.ts";
import { STOP_WORDS } from "../../knowledge/stop-words.ts";
import { technicalWords } from "../../knowledge/thesaurus.ts";
import { blanked, measuresIn } from "./quantities.ts";
import { countOf } from "./spelled-numbers.ts";

const WORD = /[\p{Script=Latin}\p{N}]+(?:[-/._][\p{Script=Latin}\p{N}]+)*|\p{Script=Han}+/gu;
const NAMES_CLASS =
  /(?:class|code|rating|key(?:ing)?|type|typ|klasse|classe|clase|série|series|serie|service|grade|form|style|等级|代码|类)s?\s*$/iu;

/** `without shield` is `unshielded`. */
const WITHOUT = /(?<!\p{L})(?:without|ohne|sans|sin|senza)\s(?:an?\s|any\s)?([\p{Script=Latin}]{4,})/giu;

/** `class F`, `Typ B`: what is called so in the text, with the letter's token. `The type I recommend` names none. */
export function classesIn(text: string): { readonly written: string; readonly token: string }[] {
  return [...text.matchAll(CLASS)].map(([written, letter = ""]) => ({ written, token: `:${letter}` }));
}

const CLASS =
  /(?<!\p{L})\p{L}*(?:[Cc]lass|[Kk]lasse|[Cc]lasse|[Cc]lase|[Tt]ype?|[Tt]ipo|[Gg]rade)\s(?!I\s\p{Ll})(\p{Lu})(?![\p{L}\p{N}'+-])/gu;

/** Words, codes, class letters (`:K`) and quantities (`=gauge:16`) that tell what a text is about, whatever its language. */
export function tokensOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text);
  if (known !== undefined) {
    return known;
  }
  const tokens = readTokens(text);
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(text, tokens);
  return tokens;
}

/** The same rows are weighed for each claim of a reply, and for each sentence that is shown before it. */
const remembered = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 2_000;

function readTokens(text: string): Set<string> {
  const measures = measuresIn(text).filter(({ unit }) => unit !== null);
  const rest = blanked(text, measures).replaceAll("\u0000", " ");
  const tokens = new Set<string>();
  const lacking = new Set([...rest.matchAll(WITHOUT)].map(([, word = ""]) => word));
  for (const { values, unit } of measures) {
    values.forEach((value) => tokens.add(`=${unit?.kind}:${value * (unit?.scale ?? 1)}`));
  }
  for (const match of rest.matchAll(WORD)) {
    wordTokens(match[0], rest.slice(0, match.index), rest.slice(match.index + match[0].length)).forEach((token) =>
      tokens.add(lacking.has(match[0]) ? `un${token}` : token),
    );
  }
  technicalWords(rest).forEach((word) => tokens.add(stem(word)));
  return tokens;
}

function wordTokens(word: string, before: string, after: string): string[] {
  if (/\p{N}/u.test(word)) {
    const pieces = word.split(/[-/._]/).filter((piece) => /\p{N}/u.test(piece));
    return [squeezeCode(word), ...pieces.map((piece) => piece.toLowerCase())];
  }
  if (/^[A-Z]{1,5}$/.test(word)) {
    // `A` and `I` are words, unless something says that they name a class or they stand alone.
    const isWord = /^[AI]$/.test(word) && !NAMES_CLASS.test(before) && /^\s+\p{L}/u.test(after);
    return isWord ? [] : [`:${word}`, ...(word.length > 2 ? [stem(word.toLowerCase())] : [])];
  }
  const lower = word.toLowerCase();
  const count = countOf(lower);
  if (count !== null) {
    return [`#${count}`];
  }
  const [letters = ""] = /^[A-Z]{1,3}(?=-)/.exec(word) ?? [];
  const letter = letters === "" ? [] : [`:${letters}`];
  return STOP_WORDS.has(lower)
    ? []
    : [...letter, ...[lower, ...lower.split("-"), ...englishFor(lower)].map((one) => stem(one))];
}

function stem(word: string): string {
  const root = word.length > 3 ? word.replace(/ies$/u, "y").replace(/(?:s|(?<!e)ed|ing)$/u, "") : word;
  return root.length > 4 ? root.replace(/e$|(?<=(?<double>[bdfglmnprt]))\k<double>$/u, "") : root;
}
