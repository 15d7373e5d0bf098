/**
 * Whether what was found is enough to ask a model at all. Pure. Where an estimate that was learned from questions and
 * their passages says that they hardly hold the asked-for fact, no model gets the chance to make something up.
 *
 * S1 Only what plainly asks the documents for something is held back: talk, thanks, and the reply to a question back
 *    go to the model.
 * S2 So does whatever the catalogue has a verdict on other than "this is the part": the verdict is an answer.
 * S3 So does a question in a language that the estimate has no words of, and one for which half of the search failed.
 * S4 Of several questions in one message the likeliest to be answered counts.
 */
import type { Answer } from "../conversation/answering.ts";
import { codesIn } from "../knowledge/confidence-things.ts";
import { HELD_BACK_BELOW } from "../knowledge/confidence-weights.ts";
import { englishOf } from "../knowledge/confidence-words.ts";
import { estimateSupport } from "../knowledge/confidence.ts";
import type { ResolvedPart } from "../knowledge/parts.ts";
import type { Passage, SearchResult } from "../knowledge/passage.ts";
import { readQuestion } from "../knowledge/query.ts";
import { askedKinds } from "../knowledge/value-kinds.ts";
import { complaint } from "./assistants/complaint.ts";
import { smallTalk } from "./assistants/small-talk.ts";
import { withoutPlaceholders } from "./safety/unmask.ts";
import { isOurs, tellsItsLanguage } from "./spoken-language.ts";
import type { Triage } from "./triage.ts";

export interface Support {
  /** How likely the passages hold the asked-for fact, from 0 to 1. */
  readonly probability: number;
  /** What it must reach for a model to be asked; null where it has no say. */
  readonly needed: number | null;
}

export interface Supported {
  /** As the customer wrote it, several messages on lines of their own. */
  readonly text: string;
  /** As it was searched: with what it leans on. */
  readonly query: string;
  readonly triage: Triage;
  readonly passages: readonly Passage[];
  readonly found: Pick<SearchResult, "parts" | "degraded">;
  /** The bot asked, and this is the reply. */
  readonly isReply: boolean;
}

export function supportOf(of: Supported): Support {
  const [whole, ...sentences] = askedTexts(of.query, of.text);
  const { probability, isDoubtful } = estimateSupport(whole, of.passages);
  const needed = isDoubtful && hasSay(of) ? HELD_BACK_BELOW : null;
  const others = needed === null ? [] : sentences.map((one) => estimateSupport(one, of.passages).probability);
  return { probability: Math.max(probability, ...others), needed };
}

export function isHeldBack({ probability, needed }: Support): boolean {
  return needed !== null && probability < needed;
}

/** In place of an answer: the customer gets what they get whenever the bot is not sure. */
export function withoutSupport({ probability, needed }: Support): Extract<Answer, { kind: "unsure" }> {
  const figures = `${probability.toFixed(2)}, below ${needed?.toFixed(2) ?? ""}`;
  return { kind: "unsure", confidence: probability, why: `the passages hardly hold it: ${figures}`, draft: null };
}

/** What is asked, as a whole and sentence by sentence. */
export function askedTexts(query: string, text: string): readonly [string, ...string[]] {
  const sentences = text.split(/\n+|(?<=[?？!！。])|(?<=\.)\s+(?=\p{Lu})/u).filter((one) => /\p{L}/u.test(one));
  const whole = query.replaceAll("\n", " ");
  return [withoutPlaceholders(whole), ...(sentences.length > 1 ? sentences.map(withoutPlaceholders) : [])];
}

function hasSay({ text, triage, found, isReply }: Supported): boolean {
  const { assistant, language } = triage;
  const asksForValue = askedKinds(englishOf(text)).length > 0;
  const isTalk = isReply || assistant === smallTalk || assistant === complaint || !(asksForValue || asksForMore(text));
  // Who is understood to ask for a value is understood.
  const isKnownLanguage = language === null ? asksForValue || tellsItsLanguage(text) : isOurs(language);
  return !isTalk && isKnownLanguage && found.degraded.length === 0 && found.parts.every(isPlain);
}

function isPlain({ kind }: ResolvedPart): boolean {
  return kind === "exact";
}

/** Fewer telling words are asked in conversation, too: `Do you speak German?` */
const TELLING_WORDS = 3;

function asksForMore(text: string): boolean {
  const asks = /[?？]/u.test(text) || codesIn(text).length > 0;
  return asks && readQuestion(text).words.length >= TELLING_WORDS;
}
