/**
 * Part numbers as people type them, and how they are compared. Pure. Nothing here knows which numbers
 * exist: a mention is a guess, and the catalogue decides.
 */
import { squeezeCode } from "./codes.ts";
import { runsSpaced } from "./unspaced.ts";

export interface PartMention {
  /** As typed, neighbouring words joined by a space. */
  readonly text: string;
  readonly squeezed: string;
  /** Typed in one piece or clearly meant as a number: worth a word when the catalogue does not know it. */
  readonly strong: boolean;
}

const TOKEN = /[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)*/gu;
/** Short ones are numbers only where the catalogue holds them as they are. */
const SHORTEST = 3;
/** From this length a number may also be the beginning of others. */
export const SHORTEST_BEGINNING = 4;
const LONGEST = 28;
/** A number typed with blanks for separators has at most this many pieces. */
const MOST_PIECES = 5;
const MOST_MENTIONS = 24;

/** Longest first, so that the first one found covers the others. */
export function partMentions(question: string): PartMention[] {
  const tokens = runsSpaced(question.normalize("NFKC")).match(TOKEN) ?? [];
  const mentions = new Map<string, PartMention>();
  for (let start = 0; start < tokens.length; start += 1) {
    for (let count = 1; count <= MOST_PIECES && start + count <= tokens.length; count += 1) {
      const run = tokens.slice(start, start + count);
      if (!isPiece(run.at(-1) ?? "")) {
        break;
      }
      const squeezed = squeezeCode(run.join(""));
      if (isNumberLike(squeezed)) {
        const strong = isStrong(squeezed) && (count === 1 || run.every((piece) => isCodePiece(piece)));
        mentions.set(squeezed, mentions.get(squeezed) ?? { text: run.join(" "), squeezed, strong });
      }
    }
  }
  return [...mentions.values()].toSorted((a, b) => b.squeezed.length - a.squeezed.length).slice(0, MOST_MENTIONS);
}

/**
 * What a typed number is looked up as: itself, with letters that were meant as digits, and with the
 * prefix of its specification written in another way.
 */
export function spellingsOf(squeezed: string): string[] {
  const digits = squeezed
    .replaceAll(/(?<=\p{N})o|o(?=\p{N})/gu, "0")
    .replaceAll(/(?<=\p{N})[il](?=\p{N}|$)|(?<=^|\p{N})[il](?=\p{N})/gu, "1");
  const letters = squeezed.replaceAll(/(?<=\p{L})0$/gu, "o");
  return [...new Set([squeezed, digits, letters].flatMap((one) => [one, ...otherPrefixes(one)]))];
}

/** MIL-DTL-38999/26… is D38999/26…, AS39029/58-360 is M39029/58-360. */
const SPECIFICATION = /^(?:mil(?:dtl|c|prf|std|s|i|a)|as|m|d)?(?=\d{4,5})/u;

function otherPrefixes(squeezed: string): string[] {
  const bare = squeezed.replace(SPECIFICATION, "");
  return bare === squeezed && !/^\d{5}/u.test(bare) ? [] : /^\d{5}/u.test(bare) ? [`d${bare}`, `m${bare}`] : [];
}

/** How a number is packed; it does not change the part. */
const PACKAGING = /[-/_. ](reel|bulk|tray|tube|bag|pb|pi|pt|pr|tr)$/iu;

/** The number without a packaging suffix that stands behind a separator; null when there is none. */
export function withoutPackaging(mention: PartMention): { readonly squeezed: string; readonly suffix: string } | null {
  const suffix = PACKAGING.exec(mention.text)?.[1];
  return suffix === undefined
    ? null
    : { squeezed: mention.squeezed.slice(0, -suffix.length), suffix: suffix.toUpperCase() };
}

/** One string for all ways in which look-alike letters and digits may be mixed up. */
export function lookalikeForm(squeezed: string): string {
  return squeezed.replaceAll("o", "0").replaceAll(/[il]/gu, "1");
}

/**
 * Whether two numbers are the two sides of one connection: equal but for one letter, pins for sockets
 * or male for female. Near in spelling, opposite in meaning.
 */
export function areOpposites(a: string, b: string): boolean {
  if (a.length !== b.length) {
    return false;
  }
  const differing = Array.from(a).flatMap((letter, at) => (letter === b[at] ? [] : [`${letter}${b[at] ?? ""}`]));
  return differing.length === 1 && ["ps", "sp", "mf", "fm", "pj", "jp"].includes(differing[0] ?? "");
}

function isPiece(token: string): boolean {
  return /\p{N}/u.test(token) || (token.length <= 4 && !SHORT_WORDS.has(token.toLowerCase()));
}

/** Within a number typed with blanks: a piece with a digit, or letters in capitals. */
function isCodePiece(token: string): boolean {
  return /\p{N}/u.test(token) || token === token.toUpperCase();
}

function isNumberLike(squeezed: string): boolean {
  return (
    squeezed.length >= (/[a-z]/.test(squeezed) ? SHORTEST : SHORTEST_BEGINNING) &&
    squeezed.length <= LONGEST &&
    /\p{N}/u.test(squeezed) &&
    /^[a-z0-9]+$/.test(squeezed)
  );
}

function isStrong(squeezed: string): boolean {
  return squeezed.length >= 6 && /[a-z]/.test(squeezed) && (squeezed.match(/\d/g) ?? []).length >= 2;
}

const SHORT_WORDS = new Set(
  "a an and are at be by can do does for from has how i in is it of on or the to use vs was what with wo der die das und mit für ist le la les de du et un una el en y mm awg size than".split(
    " ",
  ),
);
