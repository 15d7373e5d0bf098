/** One call of the answering model: prompt in, checked structure out. */
import { generateText, Output } from "ai";
import type { LanguageModel } from "ai";
import { z } from "zod";
import { INSTRUCTIONS } from "./prompt.ts";

const draftSchema = z.object({
  kind: z.enum(["answer", "unknown", "small_talk", "wants_human"]),
  text: z.string().describe("What the customer reads; without sources."),
  sources: z.array(z.string()).describe('Ids of the passages that the text rests on, such as "p2".'),
  confidence: z.number().describe("0 to 1"),
});

/** What the model wrote, before anything in it is believed. */
export type Draft = Readonly<Omit<z.infer<typeof draftSchema>, "sources">> & { readonly sources: readonly string[] };

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
    const { output, usage } = await generateText({
      model,
      instructions: INSTRUCTIONS,
      prompt,
      output: Output.object({ schema: draftSchema, name: "reply" }),
      maxRetries: 0,
      abortSignal: controller.signal,
    });
    return { draft: output, inputTokens: usage.inputTokens ?? null, outputTokens: usage.outputTokens ?? null };
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
