/**
 * What this project uses of a Workers AI binding, with `@cf/baai/bge-reranker-base` (generated types of
 * @cloudflare/workers-types, `Ai_Cf_Baai_Bge_Reranker_Base_Input` and `…_Output`).
 */
export interface RerankBinding {
  run(model: string, input: RerankInput): Promise<unknown>;
}

interface RerankInput {
  readonly query: string;
  readonly contexts: readonly { readonly text: string }[];
}
