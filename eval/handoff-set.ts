/** Labelled utterances, one JSON object a line: `{id, text, lang, history?, label?}`. What cannot be read is named by line. */
import { z } from "zod";
import type { Utterance } from "../worker/hearing/utterance.ts";
import { parseLines, readText } from "./question-set.ts";

export const LABELS = ["wants_human", "frustrated", "none"] as const;
export type Label = (typeof LABELS)[number];

export interface LabelledUtterance {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly history: readonly Utterance[];
  readonly label: Label | null;
}

/** A turn may be a plain string: then the customer's, unless it begins with a name such as `bot:`. */
const turn = z.union([
  z.string().transform((text) => {
    const [, role = "customer", said = text] = /^(\p{L}+):\s*(.*)$/su.exec(text) ?? [];
    return isRole(role) ? { role: roleOf(role), text: said } : { role: roleOf("customer"), text };
  }),
  z
    .object({ role: z.string().default("customer"), text: z.string().optional(), content: z.string().optional() })
    .transform(({ role, text, content }) => ({ role: roleOf(role), text: text ?? content ?? "" })),
]);

const line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string({ error: "is missing or is no text" }),
  lang: z
    .string()
    .nullish()
    .transform((lang) => lang?.trim().toLowerCase() || "unknown"),
  history: z
    .array(turn)
    .nullish()
    .transform((turns) => turns ?? []),
  label: z
    .enum(LABELS, `is none of ${LABELS.join(", ")}`)
    .nullish()
    .transform((label) => label ?? null),
});

export interface UtteranceSet {
  readonly utterances: readonly LabelledUtterance[];
  readonly problems: readonly string[];
}

/** Rejects when there is nothing to be read. */
export async function readUtterances(file: string): Promise<UtteranceSet> {
  const set = parseUtterances(file, await readText(file, "the utterances with --file"));
  if (set.utterances.length === 0) {
    const advice = `${file}: holds no utterances; write one JSON object with id, text, lang and label a line`;
    throw new Error([...set.problems.slice(0, 5), advice].join("\n"));
  }
  return set;
}

export function parseUtterances(file: string, text: string): UtteranceSet {
  const { lines, problems } = parseLines(file, text, line);
  return { utterances: lines.map(({ value }) => value), problems };
}

const CUSTOMER = ["customer", "user", "visitor", "client", "human", "c"];
const BOT = ["bot", "assistant", "ai", "chatbot", "system", "b", "a"];

function isRole(word: string): boolean {
  return [...CUSTOMER, ...BOT, "agent"].includes(word.toLowerCase());
}

function roleOf(word: string): Utterance["role"] {
  const role = word.toLowerCase();
  return CUSTOMER.includes(role) ? "customer" : BOT.includes(role) ? "bot" : "agent";
}
