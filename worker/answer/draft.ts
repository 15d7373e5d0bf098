/**
 * What the answering model gives back, and how it is read: strict in what is asked of the provider,
 * tolerant of models that wrap, shorten or decorate it. Pure. Nothing in a draft is believed yet.
 */
import { z } from "zod";

/** As it is asked for: every field required, since providers that enforce a schema want it so. */
export const draftSchema = z.object({
  kind: z.enum(["answer", "unknown", "clarify", "contradiction", "small_talk", "wants_human"]),
  text: z.string().describe("What the customer reads, with the ids of passages behind each sentence: … 13 A. [p2]"),
  sources: z.array(z.string()).describe('Ids of all passages that the text rests on, such as "p2".'),
  options: z.array(z.string()).describe("For kind clarify: up to 6 short answers to choose from; else empty."),
  confidence: z.number().describe("0 to 1"),
});

export interface Draft {
  readonly kind: z.infer<typeof draftSchema>["kind"];
  readonly text: string;
  readonly sources: readonly string[];
  readonly options: readonly string[];
  readonly confidence: number;
}

const readable = z.object({
  kind: draftSchema.shape.kind,
  text: z.string().nullish(),
  sources: z.array(z.coerce.string()).nullish(),
  options: z.array(z.coerce.string()).nullish(),
  confidence: z.coerce.number().nullish(),
});

/** What the model wrote, as a draft; null when it is none. A missing confidence counts as none. */
export function readDraft(written: string): Draft | null {
  const parsed = readable.safeParse(jsonIn(written));
  if (!parsed.success) {
    return null;
  }
  const { kind, text, sources, options, confidence } = parsed.data;
  const between = Math.min(1, Math.max(0, Number.isFinite(confidence) ? (confidence ?? 0) : 0));
  return {
    kind,
    text: printable(text ?? ""),
    sources: sources ?? [],
    options: (options ?? []).map(printable),
    confidence: between,
  };
}

/** A part number that is copied from a reply must have no letter that nobody sees. */
function printable(text: string): string {
  return text.replaceAll(UNSEEN, "");
}

/** Soft hyphens, blanks of no width, marks of direction, control letters but for the line feed and the tab. */
const UNSEEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?![\n\t])\p{Cc}/gu;

/** The object in it: models put fences around, or a word before. */
export function jsonIn(written: string): unknown {
  const from = written.indexOf("{");
  const to = written.lastIndexOf("}");
  try {
    return from === -1 ? null : JSON.parse(written.slice(from, to + 1));
  } catch {
    return null;
  }
}

/** What can be read of a draft that is still being written: whole letters, however it was cut. */
export function readPartialDraft(written: string): Pick<Draft, "kind" | "text"> | null {
  const kind = draftSchema.shape.kind.safeParse(/"kind"\s*:\s*"(\w+)"/.exec(written)?.[1]);
  const [, begun] = /"text"\s*:\s*"((?:[^"\\]|\\(?:u[\da-fA-F]{4}|[^u]))*)/.exec(written) ?? [];
  if (!kind.success || begun === undefined) {
    return null;
  }
  try {
    return {
      kind: kind.data,
      text: printable(z.string().parse(JSON.parse(`"${begun.replaceAll(/[\n\r\t]/g, " ")}"`))),
    };
  } catch {
    return null;
  }
}
