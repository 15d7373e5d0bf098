/**
 * Text → vector without a model: signed hashing of words and of character n-grams. Deterministic.
 * It knows spelling, not meaning; the only help across languages are the glossaries, by which a word of another
 * language has the English ones in its vector too, in documents and questions alike.
 */
import { englishFor } from "../../worker/knowledge/glossary.ts";
import { isEnglish } from "../../worker/knowledge/stop-words.ts";
import { isUnspaced, pairsSpaced, unspacedRuns } from "../../worker/knowledge/unspaced.ts";
import { translateWord } from "./glossary.ts";
import { stopWords } from "./stop-words.ts";
import { squeeze, stem, tokenise } from "./words.ts";
import type { Token } from "./words.ts";

const wordWeight = 1;
const codeWeight = 1.5;
const gramWeight = 0.3;
/** What a word may mean in English; in a text of its own language the word itself tells more. */
const translationWeight = 0.4;

/** `dimensions` numbers of length one together; all zero when the text holds nothing to hash. */
export function embed(text: string, dimensions: number): number[] {
  const counts = new Map<string, { weight: number; count: number }>();
  const add = (feature: string, weight: number) => {
    const known = counts.get(feature);
    counts.set(feature, { weight, count: (known?.count ?? 0) + 1 });
  };
  for (const word of englishFor(unspacedRuns(text).join(" "))) {
    add(`w:${stem(word)}`, translationWeight);
  }
  const tokens = tokenise(pairsSpaced(text));
  const foreign = !isEnglish(tokens.map((token) => token.text));
  for (const token of tokens) {
    addToken(token, foreign, add);
  }
  const vector = new Float64Array(dimensions);
  for (const [feature, { weight, count }] of counts) {
    const hash = hashOf(feature);
    const index = hash % dimensions;
    // The sign comes from a second hash: colliding features then cancel out as often as they add up.
    const sign = hashOf(`±${feature}`) % 2 === 0 ? 1 : -1;
    vector[index] = (vector[index] ?? 0) + sign * weight * (1 + Math.log(count));
  }
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}

/** The same for several, in the order given. */
export async function embedAll(texts: readonly string[], dimensions: number): Promise<number[][]> {
  return texts.map((text) => embed(text, dimensions));
}

function addToken(token: Token, foreign: boolean, add: (feature: string, weight: number) => void): void {
  if (token.kind === "word") {
    if (isStopWord(token.text)) {
      return;
    }
    if (isUnspaced(token.text)) {
      add(`w:${token.text}`, wordWeight);
      return;
    }
    add(`w:${stem(token.text)}`, wordWeight);
    for (const word of foreign ? translationOf(token.text) : []) {
      add(`w:${stem(word)}`, translationWeight);
    }
    addGrams(token.text, add);
    return;
  }
  const squeezed = squeeze(token.text);
  add(`c:${squeezed}`, codeWeight);
  addGrams(squeezed, add);
  const parts = token.text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== squeezed && part.length > 1);
  for (const part of parts) {
    add(`c:${part}`, wordWeight);
  }
}

function translationOf(word: string): readonly string[] {
  const known = englishFor(word);
  return known.length > 0 ? known : (translateWord(word, true)?.split(" ") ?? []);
}

function isStopWord(word: string): boolean {
  return Object.values(stopWords).some((words) => words.has(word));
}

function addGrams(word: string, add: (feature: string, weight: number) => void): void {
  const padded = `^${word}$`;
  for (let size = 3; size <= 5; size++) {
    for (let start = 0; start + size <= padded.length; start++) {
      add(`g:${padded.slice(start, start + size)}`, gramWeight);
    }
  }
}

/** FNV-1a, 32 bits, with a last mix so that the low bits are usable by themselves. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
