/**
 * Where a reply affirms what a passage denies, or denies what it affirms: `is approved for drinking water`
 * beside `is not approved …`. Pure. Only the same statement counts: the same predicate, most of the words it
 * is said with, the same quantities and limits, and no other passage that says it as the reply does. `Yes` and
 * `no` say what the customer's question asks. What is put in other words, or in a language whose words are not
 * known here, is not seen.
 */
import { clausesOf } from "./clauses.ts";
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
  /** Terms of what it is not said of: `BC-6` of `all models except the BC-6`. */
  readonly excepted: readonly string[];
  /** A question's, as `yes` or `no` answers it. */
  readonly isAnswer: boolean;
}

export interface Reversal {
  readonly text: string;
  /** Index of the passage that says the opposite. */
  readonly passage: number;
}

/** `reply`, `passages` and `question` have come through `plainText`. */
export function reversalsIn(reply: string, passages: readonly string[], question: string): Reversal[] {
  const stated = passages.map(statementsOf);
  return [...statementsIn(reply), ...answersTo(question, reply)].flatMap((said): Reversal[] => {
    if (WAITS.test(said.text)) {
      return [];
    }
    const reversed = stated.flatMap((all, passage) =>
      all.flatMap((one) => reversalOf(said, one).map((predicate) => ({ predicate, passage }))),
    );
    const [first] = reversed.filter(
      ({ predicate }) =>
        !stated.some((all) => all.flatMap(withClauses).some((one) => isSaidAlike(said, one, predicate))),
    );
    return first === undefined ? [] : [{ text: said.text.trim(), passage: first.passage }];
  });
}

/** What a sentence denies in one clause it may affirm in another. */
function withClauses(one: Statement): Statement[] {
  const clauses = one.denied.length === 0 ? [] : clausesOf(one.text);
  return clauses.length < 2 ? [one] : [one, ...clauses.map(statementOf)];
}

const NEGATES =
  /(?<!\p{L})(?:not|no|never|cannot|can't|isn't|aren't|don't|doesn't|won't|neither|nicht|kein\w*|nie|niemals|pas|aucune?|jamais|ningun[ao]?|ningún|nunca|non|nessun[ao]?|mai)(?!\p{L})|不|没有|无法|未|禁止/giu;
const LACKS = /(?<!\p{L})(?:without|ohne|sans|sin|senza)(?!\p{L})/giu;
/** `No, …` answers a question, and denies nothing of what follows. */
const ANSWERS = /^\s*(?:no|nein|non|yes|ja|oui|sí|sì|si|不|是的?)\s*[,.:;，。：]/iu;
const AFFIRMS = /^\s*(?:yes|ja|oui|sí|sì|si|是)/iu;
/** Denied, or between two things: what `yes` says of it is not known. */
const ASKS_OTHERWISE =
  /(?<!\p{L})(?:not|n't|nicht|kein\p{L}*|pas|aucun\p{L}*|no|non|or|oder|ou|o|without|ohne|sans|sin|senza)(?!\p{L})|不|没|还是/iu;
const EXCEPTS =
  /(?<!\p{L})(?:except(?: for)?|apart from|other than|außer|ausgenommen|mit ausnahme (?:von|der|des)|bis auf|sauf|excepté|hormis|à l'exception d[eu]s?|excepto|salvo|a excepción de|tranne|eccetto|a eccezione d\p{L}*)(?!\p{L})|除了?/iu;
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

/** A question states nothing. */
function statementsIn(text: string): Statement[] {
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("|"))
    .flatMap((line) => line.split(/(?<=[.!?;])\s+(?=\S)|(?<=[。！？；])/u))
    .filter((sentence) => !/[?？]\s*$/u.test(sentence))
    .map(statementOf);
}

/** What the reply's `yes` or `no` states: that what was asked is so, or is not. */
function answersTo(question: string, reply: string): Statement[] {
  const asked = question.split(/(?<=[.!?？])\s*/u).filter((sentence) => /[?？]\s*$/u.test(sentence));
  const [one, ...others] = asked;
  const [answer = ""] = ANSWERS.exec(reply) ?? [];
  if (one === undefined || others.length > 0 || answer === "" || ASKS_OTHERWISE.test(one)) {
    return [];
  }
  const terms = termsOf(one);
  const denied = AFFIRMS.test(answer) ? [] : [terms];
  return [
    {
      text: reply.split(/(?<=[.!?。！？])\s*/u)[0] ?? reply,
      terms: new Set(terms),
      denied,
      lacked: [],
      excepted: [],
      isAnswer: true,
    },
  ];
}

function statementOf(text: string): Statement {
  const own = text.replace(ANSWERS, (answer) => " ".repeat(answer.length));
  const reachOf = (match: RegExpExecArray): string => {
    const behind = own.slice(match.index + match[0].length);
    return LIMITS.test(behind) ? "" : behind.slice(0, REACH_ENDS.exec(behind)?.index ?? behind.length);
  };
  const denied = [...own.matchAll(NEGATES)].map((match) => termsOf(reachOf(match)));
  const lacked = [...own.matchAll(LACKS)].flatMap((match) => termsOf(reachOf(match)));
  const exception = EXCEPTS.exec(own);
  const excepted = exception === null ? [] : termsOf(own.slice(exception.index + exception[0].length));
  return {
    text,
    terms: new Set(termsOf(own)),
    denied: denied.filter((terms) => terms.length > 0),
    lacked,
    excepted,
    isAnswer: false,
  };
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
        : [
            {
              text: `${head}: ${key}`,
              terms: new Set([...names, ...denied]),
              denied: [denied],
              lacked: [],
              excepted: [],
              isAnswer: false,
            },
          ];
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
  const words = [...tokensOf(text.replaceAll(USES, " "))].filter(
    (token) => !token.startsWith("un") && token !== "yes" && !PERMITS.test(token),
  );
  const [uses] = text.matchAll(USES);
  // First where it is what the sentence says, and not what something is for.
  const isFirst = uses !== undefined && !/\p{L}{3}/u.test(text.slice(0, uses.index));
  return [...(isFirst ? [USE] : []), ...words, ...(uses !== undefined && !isFirst ? [USE] : []), ...sides];
}

/** Too common a word for a search, and all that some denials say. */
const USES =
  /(?<!\p{L})(?:us(?:e|ed|ing|able)|verwend\p{L}*|benutz\p{L}*|utilis\p{L}*|usar|uso|usad[oa]|usare|usat[oa])(?!\p{L})/giu;
const USE = "~use";
/** What is not permitted is denied of what it is not permitted for. */
const PERMITS = /^(?:allow|permi[ts]|admi[ts]|erlaub|zuläss|gestatt|autoris|autoriz|consent|admit)/u;

/** What one denies and the other affirms, by its first word; empty when they agree or speak of other things. */
function reversalOf(said: Statement, held: Statement): string[] {
  if (isOfException(said, held)) {
    return ofException(said, held);
  }
  const reversed = (denying: Statement, other: Statement): string[] =>
    denying.denied
      .filter(([predicate = ""]) => !other.denied.flat().includes(predicate) && !other.lacked.includes(predicate))
      .filter((reach) => isSame(reach, denying, other))
      .flatMap((reach) => reach.slice(0, 1));
  if (said.denied.length === 0) {
    return reversed(held, said);
  }
  // A `no` denies the whole of a question: against it stands only what affirms the whole.
  return said.isAnswer ? (affirms(held, said.denied.flat()) ? reversed(said, held) : []) : reversed(said, held);
}

function affirms({ terms, denied, lacked }: Statement, asked: readonly string[]): boolean {
  return denied.length === 0 && lacked.length === 0 && asked.length >= 3 && asked.every((term) => terms.has(term));
}

function isOfException(said: Statement, held: Statement): boolean {
  return held.excepted.length > 0 && held.excepted.every((term) => said.terms.has(term));
}

/** What is said of all others is said to be otherwise of the exception. */
function ofException(said: Statement, held: Statement): string[] {
  const rule = [...held.terms].filter((term) => !held.excepted.includes(term));
  const shared = rule.filter((term) => said.terms.has(term));
  const isAlike = said.denied.length > 0 === held.denied.length > 0;
  return isAlike && said.excepted.length === 0 && shared.length >= 2 && shared.length >= (1 - SHARE) * rule.length
    ? shared.slice(0, 1)
    : [];
}

/** Both deny the predicate or both affirm it, and of the same quantities. */
function isSaidAlike(said: Statement, held: Statement, predicate: string): boolean {
  const denies = (one: Statement): boolean => [...one.denied.flat(), ...one.lacked].includes(predicate);
  const shared = [...held.terms].filter((term) => said.terms.has(term));
  const quantities = [...said.terms].filter((term) => term.startsWith("="));
  return (
    held.terms.has(predicate) &&
    !isOfException(said, held) &&
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
