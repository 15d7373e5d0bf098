/** Which models are asked again, after how long, and when the customer has waited for long enough. */
import { APICallError } from "ai";
import { expect, it } from "vitest";
import { tryModels } from "../../worker/answer/try-models.ts";
import type { ChatModel } from "../../worker/models.ts";

const failing = (statusCode: number, isRetryable = true): APICallError =>
  new APICallError({ message: "", url: "", requestBodyValues: {}, statusCode, isRetryable });

const model = (name: string): ChatModel => ({ name, model: name });

/** The answer, after which pauses it came, and who was asked. */
async function tried(models: readonly string[], errors: readonly (Error | null)[]) {
  const pauses: number[] = [];
  const asked: string[] = [];
  const answered = await tryModels(
    {
      models: models.map(model),
      signal: new AbortController().signal,
      now: () => pauses.reduce((sum, pause) => sum + pause, 0),
      pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    },
    ({ name }) => {
      const error = errors[asked.length] ?? null;
      asked.push(name);
      return error === null ? Promise.resolve("answer") : Promise.reject(error);
    },
  );
  return { answer: answered?.result ?? null, pauses, asked: asked.join(" ") };
}

const refused = new APICallError({ message: "", url: "", requestBodyValues: {}, isRetryable: true });
const lost = new Error("Network connection lost.");
const broken = failing(503);

it.each([
  ["one that answers", ["a"], [], { answer: "answer", pauses: [], asked: "a" }],
  ["the next one, at once", ["a", "b"], [broken], { answer: "answer", pauses: [], asked: "a b" }],
  ["one that was away for a moment", ["a"], [refused], { answer: "answer", pauses: [2_000], asked: "a a" }],
  [
    "nobody, soon, where none can be reached",
    ["a"],
    [refused, refused],
    { answer: null, pauses: [2_000], asked: "a a" },
  ],
  ["nobody, as soon, in the Workers runtime", ["a"], [lost, lost], { answer: null, pauses: [2_000], asked: "a a" }],
  [
    "one that was busy for a while",
    ["a"],
    [broken, broken],
    { answer: "answer", pauses: [2_000, 8_000], asked: "a a a" },
  ],
  [
    "the busy one, where the other is down",
    ["a", "b"],
    [refused, broken, refused, broken, refused],
    { answer: "answer", pauses: [2_000, 8_000], asked: "a b a b a b" },
  ],
  ["nobody, at once, where the key is wrong", ["a"], [failing(401, false)], { answer: null, pauses: [], asked: "a" }],
])("asks %s", async (_name, models, errors, expected) => {
  expect(await tried(models, errors)).toEqual(expected);
});
