/** When a budget is used up; what is not limited never is. */
import { expect, it } from "vitest";
import { exhausted } from "../../worker/answer/budget.ts";

const today = [
  { model: "small", inputTokens: 900_000, outputTokens: 100_000 },
  { model: "large", inputTokens: 100_000, outputTokens: 50_000 },
  { model: "free", inputTokens: 5_000_000, outputTokens: 0 },
];
const MODEL_PRICES = { small: { input: 0.1, output: 1 }, large: { input: 2, output: 10 } };
const none = { CHAT_TOKEN_BUDGET: 100, DAY_TOKEN_BUDGET: undefined, DAY_DOLLAR_BUDGET: undefined, MODEL_PRICES };

it.each([
  ["of the chat, below it", none, 99, null],
  ["of the chat", none, 100, /this chat has used 100 of 100 tokens/],
  ["of the day in tokens, below it", { ...none, DAY_TOKEN_BUDGET: 6_150_001 }, 0, null],
  ["of the day in tokens", { ...none, DAY_TOKEN_BUDGET: 6_150_000 }, 0, /6150000 of 6150000 tokens/],
  // 0.09 + 0.1 for the small one, 0.2 + 0.5 for the large one.
  ["of the day in money, below it", { ...none, DAY_DOLLAR_BUDGET: 0.9 }, 0, null],
  ["of the day in money", { ...none, DAY_DOLLAR_BUDGET: 0.88 }, 0, /\$0\.89 of \$0\.88/],
] as const)("a budget %s", (_name, budgets, chatTokens, expected) => {
  const said = exhausted(budgets, chatTokens, today);
  expect(said).toEqual(expected === null ? null : expect.stringMatching(expected));
});
