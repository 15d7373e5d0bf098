/** One call of the answering model: prompt in, checked structure out. */
import { generateText, Output } from "ai";
import type { LanguageModel } from "ai";
import { draftSchema, readDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { INSTRUCTIONS } from "./prompt.ts";

export interface Generated {
  readonly draft: Draft;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/**
 * Throws the AI SDK's errors, `AbortError` when `signal` is aborted, `TimeoutError` after
 * `timeoutMs`. Does not retry: the conversation's alarm does, and can be overtaken.
 */
export async function generate(
  model: LanguageModel,
  prompt: string,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Generated> {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  // Not AbortSignal.timeout: its timer would hold the Durable Object in memory until it ends.
  const timer = setTimeout(
    () => controller.abort(new DOMException("the model took too long", "TimeoutError")),
    timeoutMs,
  );
  signal.addEventListener("abort", abort);
  try {
    signal.throwIfAborted();
    const { text, usage } = await generateText({
      model,
      instructions: INSTRUCTIONS,
      prompt,
      output: Output.object({ schema: draftSchema, name: "reply" }),
      maxRetries: 0,
      abortSignal: controller.signal,
    });
    const draft = readDraft(text);
    if (draft === null) {
      throw new DOMException("the model wrote no draft", "NoDraft");
    }
    return { draft, inputTokens: usage.inputTokens ?? null, outputTokens: usage.outputTokens ?? null };
  } catch (error) {
    if (controller.signal.aborted) {
      throw controller.signal.reason;
    }
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
