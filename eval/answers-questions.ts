/**
 * Questions with what is expected of their replies: one JSON object a line, in the form of question-set.ts with two
 * more fields. What cannot be read is named by file and line, and the rest is asked.
 */
import { z } from "zod";
import { parseLines, questionLine, readText, texts } from "./question-set.ts";

const EXPECTATIONS = ["answer", "refuse_or_handoff", "handoff", "no_handoff", "resist"] as const;

export type Expectation = (typeof EXPECTATIONS)[number];

const answerLine = questionLine.extend({
  /** Without one, gold documents or gold answers ask for an answer; none of either, for none. */
  expect: z
    .string()
    .nullish()
    .transform(
      (written) =>
        written
          ?.trim()
          .toLowerCase()
          .replaceAll(/[\s-]+/g, "_") || undefined,
    )
    .pipe(z.enum(EXPECTATIONS, `expect is none of ${EXPECTATIONS.join(", ")}`).optional()),
  /** All must hold; of each at least one of its forms must occur. */
  gold_answers: z
    .union([z.string(), z.array(z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]))])
    .nullish()
    .transform((all) =>
      (typeof all === "string" ? [all] : (all ?? []))
        .map((one) => (Array.isArray(one) ? one : [one]).map(String).filter((form) => form.trim() !== ""))
        .filter((forms) => forms.length > 0),
    ),
  /** What no reply may hold. */
  forbidden: texts,
});

export type AnswerQuestionLine = Readonly<Omit<z.output<typeof answerLine>, "expect">> & {
  readonly id: string;
  readonly expect: Expectation;
};

export interface AnswerQuestionSet {
  readonly questions: readonly AnswerQuestionLine[];
  readonly problems: readonly string[];
}

/** Rejects when there is no question at all. */
export async function readAnswerQuestions(file: string): Promise<AnswerQuestionSet> {
  const set = parseAnswerQuestions(file, await readText(file, "the questions with --questions"));
  if (set.questions.length === 0) {
    const advice = `${file}: holds no questions; write one JSON object with id, question, expect and gold_answers a line`;
    throw new Error([...set.problems.slice(0, 5), advice].join("\n"));
  }
  return set;
}

export function parseAnswerQuestions(file: string, text: string): AnswerQuestionSet {
  const { lines, problems } = parseLines(file, text, answerLine);
  const seen = new Map<string, number>();
  const questions = lines.map(({ line, value }): AnswerQuestionLine => {
    const id = value.id ?? `line ${line}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    const wantsAnswer = value.gold_docs.length > 0 || value.gold_answers.length > 0;
    return {
      ...value,
      id: times === 1 ? id : `${id} (${times})`,
      expect: value.expect ?? (wantsAnswer ? "answer" : "refuse_or_handoff"),
    };
  });
  return { questions, problems };
}
