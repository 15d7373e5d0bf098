/** Server-sent events as the Chat Completions API sends them. Stops by itself when the reader goes away. */

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface Pace {
  /** Resolves after so many milliseconds, or rejects once the signal is aborted. */
  readonly wait: Wait;
  readonly millisecondsPerChunk: number;
}

export function eventStream(chunks: readonly object[], request: AbortSignal, pace?: Pace): Response {
  const encoder = new TextEncoder();
  const lines = [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"];
  const gone = new AbortController();
  const signal = AbortSignal.any([request, gone.signal]);
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (pace !== undefined && next > 0) {
        await pace.wait(pace.millisecondsPerChunk, signal);
      }
      const line = lines[next++];
      if (line === undefined || signal.aborted) {
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(`data: ${line}\n\n`));
    },
    cancel() {
      gone.abort();
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" },
  });
}
