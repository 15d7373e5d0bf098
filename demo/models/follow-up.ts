/** A message → the questions in it, each with what it leaves to the earlier turns filled in. Pure. */
import { askedHeader } from "./clarify.ts";
import type { Entity } from "./entities.ts";
import { readQuestion } from "./question.ts";
import type { Question, Term } from "./question.ts";
import type { Turn } from "./prompt.ts";
import { splitSentences } from "./sentences.ts";
import { keyOf } from "./words.ts";

const inheritedWeight = 0.6;
const continues =
  /^\s*(?:ok(?:ay)?[,.]?\s+|thanks[,.]?\s+)?(?:and|or|what about|how about|und|et|y|pour|¿?y)(?!\p{L})|^那|呢/iu;
const pronoun =
  /\b(?:it|its|this|that|these|those|they|them|their|same|one|ones|former|latter|er|ihn|sein|seine|dafür|il|elle|son|sa|su|sus|lo)\b|它|这|那/iu;

const withoutAnswer =
  /^\s*(?:i (?:do not|don'?t|really don'?t) (?:know|care|mind)|no idea|not sure|(?:das )?weiß ich nicht|keine ahnung|je ne sais pas|no (?:lo )?sé|non (?:lo )?so)[\s,.;:!-]+(?:(?:just|only|simply|nur|juste|solo)\s+)?(?=\S)/iu;

/** The customer cannot say what was asked back. */
export function cannotSay(message: string): boolean {
  return withoutAnswer.test(message);
}

export function questionsOf(said: string, turns: readonly Turn[]): Question[] {
  return questionsIn(said.replace(withoutAnswer, ""), turns);
}

function questionsIn(written: string, turns: readonly Turn[]): Question[] {
  const message = answered(written, turns);
  const sentences = splitSentences(message.replace(/\s+/g, " ")).flatMap((sentence) =>
    partsOf(sentence).flatMap((part) => part.split(/,?\s+(?:and|und|et)\s+(?=(?:what|which|how|welche|wie|quel)\b)/i)),
  );
  const asking = sentences.filter(
    (sentence, index) => /[?？]\s*$/.test(sentence) || isAskingPart(sentence, sentences[index + 1]),
  );
  const asked = asking.length > 0 ? asking : [message];
  const background = sentences.filter((sentence) => !asking.includes(sentence) && asking.length > 0);
  const earlier = [
    ...turns.filter((turn) => turn.role === "customer" && turn.text !== message).map((turn) => turn.text),
    ...background,
  ];
  const before = earlier.map(readQuestion);
  return asked.map((text) => {
    // "What did I do wrong?" asks of all that was told before it.
    const alone = readQuestion(text);
    const empty = alone.entities.length === 0 && alone.terms.every((term) => term.weight < 1);
    const whole = empty && background.length > 0 ? [...background, text].join(" ") : text;
    const question = complete(whole, before);
    before.push(question);
    return question;
  });
}

/** The message as if nothing had been said before it; null where it needs that. */
export function questionsAlone(message: string, turns: readonly Turn[]): Question[] | null {
  const alone = questionsOf(message, []);
  const isWhole = alone.every(({ terms }) => terms.filter(({ weight }) => weight >= 1).length >= 2);
  return turns.length === 0 || pronoun.test(message) || !isWhole ? null : alone;
}

const mostWordsOfAnAnswer = 6;

/** "15", in answer to a question back, is the question before it asked of shell size 15. */
function answered(message: string, turns: readonly Turn[]): string {
  const last = turns.at(-1);
  const before = turns.findLast(({ role, text }) => role === "customer" && text !== message);
  const header = last?.role === "assistant" ? askedHeader(last.text) : undefined;
  const isBack = last?.role === "assistant" && (header !== undefined || /[?？]\s*$/.test(last.text));
  if (!isBack || before === undefined || /[?？]/.test(message) || message.split(/\s+/).length > mostWordsOfAnAnswer) {
    return message;
  }
  const answer = message.replace(/[.!。]+$/, "");
  const named = header !== undefined && !answer.toLowerCase().includes((header.split(" ").at(-1) ?? "").toLowerCase());
  return `${before.text.replace(/[?？.!\s]+$/, "")}, ${named ? `${header} ` : ""}${answer}?`;
}

/** "The noise is bad, how much is a suite?": two, where the second needs nothing of the first. */
function partsOf(sentence: string): readonly string[] {
  const at = sentence.search(/,\s+(?:how|what|where|when|who)\b/i);
  const asked = sentence.slice(at + 1).trim();
  const isWhole =
    at > 0 && !pronoun.test(asked) && readQuestion(asked).terms.filter(({ weight }) => weight >= 1).length >= 2;
  return isWhole ? [sentence.slice(0, at), asked] : [sentence];
}

/** "What torque and which tool?": the first half has no question mark of its own. */
function isAskingPart(sentence: string, next: string | undefined): boolean {
  return (
    next !== undefined &&
    /[?？]\s*$/.test(next) &&
    /^(?:what|which|how|welche|wie|quel)\b/i.test(sentence) &&
    !/[.!]\s*$/.test(sentence)
  );
}

function complete(text: string, before: readonly Question[]): Question {
  const own = readQuestion(text);
  const leans =
    own.definition === undefined &&
    (continues.test(text) || pronoun.test(text) || own.terms.every((term) => term.weight < 1));
  if (before.length === 0 || !(leans || own.entities.length === 0)) {
    return own;
  }
  const lastEntities = thingsOf(before.findLast((question) => question.entities.length > 0)?.entities ?? []);
  const nouns = new Set(own.entities.map((entity) => (entity.kind === "slot" ? keyOf(entity.noun) : "")));
  const hasCode = own.entities.some((entity) => entity.kind === "code");
  const inherited = lastEntities.filter((entity) =>
    entity.kind === "code" ? !hasCode : !nouns.has(keyOf(entity.noun)),
  );
  // A question that stands on its own takes an entity only when it points at one.
  const entities = leans ? [...own.entities, ...inherited] : own.entities;
  return leans ? withProperty({ ...own, entities }, before, continues.test(text)) : { ...own, entities };
}

/** Of "How many MPP trackers has the HG-5K?" the HG-5K: a name of letters alone was of what was asked. */
function thingsOf(entities: readonly Entity[]): readonly Entity[] {
  const numbered = entities.filter((entity) => entity.kind === "slot" || /\d/.test(entity.text));
  return numbered.length > 0 ? numbered : entities;
}

function withProperty(question: Question, before: readonly Question[], continued: boolean): Question {
  const previous = before.findLast((candidate) => candidate.terms.some((term) => term.weight >= 1));
  if (previous === undefined) {
    return question;
  }
  const hasProperty =
    question.terms.some((term) => term.head || term.key.startsWith("#")) || question.wanted.kind !== "any";
  if (hasProperty) {
    // Its own property, the earlier subject: helps to find the place, is not demanded.
    const subject = previous.terms.filter((term) => !term.head && !term.key.startsWith("#"));
    return { ...question, terms: merge(question.terms, subject, inheritedWeight) };
  }
  if (!continued && question.terms.some((term) => term.weight >= 1)) {
    return question;
  }
  // "The adult fare?" "And for students?": which of its kind is told anew.
  const isTold = question.terms.some((term) => term.telling === true);
  const property = previous.terms.filter(
    (term) =>
      (term.head || term.key.startsWith("#")) && !(isTold && term.telling === true && !term.key.startsWith("#")),
  );
  const subject = previous.terms.filter((term) => !property.includes(term));
  return {
    ...question,
    terms: merge(merge(question.terms, property, undefined), subject, 0.3),
    wanted: previous.wanted,
  };
}

function merge(own: readonly Term[], more: readonly Term[], weight: number | undefined): Term[] {
  const known = new Set(own.map((term) => term.key));
  return [
    ...own,
    ...more
      .filter((term) => !known.has(term.key))
      // Which of its kind was asked about before is not asked about now.
      .map((term) => ({ ...term, telling: false }))
      .map((term) => (weight === undefined ? term : { ...term, head: false, weight: Math.min(weight, term.weight) })),
  ];
}
