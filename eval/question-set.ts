/** Question sets: one JSON object a line, checked before anything is started. */
import { readFile } from "node:fs/promises";
import { z } from "zod";

const turn = z.object({ role: z.string(), text: z.string() });

const questionLine = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string().trim().min(1),
  lang: z.string().default("en"),
  tags: z.array(z.string()).default([]),
  history: z.array(turn).default([]),
  /** Paths below the corpus folder without extension; none means that the corpus does not hold the answer. */
  gold_docs: z.array(z.string()).default([]),
  /** `held-out` was not looked at while anything was chosen. */
  split: z.enum(["tuned", "held-out"]).optional(),
});

export type EvalQuestion = Readonly<z.output<typeof questionLine>>;

/** Rejects with every malformed line named. */
export async function readQuestions(file: string): Promise<EvalQuestion[]> {
  const lines = (await readFile(file, "utf8")).split(/\r?\n/);
  const questions: EvalQuestion[] = [];
  const problems: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") {
      continue;
    }
    const parsed = questionLine.safeParse(jsonOf(line));
    if (parsed.success) {
      questions.push(parsed.data);
    } else {
      const issue = parsed.error.issues[0];
      problems.push(`${file}:${index + 1}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "malformed"}`);
    }
  }
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
  if (questions.length === 0) {
    throw new Error(`${file}: holds no questions; write one JSON object with id, question and gold_docs a line`);
  }
  return questions;
}

export function isAnswerable(question: EvalQuestion): boolean {
  return question.gold_docs.length > 0;
}

/** What the customer wrote before, oldest first. */
export function customerTurns(question: EvalQuestion): string[] {
  return question.history.filter(({ role }) => role === "user" || role === "customer").map(({ text }) => text);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
