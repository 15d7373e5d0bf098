/** What the first words of a question ask for, and whether a statement tells such a thing. Pure. */
import type { Prepared } from "./match.ts";
import type { Question } from "./question.ts";
import { stopWords } from "./stop-words.ts";

export const yesOrNo = /^\W*(?:is|are|does|do|can|could|may|will|has|have|kann|ist|sind|passt)\b/i;
/** "May I …?" is answered by what is said to be allowed, or told to do. */
const mayI = /^\W*(?:can|may|could|should|must|am)\s+(?:i|we|you|one)\b/i;
const permits =
  /\b(?:can|cannot|may|must|not|never|no|none|neither|nor|only|allowed|permitted|possible|suitable|approved|released|recommended|yes|should|need|needs|do|use|choose|avoid|free|without|instead)\b/i;

const asksWhere = /^\W*(?:and |but |so )?where\b/i;
/** What a place is told by. */
const place =
  /\b(?:in|at|on|onto|into|near|under|behind|inside|outside|beside|beneath|above|below|opposite|between|next to|via|through|to|page|menu|settings?|website|shop|store|here|there|im|am|an|auf|bei|unter|hinter|neben|über|dans|sur|chez|sous|derrière|en|sobre|bajo|nel|nella|sul|sulla)\b|[在于]/iu;

const asksWho = /^\W*(?:and |but |so )?who\b(?! is\b)/i;
/** What people and those who act for a company are told by. */
const somebody =
  /\b(?:departments?|teams?|support|sales|quality|offices?|desk|staff|crew|agents?|dealers?|partners?|agency|company|customers?|users?|owners?|operators?|engineers?|technicians?|electricians?|managers?|officers?|doctors?|drivers?|guests?|members?|persons?|people|adults?|children|students?|everyone|nobody|passengers?|holders?|you|we|your|our|by|police|bank|insurer|manufacturer|supplier|authority)\b|[@+]/iu;

const asksYesOrNo =
  /^\W*(?:and |but |so )?(?:is|are|was|were|does|do|did|has|have|can|could|may|must|will|should)\s+(?:there\s+)?(?:(?:an?|any|the|your|my|our|each|every|all)\s+)?((?:[\p{L}-]+\s+){0,2}[\p{L}-]+)/iu;
const person = /^(?:i|you|we|they|he|she|it|this|that|these|those|one|someone|somebody|anyone|people)$/i;

/** "Are the lockers in the hall free?": what is asked about, as keys; empty where it is "you", "it" or a name. */
export function yesOrNoSubject(question: Question): string[] {
  const words = asksYesOrNo.exec(question.english)?.[1]?.toLowerCase().split(/\s+/) ?? [];
  if (person.test(words[0] ?? "")) {
    return [];
  }
  const end = words.findIndex((word) => stopWords.en.has(word));
  const subject = words.slice(0, end === -1 ? words.length : end);
  return question.terms
    .filter((term) => term.weight >= 1 && term.foreign !== true && subject.includes(term.word))
    .map((term) => term.key);
}

/** Asked where, a sentence without a place; asked who, one without anybody. */
export function missesPlaceOrPerson({ english }: Question, { statement: { kind }, text }: Prepared): boolean {
  const isCells = kind === "row" || kind === "record";
  const nowhere = asksWhere.test(english) && !isCells && !place.test(text);
  const nobody = asksWho.test(english) && kind === "sentence" && !somebody.test(text);
  return nowhere || nobody;
}

/** Asked "May I …?", a sentence that neither allows nor forbids. */
export function permitsNothing({ english }: Question, { statement: { kind }, text }: Prepared): boolean {
  return mayI.test(english) && kind === "sentence" && !permits.test(text);
}
