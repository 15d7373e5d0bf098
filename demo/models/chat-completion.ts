/** A finished text → the bodies of the Chat Completions API, whole or as chunks. Pure. */

export interface Completion {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly fingerprint: string;
  readonly text: string;
  readonly promptTokens: number;
  /** A function that the model wants called, in place of a text. */
  readonly toolCall?: { readonly id: string; readonly name: string; readonly arguments: string };
}

/** About four characters a token, as tokenisers of such models average on English. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function usageOf(completion: Completion) {
  const completionTokens = countTokens(completion.toolCall?.arguments ?? completion.text);
  return {
    prompt_tokens: completion.promptTokens,
    completion_tokens: completionTokens,
    total_tokens: completion.promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

export function completionBody(completion: Completion) {
  return {
    id: completion.id,
    object: "chat.completion",
    created: completion.created,
    model: completion.model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: completion.toolCall === undefined ? completion.text : null,
          ...(completion.toolCall === undefined ? {} : { tool_calls: [toolCallOf(completion.toolCall)] }),
          refusal: null,
          annotations: [],
        },
        logprobs: null,
        finish_reason: finishOf(completion),
      },
    ],
    usage: usageOf(completion),
    service_tier: "default",
    system_fingerprint: completion.fingerprint,
  };
}

/** The chunks in order; the last one carries the usage when it was asked for. */
export function completionChunks(completion: Completion, includeUsage: boolean): object[] {
  const base = {
    id: completion.id,
    object: "chat.completion.chunk",
    created: completion.created,
    model: completion.model,
    service_tier: "default",
    system_fingerprint: completion.fingerprint,
    ...(includeUsage ? { usage: null } : {}),
  };
  const chunk = (delta: object, finish: string | null) => ({
    ...base,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  });
  return [
    chunk({ role: "assistant", content: "", refusal: null }, null),
    ...(completion.toolCall === undefined
      ? piecesOf(completion.text).map((content) => chunk({ content }, null))
      : [chunk({ tool_calls: [{ index: 0, ...toolCallOf(completion.toolCall) }] }, null)]),
    chunk({}, finishOf(completion)),
    ...(includeUsage ? [{ ...base, choices: [], usage: usageOf(completion) }] : []),
  ];
}

function toolCallOf({ id, name, arguments: written }: NonNullable<Completion["toolCall"]>) {
  return { id, type: "function", function: { name, arguments: written } };
}

function finishOf({ toolCall }: Completion): "stop" | "tool_calls" {
  return toolCall === undefined ? "stop" : "tool_calls";
}

/** Words with the blanks before them; joined they are the text again. */
function piecesOf(text: string): string[] {
  return text.match(/\s*\S{1,12}|\s+$/g) ?? [];
}
