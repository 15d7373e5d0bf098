/** POST /v1/embeddings: the offline embedders behind the API's own shapes. */
import { countTokens } from "./chat-completion.ts";
import type { EmbeddingRequest } from "./requests.ts";

/** Vectors of `dimensions` numbers, one for each text, in the order given. */
export type EmbedTexts = (texts: readonly string[], dimensions: number) => Promise<readonly (readonly number[])[]>;

export async function embeddingsBody(request: EmbeddingRequest, embedTexts: EmbedTexts) {
  const inputs = typeof request.input === "string" ? [request.input] : request.input;
  const tokens = inputs.reduce((sum, input) => sum + countTokens(input), 0);
  const vectors = await embedTexts(inputs, request.dimensions);
  return {
    object: "list",
    data: vectors.map((vector, index) => {
      return {
        object: "embedding",
        index,
        embedding: request.encoding_format === "base64" ? base64(vector) : vector,
      };
    }),
    model: request.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** 32-bit floats, little-endian. */
function base64(vector: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return btoa(Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join(""));
}
