/**
 * A stand-in for the Workers AI binding with a reranking model, because Workers AI cannot run locally. It is
 * NOT that model: it scores by shared words. It is as strict in what it takes and answers in the same shape:
 * `{ response: [{ id, score }] }`, best first, `id` being the place in the request.
 */
import type { RerankBinding } from "../../worker/knowledge/rerank-binding.ts";

export function rerankStandIn(): RerankBinding & { readonly models: readonly string[] } {
  const models: string[] = [];
  return {
    models,
    run: async (model, { query, contexts }) => {
      if (query === "" || contexts.length === 0 || contexts.some(({ text }) => typeof text !== "string")) {
        throw new Error("5006: Error: required properties at '/' are 'query,contexts'");
      }
      models.push(model);
      const asked = new Set(wordsOf(query));
      const response = contexts.map(({ text }, id) => ({
        id,
        score: wordsOf(text).filter((word) => asked.has(word)).length,
      }));
      return { response: response.toSorted((a, b) => b.score - a.score) };
    },
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
