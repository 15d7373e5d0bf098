/** One call of a model, streamed or in one piece: prompt in, what it wrote out. Every way of never ending has an end here. */
import { APICallError, Output, asSchema, generateText, stepCountIs, streamText } from "ai";
import type { LanguageModel, OutputInterface, Schema, ToolSet } from "ai";
import type { z } from "zod";
import { withTimeout } from "../knowledge/with-timeout.ts";
import type { TokenMeter } from "./token-meter.ts";
import { isUnreached } from "./try-models.ts";
import { afterWaking } from "./waking-time.ts";

/** Of time, in milliseconds in which this process was not held up itself. */
export interface Limits {
  /** Until the first letter; a model that thinks first needs some time. */
  readonly firstMs: number;
  /** Between two pieces of a stream. */
  readonly stallMs: number;
  readonly totalMs: number;
  /** Of the JSON; more than this no chat wants to read. */
  readonly longest: number;
  /** Calls of the model in one answer; in the last of them it has no tools left. */
  readonly steps: number;
}

const LIMITS: Limits = { firstMs: 30_000, stallMs: 8_000, totalMs: 45_000, longest: 8_000, steps: 4 };

/** By the clock a call ends after so many times its total, however busy this process was. */
const LONGEST_HOLD_UP = 4;

export interface Generation {
  readonly model: LanguageModel;
  readonly instructions: string;
  readonly prompt: string;
  readonly tools: ToolSet;
  /** What it is asked to give back. That it does so is for the caller to see. */
  readonly schema: z.ZodType;
  readonly signal: AbortSignal;
  /** Is told what is used up, however the call ends. */
  readonly meter: TokenMeter;
  /** Called with all that is written so far. */
  readonly onWritten: (written: string) => void;
  readonly limits?: Limits;
}

export interface Generated {
  /** What the last step wrote; empty when it only called tools. */
  readonly written: string;
  /** A tool that ends the turn, with what it was called with. */
  readonly act: { readonly tool: string; readonly input: unknown } | null;
}

/**
 * Throws the AI SDK's errors; `TimeoutError` when it takes too long or stalls, `TooLongError` when it
 * writes without end, and the reason of `signal` when that is aborted. Does not retry.
 */
export async function generate(from: Generation): Promise<Generated> {
  const limits = from.limits ?? LIMITS;
  const given = new AbortController();
  const give = (name: string) => given.abort(new DOMException("the model was given up", name));
  const late = () => give("TimeoutError");
  let endQuiet = afterWaking(limits.firstMs, late);
  const endTotal = afterWaking(limits.totalMs, late);
  const alive = (isWriting: boolean) => {
    endQuiet();
    endQuiet = afterWaking(isWriting ? limits.stallMs : limits.firstMs, late);
  };
  try {
    return await withTimeout(limits.totalMs * LONGEST_HOLD_UP, AbortSignal.any([from.signal, given.signal]), (signal) =>
      read({ ...from, limits, signal }, alive, () => give("TooLongError")),
    );
  } catch (error) {
    throw metered(error, from.meter);
  } finally {
    endQuiet();
    endTotal();
  }
}

/** Parts that a model wrote. The others, such as `start`, come from the AI SDK, or before the model has thought. */
const WRITTEN: ReadonlySet<string> = new Set(["text-delta", "reasoning-delta", "tool-input-delta"]);

type Completion = Pick<Generation, "model" | "instructions" | "prompt" | "schema" | "signal" | "meter"> & {
  readonly timeoutMs: number;
};

/**
 * For what nobody reads before it is whole: no stream is taken to pieces. Throws the AI SDK's errors,
 * `TimeoutError` when it takes too long, and the reason of `signal` when that is aborted. Does not retry.
 */
export async function complete({ schema, signal, timeoutMs, meter, ...asked }: Completion): Promise<string> {
  const late = new AbortController();
  const end = afterWaking(timeoutMs, () => late.abort(new DOMException("the model was given up", "TimeoutError")));
  meter.start(asked.instructions + asked.prompt);
  try {
    const ended = AbortSignal.any([signal, late.signal]);
    return await withTimeout(timeoutMs * LONGEST_HOLD_UP, ended, async (abortSignal) => {
      const { text, totalUsage } = await generateText({
        ...asked,
        output: jsonOf(schema),
        maxRetries: 0,
        abortSignal,
      });
      meter.write(text);
      meter.finish(totalUsage);
      return text;
    });
  } catch (error) {
    throw metered(error, meter);
  } finally {
    end();
  }
}

/** A request that a provider refused, or that never reached one, has cost nothing. */
function metered(error: unknown, meter: TokenMeter): unknown {
  if (APICallError.isInstance(error) || isUnreached(error)) {
    meter.refuse();
  }
  return error;
}

/**
 * JSON of that shape is asked for, and text is given back. The AI SDK's own output parses all that has come
 * with each piece that comes; here whoever asked reads it, as far as it is needed.
 */
function jsonOf(schema: z.ZodType): OutputInterface<string, number> {
  const known = schemas.get(schema) ?? asSchema(schema);
  schemas.set(schema, known);
  const { responseFormat } = Output.object({ schema: known, name: "reply" });
  return {
    name: "object",
    responseFormat,
    parseCompleteOutput: ({ text }) => Promise.resolve(text),
    // A piece is passed on when this is another than before.
    parsePartialOutput: ({ text }) => Promise.resolve({ partial: text.length }),
    createElementStreamTransform: () => undefined,
  };
}

/** Each turned into JSON Schema once. */
const schemas = new WeakMap<z.ZodType, Schema>();

async function read(
  {
    model,
    instructions,
    prompt,
    tools,
    schema,
    signal,
    meter,
    onWritten,
    limits,
  }: Generation & { readonly limits: Limits },
  alive: (isWriting: boolean) => void,
  tooLong: () => void,
): Promise<Generated> {
  const { stream } = streamText({
    model,
    instructions,
    prompt,
    tools,
    stopWhen: stepCountIs(limits.steps),
    prepareStep: ({ stepNumber }) => (stepNumber >= limits.steps - 1 ? { toolChoice: "none" } : {}),
    output: jsonOf(schema),
    maxRetries: 0,
    abortSignal: signal,
    // The error comes in the stream as well; by default it would be printed, with what the customer wrote.
    onError: () => undefined,
  });
  let written = "";
  let looked = "";
  let isFurther = false;
  let act: Generated["act"] = null;
  meter.start(instructions + prompt);
  for await (const part of stream) {
    alive(WRITTEN.has(part.type));
    switch (part.type) {
      case "start-step":
        if (isFurther) {
          meter.start(looked);
        }
        isFurther = true;
        written = "";
        looked = "";
        break;
      case "text-delta":
        written += part.text;
        meter.write(part.text);
        if (written.length > limits.longest) {
          tooLong();
          throw new DOMException("the model writes without end", "TooLongError");
        }
        onWritten(written);
        break;
      case "tool-call":
        if (tools[part.toolName]?.execute === undefined && part.invalid !== true) {
          act = { tool: part.toolName, input: part.input };
        }
        break;
      case "reasoning-delta":
        meter.write(part.text);
        break;
      case "tool-input-delta":
        meter.write(part.delta);
        break;
      case "tool-result":
        // Comes once the model has ended its turn; the next request carries it.
        looked += JSON.stringify(part.output);
        break;
      case "finish-step":
        meter.finish(part.usage);
        break;
      case "error":
        throw part.error;
      case "abort":
        signal.throwIfAborted();
        break;
      default:
        break;
    }
  }
  return { written, act };
}
