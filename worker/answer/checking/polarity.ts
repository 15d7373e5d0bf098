/**
 * Where a reply affirms what a passage denies, or denies what it affirms: `is approved for drinking water`
 * beside `is not approved …`. Pure. Only the same statement counts: the same predicate, most of the words it
 * is said with, the same quantities and limits, and no other passage that says it as the reply does. What is
 * put in other words, or in a language whose words are not known here, is not seen.
 */
import { tokensOf } from "./tokens.ts";
import { segmentsOf } from "./segments.ts";

/** A sentence, or a cell that says yes or no, with what it denies. */
interface Statement {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  /** What each negation in it reaches, in the order of the text. */
  readonly denied: readonly (readonly string[])[];
  /** What it is said to be without. */
  readonly lacked: readonly string[];
}

export interface Reversal {
  readonly text: string;
  /** Index of the passage that says the opposite. */
  readonly passage: number;
}

/** `reply` and `passages` have come through `plainText`. */
export function reversalsIn(reply: string, passages: readonly string[]): Reversal[] {
  const stated = passages.map(statementsOf);
  return statementsIn(reply).flatMap((said): Reversal[] => {
    if (WAITS.test(said.text)) {
      return [];
    }
    const reversed = stated.flatMap((all, passage) =>
      all.flatMap((one) => reversalOf(said, one).map((predicate) => ({ predicate, passage }))),
    );
    const [first] = reversed.filter(
      ({ predicate }) => !stated.some((all) => all.some((one) => isSaidAlike(said, one, predicate))),
    );
    return first === undefined ? [] : [{ text: said.text.trim(), passage: first.passage }];
  });
}

const NEGATES =
  /(?<!\p{L})(?:not|no|never|cannot|can't|isn't|aren't|don't|doesn't|won't|neither|nicht|kein\w*|nie|niemals|pas|aucune?|jamais|ningun[ao]?|ningún|nunca|non|nessun[ao]?|mai)(?!\p{L})|不|没有|无法|未|禁止/giu;
const LACKS = /(?<!\p{L})(?:without|ohne|sans|sin|senza)(?!\p{L})/giu;
/** `No, …` answers a question, and denies nothing of what follows. */
const ANSWERS = /^\s*(?:no|nein|non|yes|ja|oui|sí|sì|si|不|是的?)\s*[,.:;，。：]/iu;
/** What limits a value denies nothing: `no more than`, `must not exceed`. */
const LIMITS =
  /^\s*(?:more|less|longer|later|faster|higher|lower|exceed|only|until|before|yet|mehr|länger|später|überschreiten|nur|plus|moins|dépasser|más|menos|superar|più|meno|superare)(?!\p{L})/iu;
const REACH_ENDS =
  /[,;:.!?()，。；：|]|(?<!\p{L})(?:or|oder|ou|o|but|unless|except|sondern|aber|mais|sino|pero|ma|che)(?!\p{L})/iu;
/** `Wait 12 hours before anyone bathes` denies it for the time, in its own way. */
const WAITS =
  /(?<!\p{L})(?:wait\p{L}*\s.*before|only after|not until|wart\p{L}*\s.*bevor|erst (?:nach|ab|wenn)|attend\p{L}*\s.*avant|seulement après|esper\p{L}*\s.*antes|solo después|attend\p{L}*\s.*prima|solo dopo)(?!\p{L})/iu;
/** Which side of a value is meant. */
const SIDES =
  /(?<!\p{L})(above|over|below|under|beyond|up to|within|oberhalb|über|unter|bis|au-dessus|au-dessous|sopra|sotto|oltre)(?!\p{L})/giu;

function statementsIn(text: string): Statement[] {
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("|"))
    .flatMap((line) => line.split(/(?<=[.!?;])\s+(?=\S)|(?<=[。！？；])/u).map(statementOf));
}

function statementOf(text: string): Statement {
  const own = text.replace(ANSWERS, (answer) => " ".repeat(answer.length));
  const reachOf = (match: RegExpExecArray): string => {
    const behind = own.slice(match.index + match[0].length);
    return LIMITS.test(behind) ? "" : behind.slice(0, REACH_ENDS.exec(behind)?.index ?? behind.length);
  };
  const denied = [...own.matchAll(NEGATES)].map((match) => termsOf(reachOf(match)));
  const lacked = [...own.matchAll(LACKS)].flatMap((match) => termsOf(reachOf(match)));
  return { text, terms: new Set(termsOf(own)), denied: denied.filter((terms) => terms.length > 0), lacked };
}

/** `| Brake chopper | no |` under the head `HX-20`; only where the head names a thing by a code. */
function cellsThatDeny(text: string): Statement[] {
  return segmentsOf(text)
    .filter((one) => one.isRow && DENYING_CELL.test(one.text) && !/\d/.test(one.key))
    .flatMap(({ head, key }): Statement[] => {
      const names = termsOf(head).filter((term) => /\p{L}\p{N}/u.test(term));
      const denied = termsOf(key);
      return names.length === 0 || denied.length === 0
        ? []
        : [{ text: `${head}: ${key}`, terms: new Set([...names, ...denied]), denied: [denied], lacked: [] }];
    });
}

const DENYING_CELL = /^(?:no|none|not available|nein|non|否|无)$/iu;

/** Passages are asked of for each sentence that is shown before the reply is whole. */
const remembered = new Map<string, readonly Statement[]>();
const MOST_REMEMBERED = 200;

function statementsOf(passage: string): readonly Statement[] {
  const statements = remembered.get(passage) ?? [...statementsIn(passage), ...cellsThatDeny(passage)];
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(passage, statements);
  return statements;
}

function termsOf(text: string): string[] {
  const sides = [...text.matchAll(SIDES)].map(([side]) => `<${side.toLowerCase()}`);
  const words = [...tokensOf(text)].filter((token) => !token.startsWith("un") && token !== "yes");
  const uses = USES.exec(text);
  // First where it is what the sentence says, and not what something is for.
  const isFirst = uses !== null && !/\p{L}{3}/u.test(text.slice(0, uses.index));
  return [...(isFirst ? [USE] : []), ...words, ...(uses !== null && !isFirst ? [USE] : []), ...sides];
}

/** Too common a word for a search, and all that some denials say. */
const USES =
  /(?<!\p{L})(?:us(?:e|ed|ing|able)|verwend\p{L}*|benutz\p{L}*|utilis\p{L}*|usar|usad[oa]|usare|usat[oa])(?!\p{L})/iu;
const USE = "~use";

/** What one denies and the other affirms, by its first word; empty when they agree or speak of other things. */
function reversalOf(said: Statement, held: Statement): string[] {
  const reversed = (denying: Statement, other: Statement): string[] =>
    denying.denied
      .filter(([predicate = ""]) => !other.denied.flat().includes(predicate) && !other.lacked.includes(predicate))
      .filter((reach) => isSame(reach, denying, other))
      .flatMap((reach) => reach.slice(0, 1));
  return said.denied.length === 0 ? reversed(held, said) : reversed(said, held);
}

/** Both deny the predicate or both affirm it, and of the same quantities. */
function isSaidAlike(said: Statement, held: Statement, predicate: string): boolean {
  const denies = (one: Statement): boolean => [...one.denied.flat(), ...one.lacked].includes(predicate);
  const shared = [...held.terms].filter((term) => said.terms.has(term));
  const quantities = [...said.terms].filter((term) => term.startsWith("="));
  return (
    held.terms.has(predicate) &&
    denies(said) === denies(held) &&
    quantities.every((term) => held.terms.has(term)) &&
    shared.length >= (denies(said) ? 1 : 3)
  );
}

/** Whether `other` says of the same thing what `reach`, a piece of `denying`, denies. */
function isSame(reach: readonly string[], denying: Statement, other: Statement): boolean {
  const [predicate = ""] = reach;
  const found = reach.filter((term) => other.terms.has(term));
  const about = [...denying.terms].filter((term) => !reach.includes(term));
  const shared = about.filter((term) => other.terms.has(term));
  const isExact = (term: string): boolean => /^[=<]/.test(term);
  if (!found.includes(predicate) || !reach.filter(isExact).every((term) => found.includes(term))) {
    return false;
  }
  const names = about.filter((term) => /^(?![=<])(?=.*\p{N})|^:/u.test(term));
  if (!sidesOf(other).every((side) => denying.terms.has(side)) || !names.every((term) => other.terms.has(term))) {
    return false;
  }
  if (reach.length === 1 && predicate === USE) {
    return about.length > 0 && shared.length === about.length;
  }
  return reach.length === 1
    ? shared.filter((term) => term.startsWith("=")).length >= 2
    : found.length >= 2 &&
        (about.length === 0 || shared.length > 0
          ? found.length >= SHARE * reach.length
          : found.length >= 3 && found.length === reach.length);
}

function sidesOf({ terms }: Statement): string[] {
  return [...terms].filter((term) => term.startsWith("<"));
}

/** Of the words that a negation reaches. */
const SHARE = 0.6;
