/** What a human agent reads before anything else: who, what, why, what was tried, what is open. Pure. */
import type { Source, Visit, Visitor } from "../../channels/channel.ts";
import type { PartVerdict } from "../answering.ts";
import { engineeringCase } from "./engineering-case.ts";
import type { EngineeringCase } from "./engineering-case.ts";
import type { TranscriptLine } from "../ledger.ts";
import type { Effect, HandoffReason, State } from "../state.ts";

const REASONS: Record<HandoffReason, string> = {
  requested: "the customer asked for a person",
  "low-confidence": "the documentation does not answer this with certainty",
  unanswered: "several questions in a row could not be answered",
  frustration: "the customer is losing patience",
  "always-human": "this customer always gets a person",
  "office-hours": "people are at work, and take these chats themselves",
  supervisor: "somebody who watched took it",
  "models-down": "the language model cannot be reached",
  "delivery-failed": "a reply could not be delivered",
  guardrail: "the topic is one that only a person may speak about",
  contradiction: "the documents contradict each other",
  assistant: "the assistant asked for a person",
  budget: "the chat has used up what models may cost",
  abuse: "the customer became abusive",
};

const CASE_FIELDS: Record<keyof EngineeringCase, string> = {
  application: "Application",
  temperature: "Temperature",
  sealing: "Sealing",
  vibration: "Vibration",
  matingHalf: "Mating half",
  quantity: "Quantity",
  standards: "Standards",
  files: "Files sent",
};

/** Lines of the conversation that go into the note, and characters of each. */
const LINES = 12;
const LINE_LENGTH = 400;

/** One reply of the bot, with what it rests on. */
export interface GivenReply {
  readonly covers: readonly string[];
  readonly text: string;
  readonly sources: readonly Source[];
}

export interface HandoffContext {
  readonly note: Extract<Effect, { kind: "note" }>;
  readonly state: State;
  /** Oldest first. */
  readonly transcript: readonly TranscriptLine[];
  readonly replies: readonly GivenReply[];
  /** Where the whole conversation can be read; null where there is no such place. */
  readonly record: string | null;
}

export function handoffNote({ note, state, transcript, replies, record }: HandoffContext): string {
  const said = transcript.filter(({ role }) => role === "customer");
  const files = said.flatMap(({ text }) => /^\(file: (.+)\)$/.exec(text)?.[1] ?? []);
  const { about } = state;
  const theCase = engineeringCase(
    said.map(({ text }) => text),
    files,
  );
  const sections = [
    `Handed over by the bot: ${REASONS[note.reason]}${detailOf(note)}.`,
    `Customer: ${customerLine(state.customer)}.`,
    visitLine(state.customer?.visit ?? null),
    state.earlierThreads === 0 ? "" : `Has written before: ${state.earlierThreads} earlier thread(s) in this chat.`,
    about === null ? "" : `Language: ${about.language}; mood: ${about.sentiment}; topic: ${about.topic}.`,
    about === null || about.wish === "" || about.wish === note.question ? "" : `Wants: ${shorten(about.wish)}`,
    `Open question: ${shorten(openQuestion(note, transcript))}`,
    titled("Engineering case", [...partLines(about?.parts ?? []), ...caseLines(theCase)]),
    titled("Answered so far", answeredLines(replies, transcript)),
    note.draft === null ? "" : `Suggested answer, not sent because it could not be proved:\n${note.draft}`,
    titled(
      "Conversation so far",
      transcript.slice(-LINES).map(({ role, text }) => `${role}: ${shorten(text)}`),
    ),
    record === null ? "" : `Whole record: ${record}`,
  ];
  return sections.filter((section) => section !== "").join("\n");
}

function detailOf({ reason, evidence }: HandoffContext["note"]): string {
  return reason === "requested" || evidence === "" ? "" : ` (${evidence})`;
}

function customerLine(customer: Visitor | null): string {
  const known = [customer?.name, customer?.email, customer?.phone].filter(
    (part) => part !== null && part !== undefined,
  );
  const fields = Object.entries(customer?.fields ?? {}).map(([field, value]) => `${field}: ${shorten(value)}`);
  return [known.length === 0 ? "no name or e-mail given" : known.join(", "), ...fields].join("; ");
}

function visitLine(visit: Visit | null): string {
  const page = visit?.pages.at(-1);
  const where = [visit?.city, visit?.country].filter((part) => part !== null && part !== undefined);
  const parts = [
    page === undefined ? "" : `on ${shorten([page.title, page.url].filter((part) => part !== null).join(", "))}`,
    (visit?.referrer ?? "") === "" ? "" : `came from ${shorten(visit?.referrer ?? "")}`,
    where.length === 0 ? "" : `in ${where.join(", ")}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `Visit: ${parts.join("; ")}.`;
}

function partLines(parts: readonly PartVerdict[]): string[] {
  return parts.map(({ asked, verdict }) => `Part ${asked}: ${verdict}`);
}

function caseLines(theCase: EngineeringCase): string[] {
  return (Object.keys(CASE_FIELDS) as (keyof EngineeringCase)[])
    .filter((field) => theCase[field].length > 0)
    .map((field) => `${CASE_FIELDS[field]}: ${theCase[field].join(" | ")}`);
}

function answeredLines(replies: readonly GivenReply[], transcript: readonly TranscriptLine[]): string[] {
  return replies.flatMap(({ covers, text, sources }) => {
    const asked = transcript.filter(({ id }) => covers.includes(id)).map((line) => line.text);
    const titles = sources.map(({ title }) => title).join("; ");
    return [`Q: ${shorten(asked.join(" "))}`, `A: ${shorten(text)}${titles === "" ? "" : ` [${titles}]`}`];
  });
}

/** "A person, please" tells nothing of what the customer wants; the message before it may. */
function openQuestion(note: HandoffContext["note"], transcript: readonly TranscriptLine[]): string {
  if (note.reason !== "requested") {
    return note.question;
  }
  const earlier = transcript.filter(({ id, role }) => role === "customer" && !note.turn.covers.includes(id)).at(-1);
  return earlier === undefined ? note.question : `${note.question} (before that: ${earlier.text})`;
}

function titled(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [`${title}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line;
}
