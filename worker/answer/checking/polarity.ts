/**
 * Where a reply affirms what a passage denies, or denies what it affirms: `is approved for drinking water`
 * beside `is not approved …`. Pure. Only the same statement counts: the same predicate, most of the words it
 * is said with, the same quantities and limits, and no other passage that says it as the reply does. `Yes` and
 * `no` say what the customer's question asks. What is put in other words, or in a language whose words are not
 * known here, is not seen.
 */
import { USE, answersTo, statementsIn, statementsOf, withClauses } from "./statements.ts";
import type { Statement } from "./statements.ts";

export interface Reversal {
  readonly text: string;
  /** Index of the passage that says the opposite. */
  readonly passage: number;
}

/** `reply`, `passages` and `question` have come through `plainText`. */
export function reversalsIn(reply: string, passages: readonly string[], question: string): Reversal[] {
  const stated = passages.map(statementsOf);
  return [...statementsIn(reply), ...answersTo(question, reply)].flatMap((said): Reversal[] => {
    if (WAITS.test(said.text) || (!said.isAnswer && DENIES_BEFORE.test(said.text)) || setsApart(said)) {
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

/** `Wait 12 hours before anyone bathes` denies it for the time, in its own way. */
const WAITS =
  /(?<!\p{L})(?:wait\p{L}*\s.*before|only after|not until|wart\p{L}*\s.*bevor|erst (?:nach|ab|wenn)|attend\p{L}*\s.*avant|seulement après|esper\p{L}*\s.*antes|solo después|attend\p{L}*\s.*prima|solo dopo)(?!\p{L})/iu;

/** `The HX-20 has a brake, the HX-10 does not`: what is denied stands before the word that denies it. */
const DENIES_BEFORE = /(?<!\p{L})(?:(?:not|\p{L}{2,5}n't|nicht|pas)\s*(?:[.,;!]|$)|no\s*(?:[.;!]|$))/iu;

/** `Unlike the HX-10, the HX-20 has a brake`: only one of the two that it names has it. */
function setsApart({ text, terms }: Statement): boolean {
  return UNLIKE.test(text) && [...terms].filter((term) => /\p{L}\p{N}/u.test(term)).length > 1;
}

const UNLIKE =
  /(?<!\p{L})(?:unlike|in contrast to|im gegensatz zu[mr]?|anders als|contrairement (?:à|aux?)|a diferencia de|a differenza d\p{L}*)(?!\p{L})/iu;

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
    ? shared.filter((term) => term.startsWith("=")).length >= 2 ||
        // "The filter cannot be washed": one word is enough where nothing else is said either.
        (about.length > 0 &&
          shared.length === about.length &&
          [...other.terms].every((term) => denying.terms.has(term)))
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
