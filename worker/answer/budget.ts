/** What models have cost since midnight (UTC), and whether there is anything left. */
import type { Config, ModelPrice } from "../config.ts";

export interface Spent {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

type Budgets = Pick<Config, "CHAT_TOKEN_BUDGET" | "DAY_TOKEN_BUDGET" | "DAY_DOLLAR_BUDGET" | "MODEL_PRICES">;

const DAY_MS = 24 * 60 * 60 * 1000;

/** By model. Nothing is read where no budget of the day is set. Throws what D1 throws. */
export async function spentToday(db: D1Database, budgets: Budgets, now: number): Promise<readonly Spent[]> {
  if (budgets.DAY_TOKEN_BUDGET === undefined && budgets.DAY_DOLLAR_BUDGET === undefined) {
    return [];
  }
  const { results } = await db
    .prepare(
      `SELECT model, coalesce(sum(input_tokens), 0) AS inputTokens, coalesce(sum(output_tokens), 0) AS outputTokens
       FROM model_call WHERE at >= ?1 GROUP BY model`,
    )
    .bind(now - (now % DAY_MS))
    .all<Spent>();
  return results;
}

/** Which budget is used up, in words; null when none is. */
export function exhausted(budgets: Budgets, chatTokens: number, today: readonly Spent[]): string | null {
  const { CHAT_TOKEN_BUDGET, DAY_TOKEN_BUDGET, DAY_DOLLAR_BUDGET, MODEL_PRICES } = budgets;
  const tokens = today.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
  const dollars = today.reduce((sum, spent) => sum + costOf(spent, MODEL_PRICES[spent.model]), 0);
  if (chatTokens >= CHAT_TOKEN_BUDGET) {
    return `this chat has used ${chatTokens} of ${CHAT_TOKEN_BUDGET} tokens`;
  }
  if (DAY_TOKEN_BUDGET !== undefined && tokens >= DAY_TOKEN_BUDGET) {
    return `today ${tokens} of ${DAY_TOKEN_BUDGET} tokens are used`;
  }
  return DAY_DOLLAR_BUDGET !== undefined && dollars >= DAY_DOLLAR_BUDGET
    ? `today $${dollars.toFixed(2)} of $${DAY_DOLLAR_BUDGET.toFixed(2)} are spent`
    : null;
}

/** In US dollars; a model without a price costs nothing. */
function costOf({ inputTokens, outputTokens }: Spent, price: ModelPrice | undefined): number {
  return price === undefined ? 0 : (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
}
