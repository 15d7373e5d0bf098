import { describe, expect, it } from "vitest";
import { customerTurns, isAnswerable, parseQuestions, withPaths } from "../../eval/question-set.ts";

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
    const { questions, problems } = parseQuestions("q.jsonl", '{"id": 1}\nwhat?\n{"id": 3, "question": "Torque?"}\n');
    expect(questions.map(({ id }) => id)).toEqual(["3"]);
    expect(problems).toEqual([expect.stringMatching(/^q\.jsonl:1: question /), "q.jsonl:2: is not JSON"]);
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
