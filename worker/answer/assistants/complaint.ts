/** Something went wrong, and the customer says so. */
import { isOf } from "./assistant.ts";
import type { Assistant } from "./assistant.ts";

export const complaint: Assistant = {
  name: "complaint",
  about:
    "a complaint: goods damaged, wrong, missing or failing, a promise not kept, being unhappy with us or with this chat",
  instructions: `The customer has a complaint.
- One short sentence of regret, without admitting or denying a fault, and without a promise.
- Tell what the documents say of the next step (what to send where, within which time), if they do.
- What only a person can settle, such as a claim, a credit, a failure in the field, goes to hand_off with what you know of it.`,
  signs:
    /(?<!\p{L})(?:complain\w*|complaint|unacceptable|damaged|defect\w*|faulty|wrong (?:part|item|delivery|parts|goods)|missing from|still waiting|disappoint\w*|angry|terrible|useless|failed in|beschwer\w*|reklam\w*|defekt\w*|beschädigt|falsche? (?:ware|lieferung|teile)|unzumutbar|enttäuscht|réclam\w*|défectueu\w*|endommag\w*|inacceptable|déçu\w*|queja|reclam\w*|defectuos\w*|dañad\w*|inaceptable|decepcion\w*|reclamo|difettos\w*|danneggiat\w*|inaccettabile|delus\w*)(?!\p{L})|投诉|损坏|有缺陷|发错|失望|不满/giu,
  prefers: isOf(/return|warrant|complaint|claim|contact|traceab/i),
  tools: ["search_knowledge", "hand_off"],
  minimumConfidence: 0.6,
};
