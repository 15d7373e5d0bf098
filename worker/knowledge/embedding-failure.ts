import { APICallError } from "ai";

/**
 * The embedding server did not do its part. Says what to check, and nothing in the provider's own
 * words: those may quote a part of the key.
 */
export class EmbeddingFailure extends Error {
  override readonly name = "EmbeddingFailure";

  static from(error: unknown): EmbeddingFailure {
    const cause = error instanceof Error && "lastError" in error ? error.lastError : error;
    const status = APICallError.isInstance(cause) ? cause.statusCode : undefined;
    const answered = status === undefined ? "cannot be reached" : `answers ${status}`;
    return new EmbeddingFailure(
      `the embedding server ${answered}; check the Worker's OPENAI_BASE_URL, OPENAI_API_KEY and EMBEDDING_MODEL`,
    );
  }
}
