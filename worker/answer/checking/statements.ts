/** What a text states and denies, sentence by sentence, as words in one spelling. Pure. */
import { clausesOf } from "./clauses.ts";
import { segmentsOf } from "./segments.ts";
import { tokensOf } from "./tokens.ts";

/** A sentence, or a cell that says yes or no, with what it denies. */
export interface Statement {
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

/** Of a passage, its cells of `no` among them. A passage is asked for with each sentence that is shown of a reply. */
export function statementsOf(passage: string): readonly Statement[] {
  const statements = remembered.get(passage) ?? [...statementsIn(passage), ...cellsThatDeny(passage)];
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(passage, statements);
  return statements;
}

const remembered = new Map<string, readonly Statement[]>();
const MOST_REMEMBERED = 200;

/** A question states nothing. */
export function statementsIn(text: string): Statement[] {
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("|"))
    .flatMap((line) => line.split(/(?<=[.!?;])\s+(?=\S)|(?<=[。！？；])/u))
    .filter((sentence) => !/[?？]\s*$/u.test(sentence))
    .map(statementOf);
}

/** What the reply's `yes` or `no` states: that what was asked is so, or is not. */
export function answersTo(question: string, reply: string): Statement[] {
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

/** What a sentence denies in one clause it may affirm in another. */
export function withClauses(one: Statement): Statement[] {
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
/** Characters that a negation reaches; a model may write one after the other without end. */
const FARTHEST = 400;
/** Which side of a value is meant. */
const SIDES =
  /(?<!\p{L})(above|over|below|under|beyond|up to|within|oberhalb|über|unter|bis|au-dessus|au-dessous|sopra|sotto|oltre)(?!\p{L})/giu;

function statementOf(text: string): Statement {
  const own = text.replace(ANSWERS, (answer) => " ".repeat(answer.length));
  const reachOf = (match: RegExpExecArray): string => {
    const from = match.index + match[0].length;
    const behind = own.slice(from, from + FARTHEST);
    return LIMITS.test(behind) ? "" : behind.slice(0, REACH_ENDS.exec(behind)?.index ?? behind.length);
  };
  const denied = [...own.matchAll(NEGATES)].map((match) => termsOf(reachOf(match)));
  const lacked = [...own.matchAll(LACKS)].flatMap((match) => termsOf(reachOf(match)));
  const exception = EXCEPTS.exec(own);
  const excepted =
    exception === null ? [] : termsOf(own.slice(exception.index + exception[0].length).split(/[,;，；]/u)[0] ?? "");
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
/** Stands for whatever says that something is used. */
export const USE = "~use";
/** What is not permitted is denied of what it is not permitted for. */
const PERMITS = /^(?:allow|permi[ts]|admi[ts]|erlaub|zuläss|gestatt|autoris|autoriz|consent|admit)/u;
