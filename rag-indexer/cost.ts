/** What embedding would take, before it is done: tokens and money, both estimates. Pure. */
import { embeddedText } from "../worker/knowledge/contract.ts";
import type { PassageContent } from "../worker/knowledge/contract.ts";

export interface Cost {
  readonly tokens: number;
  /** US dollars; null when nobody has said what the model costs. */
  readonly dollars: number | null;
}

/** US dollars for a million tokens, as the providers' price lists had them in 2026. */
const PRICES: readonly (readonly [model: RegExp, dollars: number])[] = [
  [/text-embedding-3-small/, 0.02],
  [/text-embedding-3-large/, 0.13],
  [/text-embedding-ada-002/, 0.1],
  [/bge-m3/, 0.0118],
  [/bge-small/, 0.02],
  [/bge-base/, 0.067],
  [/bge-large/, 0.204],
];
/** Characters to a token in scripts with spaces; others take about a token each. */
const CHARACTERS = 4;

export function costOf(passages: readonly PassageContent[], model: string, price: number | null): Cost {
  const tokens = passages.reduce((sum, passage) => sum + tokensOf(embeddedText(passage)), 0);
  const dollars = price ?? PRICES.find(([pattern]) => pattern.test(model.toLowerCase()))?.[1] ?? null;
  return { tokens, dollars: dollars === null ? null : (tokens / 1_000_000) * dollars };
}

function tokensOf(text: string): number {
  const dense = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return Math.ceil((text.length - dense) / CHARACTERS) + dense;
}
