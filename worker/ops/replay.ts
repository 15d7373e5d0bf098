/**
 * A logged chat asked once more: what today's prompts, models and knowledge make of each of its turns. Nothing is sent
 * and nothing is logged. What was decided without a model, such as a plain request for a person, is told as it was.
 */
import { createAnswerQuestion } from "../answer/answer.ts";
import { PROMPT_VERSION } from "../answer/prompt.ts";
import type { Source } from "../channels/channel.ts";
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import type { Answer } from "../conversation/answering.ts";
import { conversationNamed } from "../conversation/conversation.ts";
import type { TranscriptLine } from "../conversation/ledger.ts";
import { defaultPolicy } from "../conversation/policy.ts";

/** What a turn came to, then or now. */
export interface TurnResult {
  readonly kind: "answer" | "talk" | "clarify" | "hand-off" | "nothing";
  readonly text: string;
  readonly sources: readonly Source[];
  /** Of a hand-off: why. */
  readonly reason: string | null;
}

export interface ReplayedTurn {
  readonly turn: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly question: string;
  /** The version of the prompt that it was answered with; null where no model was asked. */
  readonly prompt: string | null;
  readonly before: TurnResult;
  /** Null where no model was asked then: there is nothing to replay. */
  readonly now: TurnResult | null;
}

export interface Replay {
  readonly prompt: string;
  readonly model: string;
  readonly turns: readonly ReplayedTurn[];
}

/** Each turn costs what its answer cost. */
const MOST_TURNS = 50;

/** `conversation`: its name in the log. Null when nothing is known of it. */
export async function replayChat(env: Env, config: Config, conversation: string): Promise<Replay | null> {
  const logged = await readTurns(env.DB, conversation);
  if (logged.length === 0) {
    return null;
  }
  const transcript = (await conversationNamed(env, config, conversation)?.transcript()) ?? [];
  const ask = createAnswerQuestion(config, env);
  const turns: ReplayedTurn[] = [];
  for (const { turn, at, question, prompt, before } of logged.slice(-MOST_TURNS)) {
    const now =
      prompt === null
        ? null
        : await ask({
            turn: { id: turn, generation: 0, covers: coveredBy(transcript, turn) },
            text: question,
            transcript: upTo(transcript, turn),
            customer: { name: null, email: null },
            asked: [],
            spentTokens: 0,
            signal: new AbortController().signal,
            onPreview: () => undefined,
          }).then(({ answer }) => resultOf(answer, defaultPolicy(config.LIVECHAT_HANDOFF_GROUP_ID).minimumConfidence));
    turns.push({ turn, at, question, prompt, before, now });
  }
  return { prompt: PROMPT_VERSION, model: config.CHAT_MODEL, turns };
}

type LoggedTurn = Omit<ReplayedTurn, "now">;

/** Turns that came to something, oldest first; one that was overtaken by another message did not. */
async function readTurns(db: D1Database, conversation: string): Promise<readonly LoggedTurn[]> {
  const select = (columns: string, table: string) =>
    db.prepare(`SELECT ${columns} FROM ${table} WHERE conversation = ? ORDER BY at, rowid`).bind(conversation);
  const [taken, replies, delivered, handoffs, calls] = await db.batch<Record<string, string | number>>([
    select("turn, at, question", "turn"),
    select("id, turn, text, sources", "reply"),
    select("id", "delivery"),
    select("turn, reason", "handoff"),
    select("turn, role, prompt", "model_call"),
  ]);
  const arrived = new Set(delivered?.results.map(({ id }) => id));
  const newest = new Map(taken?.results.map((row) => [row["turn"], row]));
  return [...newest.values()].flatMap((row): LoggedTurn[] => {
    const turn = String(row["turn"]);
    const reply = replies?.results.findLast((one) => one["turn"] === turn && arrived.has(one["id"] ?? ""));
    const handoff = handoffs?.results.find((one) => one["turn"] === turn);
    const call = calls?.results.findLast((one) => one["turn"] === turn && one["role"] !== "triage");
    if (reply === undefined && handoff === undefined) {
      return [];
    }
    const sources = reply === undefined ? [] : (JSON.parse(String(reply["sources"])) as Source[]);
    const text = reply === undefined ? "" : String(reply["text"]);
    const kind = handoff !== undefined ? "hand-off" : sources.length > 0 ? "answer" : "talk";
    const reason = handoff === undefined ? null : String(handoff["reason"]);
    return [
      {
        turn,
        at: Number(row["at"]),
        question: String(row["question"]),
        prompt: call === undefined ? null : String(call["prompt"]),
        before: { kind, text, sources, reason },
      },
    ];
  });
}

function upTo(transcript: readonly TranscriptLine[], turn: string): readonly TranscriptLine[] {
  return transcript.slice(0, transcript.findIndex(({ id }) => id === turn) + 1);
}

/** The customer's messages since somebody else last spoke. */
function coveredBy(transcript: readonly TranscriptLine[], turn: string): readonly string[] {
  const said = upTo(transcript, turn);
  const from = said.findLastIndex(({ role }) => role !== "customer") + 1;
  return said.slice(from).map(({ id }) => id);
}

function resultOf(answer: Answer, minimumConfidence: number): TurnResult {
  switch (answer.kind) {
    case "answer":
      return answer.confidence < minimumConfidence
        ? handOff("low-confidence")
        : { kind: "answer", text: answer.text, sources: answer.sources, reason: null };
    case "small-talk":
      return { kind: "talk", text: answer.text, sources: [], reason: null };
    case "clarify":
      return { kind: "clarify", text: answer.text, sources: [], reason: null };
    case "unsure":
      return handOff("low-confidence");
    case "abuse":
      return { kind: "talk", text: "", sources: [], reason: "abuse" };
    case "hand-off":
      return { kind: "hand-off", text: answer.text ?? "", sources: answer.sources, reason: answer.reason };
  }
}

function handOff(reason: string): TurnResult {
  return { kind: "hand-off", text: "", sources: [], reason };
}
