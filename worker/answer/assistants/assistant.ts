/** What an assistant is made of: all that differs from one to the next. Data only. */
import type { Passage } from "../../knowledge/passage.ts";

export type ToolName = "search_knowledge" | "look_up_part" | "ask_customer" | "hand_off";

export interface Assistant {
  /** As the log, `HANDOFF_GROUPS` and the triage model call it; its topic, too. */
  readonly name: string;
  /** What belongs to it, in words for the triage model. */
  readonly about: string;
  /** Goes behind the instructions that all have in common. */
  readonly instructions: string;
  /** Words that tell, without a model, that a question is for it; each counts once. Global and without case. */
  readonly signs: RegExp;
  /** Documents that it answers from before others; null for all alike. Others are not kept from it: a triage may err. */
  readonly prefers: ((passage: Passage) => boolean) | null;
  readonly tools: readonly ToolName[];
  /** Below this confidence its answers are not sent. */
  readonly minimumConfidence: number;
}

/** Whether the document's path, title or number has one of the words. */
export function isOf(words: RegExp): (passage: Passage) => boolean {
  return ({ path, title, document }) => words.test(`${path} ${title} ${document ?? ""}`);
}

export const ALL_TOOLS: readonly ToolName[] = ["search_knowledge", "look_up_part", "ask_customer", "hand_off"];
