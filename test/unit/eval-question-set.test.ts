import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnswerQuestions } from "../../eval/answers-questions.ts";
import { readUtterances } from "../../eval/handoff-set.ts";
import { customerTurns, isAnswerable, parseQuestions, readQuestionSet, withPaths } from "../../eval/question-set.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";

describe("a question set", () => {
  it("is read with a mark of the encoding, any line ends, blank lines, and fields left out or null", () => {
    const { questions, problems } = parseQuestions(
      "q.jsonl",
      '\u{FEFF}{"id": 1, "question": "Torque?"}\r\n\r\n{"question": " Weight? ", "lang": null, "tags": null, "history": null, "gold_docs": null}\r{"id": "c", "question": "Size?", "gold_docs": "a/b.md", "split": "dev"}\n',
    );
    expect(problems).toEqual([]);
    expect(questions.map(({ id, question, lang, gold_docs }) => [id, question, lang, gold_docs])).toEqual([
      ["1", "Torque?", "en", []],
      ["line 3", "Weight?", "en", []],
      ["c", "Size?", "en", ["a/b.md"]],
    ]);
    expect(questions.map(isAnswerable)).toEqual([false, false, true]);
  });

  it("names the lines that are no question and keeps the rest", () => {
    const { questions, problems } = parseQuestions(
      "q.jsonl",
      '{"id": 1}\nwhat?\n{"id": 3, "question": "Torque?"}\n{"id": 4, "question": " "}\n[5]\n',
    );
    expect(questions.map(({ id }) => id)).toEqual(["3"]);
    expect(problems).toEqual([
      "q.jsonl:1: question is missing, or no text",
      "q.jsonl:2: is not JSON",
      "q.jsonl:4: question is empty",
      "q.jsonl:5: is no object with fields, such as id and question",
    ]);
  });

  it("says which ids stand more than once, and asks all of them", () => {
    const { questions, twice } = parseQuestions(
      "q.jsonl",
      '{"id": 1, "question": "A?"}\n{"id": "1", "question": "B?"}',
    );
    expect(questions).toHaveLength(2);
    expect(twice).toEqual(["1"]);
  });

  it("is read in UTF-16 with its mark, and a file that is not there is named with what to do", async () => {
    const folder = await knowledgeFolder({});
    const file = join(folder.path, "q.jsonl");
    await folder.write("q.jsonl", Buffer.from('\uFEFF{"id": 1, "question": "Größe?"}\r\n', "utf16le"));
    expect((await readQuestionSet(file)).questions).toMatchObject([{ id: "1", question: "Größe?" }]);
    await folder.delete();
    await expect(readQuestionSet(file)).rejects.toThrow(
      `${file}: cannot be read (ENOENT): give the file of the questions`,
    );
    await expect(readAnswerQuestions(file)).rejects.toThrow("give the file of the questions with --questions");
    await expect(readUtterances(file)).rejects.toThrow("give the file of the utterances with --file");
  });

  it("takes only what the customer said for the conversation", () => {
    const [question] = parseQuestions(
      "q.jsonl",
      '{"question": "And Y?", "history": [{"role": "user", "text": "X?"}, {"role": "assistant", "text": "5."}, {"role": "Customer", "content": "Z?"}]}',
    ).questions;
    expect(question === undefined ? [] : customerTurns(question)).toEqual(["X?", "Z?"]);
  });

  it("means a document whether or not its extension is written, and names what is not there", () => {
    const { questions } = parseQuestions(
      "q.jsonl",
      '{"question": "?", "gold_docs": ["./a/b.md", "v1.2", "a\\\\c", "gone"]}',
    );
    const { questions: mapped, absent } = withPaths(questions, new Set(["a/b", "v1.2", "a/c"]));
    expect(mapped[0]?.gold_docs).toEqual(["a/b", "v1.2", "a/c", "gone"]);
    expect(absent).toEqual(["gone"]);
  });
});
