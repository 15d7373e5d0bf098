/** Carries one effect out: the only place where a conversation touches the world. */
import { ChannelError } from "../channels/channel.ts";
import type { Channel, InboundEvent } from "../channels/channel.ts";
import type { LogEntry } from "../store/log.ts";
import type { Answered, AnswerQuestion } from "./answering.ts";
import { nameOf } from "./failure.ts";
import type { Foreseen } from "./foresight.ts";
import { FollowUpFailure } from "./handoff/follow-up.ts";
import type { FollowUp, FollowUpWay } from "./handoff/follow-up.ts";
import { handoffNote } from "./handoff/note.ts";
import type { GivenReply } from "./handoff/note.ts";
import type { TranscriptLine } from "./ledger.ts";
import { LivePreview } from "./live-preview.ts";
import type { Policy } from "./policy.ts";
import type { Effect, Outcome, State } from "./state.ts";
import { effectId } from "./step.ts";

/** Throws an error whose name tells what is wrong. */
export type SendFollowUp = (way: FollowUpWay, followUp: FollowUp) => Promise<void>;

export interface Performing {
  /** `channel:organization:chat`. */
  readonly conversation: string;
  readonly chat: string;
  readonly channel: Channel;
  readonly answerQuestion: AnswerQuestion;
  readonly policy: Policy;
  readonly state: State;
  readonly transcript: readonly TranscriptLine[];
  readonly replies: readonly GivenReply[];
  /** Where the whole conversation can be read; null where there is no such place. */
  readonly record: string | null;
  /** Custom ids that a read of the chat has shown; their messages are not sent again. */
  readonly alreadySent: ReadonlySet<string>;
  /** Whether nobody has come or gone since this began. */
  readonly isWanted: () => boolean;
  /** Counted from 1. */
  readonly attempt: number;
  readonly signal: AbortSignal;
  /** Never throws. */
  readonly indicateTyping: () => void;
  readonly sendFollowUp: SendFollowUp;
}

export type Performed =
  | { readonly kind: "outcome"; readonly outcome: Outcome; readonly log: readonly LogEntry[] }
  | { readonly kind: "read"; readonly events: readonly InboundEvent[] }
  /** Done, and nothing follows from it. */
  | { readonly kind: "nothing"; readonly log?: readonly LogEntry[] };

/** Throws `ChannelError`, or whatever the answering half threw. */
export async function perform(effect: Effect, by: Performing): Promise<Performed> {
  switch (effect.kind) {
    case "answer": {
      const preview = new LivePreview(
        by.channel,
        by.chat,
        effectId(effect.turn, "reply"),
        by.signal,
        by.indicateTyping,
      );
      const { answer, about, tokens, log } = await ask(effect, by, preview.show).catch(async (error: unknown) => {
        await preview.giveUp();
        throw error;
      });
      await preview.end(answer.kind === "answer");
      return { kind: "outcome", outcome: { kind: "answered", id: effect.id, answer, about, tokens }, log };
    }
    case "suggest": {
      const { answer, log } = await ask(effect, by, () => undefined);
      return { kind: "outcome", outcome: { kind: "suggested", id: effect.id, turn: effect.turn, answer }, log };
    }
    case "reply": {
      const { id, text, sources, quickReplies } = effect;
      const eventIds = await by.channel.send(
        by.chat,
        { customId: id, text, sources, quickReplies, audience: "everyone" },
        by.alreadySent,
        by.isWanted,
      );
      return outcome(deliveredOf(effect, eventIds));
    }
    case "say": {
      const { id, text } = effect;
      const message = { customId: id, text, sources: [], quickReplies: [], audience: "everyone" } as const;
      return outcome(deliveredOf(effect, await by.channel.send(by.chat, message, by.alreadySent, by.isWanted)));
    }
    case "note": {
      const { state, transcript, replies, record } = by;
      await tellAgents(effect.id, handoffNote({ note: effect, state, transcript, replies, record }), by);
      return { kind: "nothing" };
    }
    case "whisper":
      await tellAgents(effect.id, effect.text, by);
      return { kind: "nothing" };
    case "availability":
      return outcome({ kind: "availability", id: effect.id, agents: await agentsThere(by) });
    case "transfer":
      return outcome(await transfer(effect, by));
    case "close":
      await by.channel.close(by.chat);
      return outcome({ kind: "thread-closed", id: effect.id });
    case "wake":
      return outcome({ kind: "due", id: effect.id, generation: effect.generation });
    case "look":
      return { kind: "read", events: await by.channel.readChat(by.chat) };
    case "update-customer":
      await by.channel.updateCustomer(effect.customer, effect.change);
      return { kind: "nothing" };
    case "label":
      await by.channel.tag(by.chat, effect.thread, effect.tags);
      await by.channel.setProperties(by.chat, effect.thread, effect.labels);
      return { kind: "nothing" };
    case "follow-up":
      return storeFollowUp(effect, by);
    case "deliver-follow-up": {
      const row = (result: string): LogEntry => {
        const id = `${effect.id}:${by.attempt}`;
        return { table: "follow_up_deliveries", id, turn: effect.turn.id, way: effect.way, result };
      };
      try {
        await by.sendFollowUp(effect.way, effect.followUp);
      } catch (error) {
        throw new FollowUpFailure(nameOf(error), [row(nameOf(error))]);
      }
      return { kind: "nothing", log: [row("ok")] };
    }
  }
}

function ask(
  effect: Extract<Effect, { kind: "answer" | "suggest" }>,
  by: Performing,
  onPreview: (text: string) => void,
): Promise<Answered> {
  return by.answerQuestion({ ...asQuestion(effect, by.state, by.transcript), signal: by.signal, onPreview });
}

/** All that an answer may rest on. */
export function asQuestion(
  { turn, question }: Extract<Effect, { kind: "answer" | "suggest" }>,
  state: State,
  transcript: readonly TranscriptLine[],
): Foreseen {
  return {
    turn,
    text: question,
    transcript,
    customer: { name: state.customer?.name ?? null, email: state.customer?.email ?? null },
    asked: state.asked,
    spentTokens: state.spentTokens,
  };
}

/** What the customer hears. */
export type Spoken = Extract<Effect, { kind: "reply" | "say" }>;

export function deliveredOf(effect: Spoken, eventIds: readonly string[]): Outcome {
  const { id, turn, text } = effect;
  return { kind: "delivered", id, turn, text, claims: effect.kind === "reply" ? effect.claims : [], eventIds };
}

async function tellAgents(customId: string, text: string, by: Performing): Promise<void> {
  await by.channel.send(by.chat, { customId, text, sources: [], quickReplies: [], audience: "agents" }, by.alreadySent);
}

/** Null where the platform does not tell. */
async function agentsThere(by: Performing): Promise<readonly string[] | null> {
  try {
    return (await by.channel.availableAgents(by.chat)).map(({ id }) => id);
  } catch (error) {
    if (error instanceof ChannelError && error.failure === "rejected") {
      return null;
    }
    throw error;
  }
}

/** With what an agent would have read at a handoff, as it is now. */
function storeFollowUp(effect: Extract<Effect, { kind: "follow-up" }>, by: Performing): Performed {
  const { state, transcript, replies, record, conversation } = by;
  const { id, turn, email, name, phone, company, question } = effect;
  const context = handoffNote({ note: { ...effect, kind: "note" }, state, transcript, replies, record });
  const followUp: FollowUp = {
    id: `${conversation}/${id}`,
    conversation,
    email,
    name,
    phone,
    company,
    question,
    language: state.language,
    context,
  };
  return {
    kind: "outcome",
    outcome: { kind: "follow-up-stored", id, turn, followUp },
    log: [{ table: "follow_ups", id, turn: turn.id, email, name, phone, company, question, context }],
  };
}

async function transfer(
  { id, target, queue }: Extract<Effect, { kind: "transfer" }>,
  by: Performing,
): Promise<Outcome> {
  try {
    const result = await by.channel.transfer(by.chat, target, { queue });
    return result.kind === "accepted"
      ? { kind: "transfer-accepted", id }
      : { kind: "transfer-refused", id, code: result.kind };
  } catch (error) {
    if (error instanceof ChannelError && error.failure === "rejected") {
      // The target is gone, or was never right: the customer must not wait for it.
      return { kind: "transfer-refused", id, code: error.code };
    }
    throw error;
  }
}

function outcome(of: Outcome): Performed {
  return { kind: "outcome", outcome: of, log: [] };
}
