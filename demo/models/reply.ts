/** The offline model's answer to one prompt. Pure, and nothing in it is about any one document. */
import { clarify } from "./clarify.ts";
import type { Clarification } from "./clarify.ts";
import { extractCompared } from "./compare.ts";
import { prepareAll } from "./extract.ts";
import type { Extraction } from "./extract.ts";
import { cannotSay, questionsAlone, questionsOf } from "./follow-up.ts";
import { relatedExtraction } from "./related.ts";
import { comparisonOf } from "./forms.ts";
import { codeMatches } from "./match.ts";
import type { Passage, Prompt } from "./prompt.ts";
import type { Question } from "./question.ts";
import { quote } from "./quote.ts";
import { smallTalk } from "./small-talk.ts";
import { wantsHuman } from "./wants-human.ts";
import { LANGUAGES, languageOf, tokenise } from "./words.ts";
import type { Language } from "./words.ts";

export interface Reply {
  readonly kind: "answer" | "clarify" | "small_talk" | "unknown" | "wants_human";
  /** Behind each quotation the id of its passage: `… 13 A. [p2]`. */
  readonly text: string;
  /** Ids of the passages quoted. */
  readonly sources: readonly string[];
  /** Of a question back: what to choose from. */
  readonly options: readonly string[];
  /** From 0 to 1. */
  readonly confidence: number;
}

const notDocumented: Readonly<Record<Language, string>> = {
  en: "The documentation at hand does not say.",
  de: "Die vorliegende Dokumentation sagt dazu nichts.",
  fr: "La documentation disponible ne le précise pas.",
  es: "La documentación disponible no lo indica.",
  it: "La documentazione disponibile non lo dice.",
  zh: "现有文档中没有相关说明。",
};

const personWanted: Readonly<Record<Language, string>> = {
  en: "You would like to talk to a person.",
  de: "Sie möchten mit einem Menschen sprechen.",
  fr: "Vous souhaitez parler à une personne.",
  es: "Desea hablar con una persona.",
  it: "Desidera parlare con una persona.",
  zh: "您希望与人工客服联系。",
};

export function replyTo(prompt: Prompt): Reply {
  const language = LANGUAGES.find((one) => one === prompt.language) ?? languageOf(prompt.question);
  if (wantsHuman(prompt.question)) {
    return { kind: "wants_human", text: personWanted[language], sources: [], options: [], confidence: 0.95 };
  }
  const chat = smallTalk(prompt.question, language);
  if (chat !== undefined) {
    return { kind: "small_talk", text: chat, sources: [], options: [], confidence: 0.95 };
  }
  const unknown = (confidence: number): Reply => {
    return { kind: "unknown", text: notDocumented[language], sources: [], options: [], confidence };
  };
  if (namesNoPart(prompt)) {
    return unknown(0);
  }
  // What is out of date is asked only when nothing current tells.
  const outdated = prompt.passages.filter((passage) => passage.status !== undefined);
  const current = prepareAll(prompt.passages.filter((passage) => passage.status === undefined));
  const questions = questionsOf(prompt.question, prompt.turns);
  const extractions = questions.map((question) => extractCompared(question, current));
  const back = clarificationOf(questions, extractions, language);
  if (back !== undefined) {
    // Asked before and not answered, it would go round in circles.
    const asked = prompt.alreadyAsked ?? [];
    return asked.includes(back.text) || (asked.length > 0 && cannotSay(prompt.question))
      ? unknown(lowest(extractions))
      : { kind: "clarify", ...back, sources: [], confidence: 0.8 };
  }
  return (
    answerOf(extractions) ??
    answerOf(questions.map((question) => relatedExtraction(question, prompt.parts ?? [], current))) ??
    answerOf(
      (questionsAlone(prompt.question, prompt.turns) ?? []).map((question) => extractCompared(question, current)),
    ) ??
    answerOutdated(
      questions.map((question) => extractCompared(question, prepareAll(outdated))),
      outdated,
    ) ??
    unknown(lowest(extractions))
  );
}

/** The catalogue does not know the part, and no passage speaks of it: of MIL-DTL-38999 a passage on D38999 does. */
function namesNoPart({ parts, passages }: Prompt): boolean {
  const codes = passages.flatMap(({ title, section, source = "", text }) =>
    tokenise(`${title} ${section} ${source} ${text}`).filter(({ kind }) => kind !== "word"),
  );
  return (parts ?? []).some(
    ({ asked, verdict }) =>
      (verdict === "near-miss" || verdict === "unknown") && !codes.some(({ text }) => codeMatches(asked, text)),
  );
}

function clarificationOf(
  questions: readonly Question[],
  extractions: readonly Extraction[],
  language: Language,
): Clarification | undefined {
  const [question] = questions;
  const [extraction] = extractions;
  const isComparison = question !== undefined && comparisonOf(question.english) !== undefined;
  return questions.length === 1 && question !== undefined && !isComparison && extraction?.kind === "found"
    ? clarify(question, extraction.all, language)
    : undefined;
}

/** Says of each document that it is out of date. */
function answerOutdated(extractions: readonly Extraction[], outdated: readonly Passage[]): Reply | undefined {
  const answer = answerOf(extractions);
  if (answer === undefined) {
    return undefined;
  }
  const cited = outdated.filter(({ id }) => answer.sources.includes(id));
  const names = [...new Set(cited.map(({ title, status }) => `the ${status} document “${title}”`))];
  return { ...answer, text: `From ${names.join(" and ")}: ${answer.text}` };
}

/** Of several questions those that can be answered are, at a confidence that tells of the rest. */
function answerOf(extractions: readonly Extraction[]): Reply | undefined {
  const found = extractions.filter((extraction) => extraction.kind === "found");
  if (found.length === 0) {
    return undefined;
  }
  const statements =
    found.length === 1 ? (found[0]?.found ?? []) : found.flatMap((extraction) => extraction.found.slice(0, 1));
  const confidence = Math.min(...found.map((extraction) => extraction.found[0]?.confidence ?? 0));
  return {
    kind: "answer",
    ...quote(statements),
    options: [],
    confidence: rounded((confidence * found.length) / extractions.length),
  };
}

function lowest(extractions: readonly Extraction[]): number {
  return rounded(
    Math.min(0.45, ...extractions.map((extraction) => (extraction.kind === "none" ? extraction.confidence : 0))),
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
