/** Parts of a sentence that may each speak of something else. Pure. */
import { statedIn } from "./claims.ts";
import { blanked, measuresIn } from "./quantities.ts";
import { countOf } from "./spelled-numbers.ts";

/** As German days are followed by: `12. März`. */
const MONTHS = "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez";
/** What has a full stop and ends no sentence. */
export const ABBREVIATION = String.raw`(?<!\p{L})(?:(?<!\d)\d{1,2}(?=\.\s(?:${MONTHS}))|max|máx|min|mín|mind|typ|nom|approx|ca|env|incl|inkl|bzw|resp|no|nr|núm|fig|abb|vs|i\.e|e\.g|d\.\s?h|z\.\s?B|u\.\s?a|p\.\s?ej|p\.\s?ex|c\.-à-d|p\.\s?es)`;

/** A comma within a number parts nothing. */
export function clausesOf(sentence: string): readonly string[] {
  const known = remembered.get(sentence);
  if (known !== undefined) {
    return known;
  }
  const clauses = readClauses(sentence);
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(sentence, clauses);
  return clauses;
}

/** A sentence is asked for with each number in it. */
const remembered = new Map<string, readonly string[]>();
const MOST_REMEMBERED = 500;

function readClauses(sentence: string): string[] {
  const pieces = sentence.split(CLAUSE_ENDS);
  const told = pieces.flatMap(withBracketApart).filter((piece) => piece.trim() !== "");
  return sentence.length > LONGEST_SENTENCE ? told : rejoined(told);
}

/** A field may hold sentences too: `Lengths: 40 m, 60 m. Retire a rope after 10 years`. */
const CLAUSE_ENDS = new RegExp(
  String.raw`(?<=[,;，；、])(?=\s|\p{Script=Han})|(?<=(?<!${ABBREVIATION})[.!?])(?=\s\p{Lu}\p{Ll})|\s(?=(?:and|or|while|whereas|but|und|oder|während|aber|et|ou|tandis que|mais|y|o|mientras|pero|e|mentre|ma)\s)|(?=而|但是)`,
  "u",
);

/** `610 W (LED: 400 W)` says one thing before the bracket and another in it. */
function withBracketApart(piece: string): string[] {
  const bracket = /\s\(([^()]{1,80})(?:\)|$)/u.exec(piece);
  const said = bracket?.[1] ?? "";
  if (bracket === null || !/\p{L}{2}/u.test(blanked(said, measuresIn(said)))) {
    return [piece];
  }
  const before = statedIn(piece.slice(0, bracket.index));
  const isOfOneSort = statedIn(said).some(({ kind, quantity }) =>
    before.some(
      (other) => other.kind === kind && quantity !== null && other.quantity?.unit?.kind === quantity.unit?.kind,
    ),
  );
  return isOfOneSort ? [piece.slice(0, bracket.index), piece.slice(bracket.index + 1)] : [piece];
}

/** Of a sentence that anybody reads; what goes on for longer is a list of something. */
export const LONGEST_SENTENCE = 800;

/** `between 0 °C and 45 °C` is one clause, and so is `R290, 145 g`. */
function rejoined(pieces: readonly string[]): string[] {
  return pieces.reduce<string[]>((whole, piece) => {
    const before = whole.at(-1);
    return before !== undefined && goesOn(before, piece)
      ? [...whole.slice(0, -1), joinedAgain(before, piece)]
      : [...whole, piece];
  }, []);
}

function goesOn(before: string, piece: string): boolean {
  // `Films and games for 1 week` is one clause, and so is `families (2 adults and 3 children) 30 €`.
  const isSubject = statedIn(before).length === 0 || /\([^)]*$/u.test(before);
  if (AND.test(piece) && (isSubject || BETWEEN_OPENS.test(before))) {
    return true;
  }
  const [next] = measuresIn(piece);
  if (next === undefined) {
    return false;
  }
  const earlier = measuresIn(before);
  const last = earlier.at(-1);
  const isSame = last?.unit?.kind === next.unit?.kind;
  const isList = isSame && LIST_GOES_ON.test(piece) && before.slice(last?.end).trim() === "";
  const isValueAlone = !/\p{L}/u.test(piece.slice(0, next.start) + piece.slice(next.end));
  return isList || (isValueAlone && earlier.length === 0);
}

/** The blank before `and` was lost in the splitting, the one behind a comma was not. */
function joinedAgain(before: string, piece: string): string {
  return /^\s|[,;，；、]$/u.test(piece.slice(0, 1)) || /\p{Script=Han}/u.test(piece.slice(0, 1))
    ? before + piece
    : `${before} ${piece}`;
}

/** `between the lamp and the wall` is one clause too. */
const BETWEEN_OPENS = /(?<!\p{L})(?:between|zwischen|entre|tra|fra)\s[^,;]*$/iu;
const AND = /^(?:and|und|et|y|e)\s/iu;
const LIST_GOES_ON = /^(?:and|or|und|oder|et|ou|y|o|e)\s[-+±]?\d/u;

/** The clause that holds what stands at `start`. */
export function clauseAt(sentence: string, start: number): string {
  return placed(sentence, clausesOf(sentence), 0).find(({ end }) => start < end)?.text ?? sentence;
}

/**
 * `range ` for the `30 m` of `range 100 m outdoors, 30 m indoors`: a clause that begins with its number goes on with
 * what the one before it began with. Empty for others.
 */
export function leadAt(sentence: string, start: number): string {
  const clauses = placed(sentence, clausesOf(sentence), 0);
  const at = clauses.findIndex(({ end }) => start < end);
  const opens = clauses.findLastIndex(({ text }, place) => place < at && !GOES_ON.test(text));
  const isElliptic =
    opens !== -1 && opens < at && clauses.slice(opens + 1, at + 1).every(({ text }) => GOES_ON.test(text));
  const first = clauses[opens]?.text ?? "";
  const own = measuresIn(sentence).find((measure) => measure.end > start);
  const [measure] = measuresIn(first);
  // `Idling 900 rpm, at full load 4,200 rpm` begins with a condition, and goes on with another.
  const isCondition = !BEGINS_WITH_NUMBER.test(clauses[at]?.text ?? "") && wordsBehind(first).length === 0;
  const lead =
    isElliptic && !isCondition && measure !== undefined && measure.unit?.kind === own?.unit?.kind
      ? `${first.slice(0, measure.start).trim()} `
      : "";
  return `${ownerAt(sentence, clauses[at]?.start ?? start)}${lead}`;
}

/**
 * What the clause at `start` leaves out at its end: ` points` of `45 € for two points and 65 € for three`, and what
 * `without it` stands for.
 */
export function tailAt(sentence: string, start: number): string {
  const clauses = placed(sentence, clausesOf(sentence), 0);
  const at = clauses.findIndex(({ end }) => start < end);
  const [own, before] = [clauses[at]?.text ?? "", clauses[at - 1]?.text ?? ""];
  if (WITH_IT.test(own)) {
    return ` ${WITH.exec(before)?.[1] ?? ""}`;
  }
  const [mine, theirs] = [wordsBehind(own), wordsBehind(before)];
  const isElliptic = countOf(mine.at(-1) ?? "") !== null && mine.length < theirs.length && mine[0] === theirs[0];
  return isElliptic ? ` ${theirs.slice(mine.length).join(" ")}` : "";
}

/** Of a clause, behind its last quantity. */
function wordsBehind(clause: string): string[] {
  const end = measuresIn(clause).at(-1)?.end ?? clause.length;
  return clause.slice(end).match(/[\p{L}\p{N}-]+/gu) ?? [];
}

const WITH_IT =
  /(?<!\p{L})(?:with|without|mit|ohne|avec|sans|con|sin|senza)\s(?:it|them|ihm|ihr|ihn|ihnen|lui|elle|eux|él|ella|esso|essa)(?!\p{L})/iu;
const WITH = /(?<!\p{L})(?:with|without|mit|ohne|avec|sans|con|sin|senza)\s([^,;]+)/iu;

/** `PR-45 ` of `PR-45 (height 4.5 m, bay load 8.2 t)`, for all but the first of what the bracket says of it. */
function ownerAt(sentence: string, start: number): string {
  const [, owner = ""] = /([\p{L}\d][\p{L}\d./-]*)\s\([^()]*$/u.exec(sentence.slice(0, start)) ?? [];
  return /\d/.test(owner) ? `${owner} ` : "";
}

const BEGINS_WITH_NUMBER = /^\s*(?:(?:and|or|und|oder|et|ou|y|o|e)\s)?[-+±]?\d/iu;
/** With its number, or with the condition that it holds under: `with the buffer 72 h`. */
const GOES_ON =
  /^\s*(?:(?:and|or|but|und|oder|aber|et|ou|mais|y|o|pero|e|ma)\s)?(?:[-+±]?\d|(?:with|without|at|for|in|on|mit|ohne|bei|für|im|avec|sans|pour|à|con|sin|para|en|senza|per)\s)/iu;

/** Pieces of a whole with their places, `offset` being the whole's own. */
export function placed(
  whole: string,
  pieces: readonly string[],
  offset: number,
): { readonly text: string; readonly start: number; readonly end: number }[] {
  let at = 0;
  return pieces.map((text) => {
    const start = whole.indexOf(text, at);
    at = start + text.length;
    return { text, start: offset + start, end: offset + at };
  });
}
