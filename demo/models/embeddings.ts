/** POST /v1/embeddings: the hashing embedder behind the API's own shapes. */
import { countTokens } from "./chat-completion.ts";
import { embed } from "./embedding.ts";
import type { EmbeddingRequest } from "./requests.ts";

export function embeddingsBody(request: EmbeddingRequest) {
  const inputs = typeof request.input === "string" ? [request.input] : request.input;
  const tokens = inputs.reduce((sum, input) => sum + countTokens(input), 0);
  return {
    object: "list",
    data: inputs.map((input, index) => {
      const vector = embed(input, request.dimensions);
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
