/** Carries one effect out: the only place where a conversation touches the world. */
import { ChannelError } from "../channels/channel.ts";
import type { Channel, InboundEvent } from "../channels/channel.ts";
import type { LogEntry } from "../store/log.ts";
import type { AnswerQuestion } from "./answering.ts";
import { handoffNote } from "./handoff-note.ts";
import type { GivenReply } from "./handoff-note.ts";
import type { TranscriptLine } from "./ledger.ts";
import type { Policy } from "./policy.ts";
import type { Effect, Outcome, State } from "./state.ts";

export interface Performing {
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
  readonly signal: AbortSignal;
}

export type Performed =
  | { readonly kind: "outcome"; readonly outcome: Outcome; readonly log: readonly LogEntry[] }
  | { readonly kind: "read"; readonly events: readonly InboundEvent[] }
  /** Done, and nothing follows from it. */
  | { readonly kind: "nothing" };

/** Throws `ChannelError`, or whatever the answering half threw. */
export async function perform(effect: Effect, by: Performing): Promise<Performed> {
  switch (effect.kind) {
    case "answer": {
      const { state } = by;
      const { answer, about, tokens, log } = await by.answerQuestion({
        turn: effect.turn,
        text: effect.question,
        transcript: by.transcript,
        customer: { name: state.customer?.name ?? null, email: state.customer?.email ?? null },
        asked: state.asked,
        spentTokens: state.spentTokens,
        signal: by.signal,
        onPreview: () => undefined,
      });
      return { kind: "outcome", outcome: { kind: "answered", id: effect.id, answer, about, tokens }, log };
    }
    case "reply": {
      const { id, turn, text, sources, quickReplies } = effect;
      const eventIds = await by.channel.send(
        by.chat,
        { customId: id, text, sources, quickReplies, audience: "everyone" },
        by.alreadySent,
      );
      return outcome({ kind: "delivered", id, turn, eventIds });
    }
    case "note": {
      const { state, transcript, replies, record } = by;
      const text = handoffNote({ note: effect, state, transcript, replies, record });
      await by.channel.send(
        by.chat,
        { customId: effect.id, text, sources: [], quickReplies: [], audience: "agents" },
        by.alreadySent,
      );
      return { kind: "nothing" };
    }
    case "transfer":
      return outcome(await transfer(effect.id, by));
    case "look":
      return { kind: "read", events: await by.channel.readChat(by.chat) };
    case "save-email":
      await by.channel.updateCustomer(effect.customer, { email: effect.email });
      return { kind: "nothing" };
  }
}

async function transfer(id: string, by: Performing): Promise<Outcome> {
  try {
    const result = await by.channel.transfer(
      by.chat,
      { kind: "group", group: by.policy.handoffGroup },
      { queue: false },
    );
    return result.kind === "accepted"
      ? { kind: "transfer-accepted", id }
      : { kind: "transfer-refused", id, code: result.kind };
  } catch (error) {
    if (error instanceof ChannelError && error.failure === "rejected") {
      // The group is gone, or was never right: the customer must not wait for it.
      return { kind: "transfer-refused", id, code: error.code };
    }
    throw error;
  }
}

function outcome(of: Outcome): Performed {
  return { kind: "outcome", outcome: of, log: [] };
}
