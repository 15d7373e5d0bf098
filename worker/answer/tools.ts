/** What the answering model may do besides writing: look things up, ask the customer, call a person. */
import { tool, zodSchema } from "ai";
import type { ToolSet } from "ai";
import { z } from "zod";
import type { Passage, SearchResult } from "../knowledge/passage.ts";
import type { ResolvedPart } from "../knowledge/parts.ts";
import type { Assistant, ToolName } from "./assistants/assistant.ts";
import { formatPart, formatPassage } from "./prompt.ts";

/** All that the model has been shown in this turn; its citations are places in `passages`, counted from 1. */
export class Shown {
  readonly passages: Passage[] = [];
  readonly parts: ResolvedPart[] = [];

  constructor(passages: readonly Passage[], parts: readonly ResolvedPart[]) {
    this.passages.push(...passages);
    this.parts.push(...parts);
  }

  /** The number under which a passage is cited; one that was shown before keeps its own. */
  show(passage: Passage): number {
    const known = this.passages.findIndex(({ id }) => id === passage.id);
    return known === -1 ? this.passages.push(passage) : known + 1;
  }

  learn(part: ResolvedPart): void {
    if (!this.parts.some(({ asked }) => asked === part.asked)) {
      this.parts.push(part);
    }
  }
}

export const askInput = z.object({
  question: z.string().describe("One short question in the customer's language."),
  options: z.array(z.string()).describe("Up to 6 short answers to choose from, or none."),
});

export const handOffInput = z.object({
  reason: z.string().describe("In one line, for the colleague who takes over."),
});

/** Each turned into JSON Schema once, and not with every answer. */
const SCHEMAS = {
  search: zodSchema(z.object({ query: z.string() })),
  part: zodSchema(z.object({ number: z.string() })),
  ask: zodSchema(askInput),
  handOff: zodSchema(handOffInput),
};

/** Passages that one look-up adds. */
const PASSAGES = 4;

/** `search` is the search of the knowledge, with as many passages as are asked for. */
export function toolsFor(
  assistant: Assistant,
  shown: Shown,
  search: (query: string, limit: number) => Promise<SearchResult>,
): ToolSet {
  const lookUp = async (query: string): Promise<string> => {
    const found = await search(query, PASSAGES);
    found.parts.forEach((part) => shown.learn(part));
    const lines = [
      ...found.parts.map(formatPart),
      ...found.hits.map(({ passage }) => formatPassage(passage, shown.show(passage))),
    ];
    return lines.length === 0 ? "Nothing was found." : lines.join("\n");
  };
  const all: Record<ToolName, ToolSet[string]> = {
    search_knowledge: tool({
      description: "Searches the documents once more, in other words than the question's. Gives passages to cite.",
      inputSchema: SCHEMAS.search,
      execute: ({ query }) => lookUp(query.slice(0, 300)),
    }),
    look_up_part: tool({
      description: "What the catalogue says of a part number: its record, what it mates with, what replaces it.",
      inputSchema: SCHEMAS.part,
      execute: ({ number }) => lookUp(number.slice(0, 60)),
    }),
    ask_customer: tool({
      description: "Asks the customer one question and waits for the answer, as kind clarify does.",
      inputSchema: SCHEMAS.ask,
    }),
    hand_off: tool({
      description: "Gives the chat to a person, where only a person can help.",
      inputSchema: SCHEMAS.handOff,
    }),
  };
  return Object.fromEntries(assistant.tools.map((name) => [name, all[name]]));
}
