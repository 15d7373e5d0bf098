/** All assistants. A new one is a file beside this one and a line here. */
import type { Assistant } from "./assistant.ts";
import { assembly } from "./assembly.ts";
import { complaint } from "./complaint.ts";
import { general } from "./general.ts";
import { orders } from "./orders.ts";
import { selection } from "./selection.ts";
import { smallTalk } from "./small-talk.ts";
import { technical } from "./technical.ts";

/** Where rules alone decide and find as many signs of two, the one that stands first takes it. */
export const ASSISTANTS: readonly Assistant[] = [complaint, orders, assembly, selection, technical, smallTalk, general];

/** Takes what nobody else takes. */
export const GENERAL = general;

export function assistantNamed(name: string): Assistant | null {
  return ASSISTANTS.find((assistant) => assistant.name === name) ?? null;
}
