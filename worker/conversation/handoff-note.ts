/** What a human agent reads before anything else: who, why, what was asked, what was said. Pure. */
import type { TranscriptLine } from "./ledger.ts";
import type { Effect, HandoffReason, State } from "./state.ts";

const REASONS: Record<HandoffReason, string> = {
  requested: "the customer asked for a person",
  "low-confidence": "the documentation does not answer this with certainty",
  "models-down": "the language model cannot be reached",
  "delivery-failed": "a reply could not be delivered",
  guardrail: "the topic is one that only a person may speak about",
  contradiction: "the documents contradict each other",
  assistant: "the assistant asked for a person",
  budget: "the chat has used up what models may cost",
  abuse: "the customer became abusive",
};

/** Lines of the conversation that go into the note, and characters of each. */
const LINES = 12;
const LINE_LENGTH = 400;

export function handoffNote(
  note: Extract<Effect, { kind: "note" }>,
  state: State,
  transcript: readonly TranscriptLine[],
): string {
  const { customer } = state;
  const who = [customer?.name, customer?.email].filter((part) => part !== null && part !== undefined);
  const detail = note.reason === "requested" ? "" : ` (${note.evidence})`;
  const said = transcript.slice(-LINES).map(({ role, text }) => `${role}: ${shorten(text)}`);
  return [
    `Handed over by the bot: ${REASONS[note.reason]}${detail}.`,
    `Customer: ${who.length === 0 ? "no name or e-mail given" : who.join(", ")}.`,
    `Open question: ${shorten(openQuestion(note, transcript))}`,
    said.length === 0 ? "" : `Conversation so far:\n${said.join("\n")}`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** "A person, please" tells nothing of what the customer wants; the message before it may. */
function openQuestion(note: Extract<Effect, { kind: "note" }>, transcript: readonly TranscriptLine[]): string {
  if (note.reason !== "requested") {
    return note.question;
  }
  const earlier = transcript.filter(({ id, role }) => role === "customer" && !note.turn.covers.includes(id)).at(-1);
  return earlier === undefined ? note.question : `${note.question} (before that: ${earlier.text})`;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line;
}
