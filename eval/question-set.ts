/**
 * Question sets: one JSON object a line, as others write them: a mark of the encoding at the head, fields that
 * are null or missing, documents with their extension. What cannot be read is named, and the rest is asked.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { textOf } from "../rag-indexer/decode.ts";
import { problemLine } from "../rag-indexer/failure.ts";

const turn = z.object({ role: z.string().nullish(), text: z.string().nullish(), content: z.string().nullish() });
export const texts = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .nullish()
  .transform((all) => all ?? []);

export const questionLine = z.object({
  id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((id) => (id === null || id === undefined ? undefined : String(id))),
  question: z.string("is missing, or no text").trim().min(1, "is empty"),
  lang: z
    .string()
    .nullish()
    .transform((lang) => lang?.trim() || "en"),
  tags: texts,
  history: z
    .array(turn)
    .nullish()
    .transform((turns) =>
      (turns ?? []).map(({ role, text, content }) => ({ role: role ?? "user", text: text ?? content ?? "" })),
    ),
  /** Paths below the corpus folder without extension; none means that the corpus does not hold the answer. */
  gold_docs: texts,
  /** `held-out` was not looked at while anything was chosen. */
  split: z.enum(["tuned", "held-out"]).optional().catch(undefined),
});

export type EvalQuestion = Readonly<z.output<typeof questionLine>> & { readonly id: string };

export interface QuestionSet {
  readonly questions: readonly EvalQuestion[];
  /** Lines that are no question, each with its file and number. */
  readonly problems: readonly string[];
  /** Ids that several questions have. */
  readonly twice: readonly string[];
}

/** Rejects when there is no question at all. */
export async function readQuestionSet(file: string): Promise<QuestionSet> {
  const set = parseQuestions(file, await readText(file, "the questions with --questions"));
  if (set.questions.length === 0) {
    const advice = `${file}: holds no questions; write one JSON object with id, question and gold_docs a line`;
    throw new Error([...set.problems.slice(0, 5), advice].join("\n"));
  }
  return set;
}

/** Rejects with a line that names the file, where it is not or is no text; `wanted` is what it holds and its option. */
export async function readText(file: string, wanted: string): Promise<string> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new Error(`${file}: cannot be read (${code}): give the file of ${wanted}`, {
      cause: error,
    });
  }
  const read = textOf({ name: file }, bytes);
  if (read.kind === "bad") {
    throw new Error(read.problems.map(problemLine).join("\n"));
  }
  return read.text;
}

/** For commands that choose something: on half a set they would choose wrongly. */
export async function readQuestions(file: string): Promise<readonly EvalQuestion[]> {
  const { questions, problems } = await readQuestionSet(file);
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
  return questions;
}

export function parseQuestions(file: string, text: string): QuestionSet {
  const { lines, problems } = parseLines(file, text, questionLine);
  const questions = lines.map(({ line, value }) => ({ ...value, id: value.id ?? `line ${line}` }));
  const byId = Map.groupBy(questions, ({ id }) => id);
  const twice = [...byId].filter(([, same]) => same.length > 1).map(([id]) => id);
  return { questions, problems, twice };
}

/** Lines that are what the schema wants, with their numbers; of the rest, what is wrong with each. */
export function parseLines<Schema extends z.ZodType>(file: string, text: string, schema: Schema) {
  const lines: { readonly line: number; readonly value: z.output<Schema> }[] = [];
  const problems: string[] = [];
  for (const [index, line] of text
    .replace(/^\u{FEFF}/u, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === "") {
      continue;
    }
    const json = jsonOf(line);
    const parsed = schema.safeParse(json);
    if (parsed.success) {
      lines.push({ line: index + 1, value: parsed.data });
    } else {
      const issue = parsed.error.issues[0];
      const path = issue?.path.join(".") ?? "";
      const problem =
        json === undefined
          ? "is not JSON"
          : path === ""
            ? "is no object with fields, such as id and question"
            : `${path} ${issue?.message ?? "is malformed"}`;
      problems.push(`${file}:${index + 1}: ${problem}`);
    }
  }
  return { lines, problems };
}

/**
 * Gold documents by the paths that the corpus has for them: with an extension, a leading `./` or backslashes
 * they are still meant. Those that the corpus does not hold stay as they are, and are named in `absent`.
 */
export function withPaths<Question extends { readonly gold_docs: readonly string[] }>(
  questions: readonly Question[],
  paths: ReadonlySet<string>,
): { readonly questions: readonly Question[]; readonly absent: readonly string[] } {
  const absent = new Set<string>();
  const pathOf = (gold: string): string => {
    const plain = gold
      .trim()
      .normalize("NFC")
      .replaceAll("\\", "/")
      .replace(/^(?:\.?\/)+/, "");
    const found = [plain, plain.replace(/\.[^./]+$/, "")].find((path) => paths.has(path));
    if (found === undefined) {
      absent.add(gold);
    }
    return found ?? plain;
  };
  const mapped = questions.map((question) => ({ ...question, gold_docs: question.gold_docs.map(pathOf) }));
  return { questions: mapped, absent: [...absent] };
}

export function isAnswerable(question: EvalQuestion): boolean {
  return question.gold_docs.length > 0;
}

/** What the customer wrote before, oldest first. */
export function customerTurns(question: EvalQuestion): string[] {
  return question.history
    .filter(({ role, text }) => /^(?:user|customer|human|visitor|client)$/i.test(role) && text.trim() !== "")
    .map(({ text }) => text);
}

/** Undefined for what is not JSON. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
