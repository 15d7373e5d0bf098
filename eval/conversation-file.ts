/** Scripted conversations: YAML files, one a kind, each with conversations of turns and what is expected of each turn. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
/** All must hold; of each one form must occur. */
const forms = z
  .union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))])
  .default([])
  .transform((all) => (typeof all === "string" ? [all] : all).map((one) => (typeof one === "string" ? [one] : one)));

const expected = {
  contains: forms,
  lacks: list,
  /** At least one of these documents is named as a source. */
  cites: list,
  /** One question back; the words must be in it. */
  asks: z
    .union([z.literal(true).transform(() => []), z.array(z.string()), z.string().transform((one) => [one])])
    .optional(),
  /** A reply with sources, or none. */
  answers: z.boolean().optional(),
  /** The name of the group, or part of it; `anyone` for any human. */
  "hands-off-to": z.string().optional(),
  /** Reasons that are right. */
  reason: list,
  "hands-off": z.boolean().optional(),
  language: z.string().optional(),
  silent: z.boolean().optional(),
};

const turn = z.union([
  z.strictObject({ customer: z.string(), ...expected }),
  /** A file of this name; what is in it nobody reads. */
  z.strictObject({ file: z.string(), ...expected }),
  /** A human who has the chat writes. */
  z.strictObject({ colleague: z.string() }),
  z.strictObject({ event: z.enum(["colleague takes over", "colleague hands back"]) }),
]);

const conversation = z.strictObject({
  id: z.string(),
  kind: z.string().optional(),
  /** `down`: no model answers during the conversation, neither chat nor embedding. */
  models: z.literal("down").optional(),
  turns: z.array(turn).min(1),
});

const file = z.strictObject({ kind: z.string(), conversations: z.array(conversation).min(1) });

export type ScriptedTurn = Readonly<z.output<typeof turn>>;
export type SpokenTurn = Extract<ScriptedTurn, { customer: string } | { file: string }>;

export interface Scripted {
  readonly id: string;
  readonly kind: string;
  readonly models: "up" | "down";
  readonly turns: readonly ScriptedTurn[];
}

/** Every `.yaml` of the folder, by name. Throws with file and place where one is malformed, or an id is used twice. */
export async function readConversations(folder: string): Promise<readonly Scripted[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const scripted: Scripted[] = [];
  for (const name of names) {
    scripted.push(...parseConversations(join(folder, name), await readFile(join(folder, name), "utf8")));
  }
  const ids = scripted.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) {
    throw new Error(`${folder}: two conversations are called ${twice}`);
  }
  if (scripted.length === 0) {
    throw new Error(`${folder}: holds no conversations`);
  }
  return scripted;
}

export function parseConversations(name: string, text: string): readonly Scripted[] {
  const parsed = file.safeParse(yamlOf(name, text));
  if (!parsed.success) {
    throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  }
  const { kind, conversations } = parsed.data;
  return conversations.map((one) => ({
    id: one.id,
    kind: one.kind ?? kind,
    models: one.models ?? "up",
    turns: one.turns,
  }));
}

function yamlOf(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
