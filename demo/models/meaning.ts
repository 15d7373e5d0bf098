/**
 * Spelling and meaning in one vector: the hashes of embedding.ts, and behind them what the sentence encoder makes of the
 * text. The cosine of two such vectors is the weighted mean of the two cosines. Figures: docs/retrieval.md.
 */
import { embed } from "./embedding.ts";
import { invalidRequest } from "./openai-error.ts";
import { encode, encoderDimensions } from "./sentence-encoder.ts";

/** Of the cosine; the rest is for hashes. */
const shareOfMeaning = 0.4;
/** With fewer, too many words share a place. */
const fewestHashes = 256;

/** Of length one, or shorter where a text has nothing that the encoder can read. Rejects fewer than 768 dimensions. */
export async function embedWithMeaning(texts: readonly string[], dimensions: number): Promise<number[][]> {
  const hashes = dimensions - encoderDimensions;
  if (hashes < fewestHashes) {
    throw invalidRequest(
      `Invalid value for 'dimensions': this model needs ${encoderDimensions + fewestHashes} at least.`,
      "dimensions",
      "invalid_value",
    );
  }
  const meanings = await encode(texts);
  return texts.map((text, at) => [
    ...embed(text, hashes).map((value) => value * Math.sqrt(1 - shareOfMeaning)),
    ...(meanings[at] ?? []).map((value) => value * Math.sqrt(shareOfMeaning)),
  ]);
}
