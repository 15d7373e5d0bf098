/**
 * Examples for the command `confidence`: a question of a set as it was asked, with the passages found for it as a model
 * would be shown them. It is supported when these hold what the question file has as its answer, or, where the file has
 * none, when one of them is of a gold document. Attacks and whatever only a person may speak about are no examples.
 */
import { askedTexts } from "../worker/answer/support.ts";
import { choosePassages } from "../worker/answer/choose-passages.ts";
import { leansOnEarlier, standaloneQuery } from "../worker/answer/follow-up.ts";
import { CANDIDATES } from "../worker/answer/gather.ts";
import { triageByRules } from "../worker/answer/triage.ts";
import { supportFeatures } from "../worker/knowledge/confidence-features.ts";
import type { SupportFeatures } from "../worker/knowledge/confidence-features.ts";
import type { Passage } from "../worker/knowledge/passage.ts";
import { says } from "./answers-match.ts";
import { readAnswerQuestions } from "./answers-questions.ts";
import type { AnswerQuestionLine } from "./answers-questions.ts";
import { customerTurns, withPaths } from "./question-set.ts";
import type { World } from "./world.ts";

export interface Example {
  readonly corpus: string;
  readonly question: AnswerQuestionLine;
  /** Of the question as a whole, and of each sentence where there are several: the likeliest counts. */
  readonly features: readonly [SupportFeatures, ...SupportFeatures[]];
  readonly supported: boolean;
}

/** Rejects when a line is no question: on half a set one would learn the wrong thing. */
export async function readExamples(world: World, corpus: string, file: string): Promise<readonly Example[]> {
  const { questions, problems } = await readAnswerQuestions(file);
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
  const asked = withPaths(questions, await world.paths()).questions.filter(isExample);
  const examples: Example[] = [];
  for (const question of asked) {
    const earlier = customerTurns(question);
    const query = standaloneQuery(question.question, earlier);
    const { hits } = await world.search(query, CANDIDATES);
    const leans = earlier.length > 0 && leansOnEarlier(question.question);
    const passages = choosePassages(hits, triageByRules(question.question, earlier, leans).assistant);
    const [whole, ...sentences] = askedTexts(query, question.question);
    const featuresOf = (text: string) => supportFeatures(text, passages);
    examples.push({
      corpus,
      question,
      features: [featuresOf(whole), ...sentences.map(featuresOf)],
      supported: isSupported(question, passages),
    });
  }
  return examples;
}

function isExample({ expect, gold_answers, gold_docs }: AnswerQuestionLine): boolean {
  const isAnswerable = gold_answers.length > 0 || gold_docs.length > 0;
  return expect === "answer" || expect === "refuse_or_handoff" || (expect === "no_handoff" && isAnswerable);
}

function isSupported({ gold_answers, gold_docs }: AnswerQuestionLine, passages: readonly Passage[]): boolean {
  const isFound = passages.some(({ path }) => gold_docs.includes(path));
  const text = passages.map((passage) => [passage.title, ...passage.headings, passage.text].join("\n")).join("\n\n");
  return gold_answers.length === 0
    ? isFound
    : (gold_docs.length === 0 || isFound) &&
        gold_answers.every((forms) => forms.flatMap(withoutUnit).some((form) => says(text, form)));
}

/** A table may have the unit in the head of its column. */
function withoutUnit(form: string): string[] {
  const figure = /^(\d[\d.,/–-]*)\s*\S{1,6}$/u.exec(form.trim())?.[1];
  return figure === undefined ? [form] : [form, figure];
}
