/** That the simulation can fail: each promise is broken on purpose, and each time some history shows it. */
import { describe, expect, it } from "vitest";
import type { Channel, InboundEvent, OutboundMessage } from "../../worker/channels/channel.ts";
import type { AnswerQuestion } from "../../worker/conversation/answering.ts";
import { simulate } from "./simulate.ts";
import type { Sabotage } from "./world.ts";

/** Histories to look through; each sabotage here shows within far fewer. */
const SEEDS = 200;

const sabotages: readonly { readonly does: string; readonly shows: RegExp; readonly sabotage: Sabotage }[] = [
  {
    does: "sends every message again under the same id",
    shows: /^said twice/,
    sabotage: {
      channel: (channel) => ({
        ...channel,
        send: async (...given) => {
          await channel.send(...given);
          return channel.send(...given);
        },
      }),
    },
  },
  {
    does: "repeats a call of unknown effect without having read the chat",
    shows: /^said twice/,
    sabotage: {
      channel: (channel) => ({ ...channel, readChat: async (chat) => onlySnapshots(await channel.readChat(chat)) }),
    },
  },
  {
    does: "sends the agents' note to everyone",
    shows: /only agents may read/,
    sabotage: {
      channel: (channel) => ({
        ...channel,
        send: (chat, message, sent) => channel.send(chat, { ...message, audience: "everyone" }, sent),
      }),
    },
  },
  {
    does: "says aloud what it answers to a human who watches",
    shows: /only agents may read/,
    sabotage: {
      channel: (channel) => ({
        ...channel,
        send: (chat, message, sent) =>
          channel.send(chat, { ...message, audience: isWhisper(message) ? "everyone" : message.audience }, sent),
      }),
    },
  },
  {
    does: "says what it would have answered, had it been certain",
    shows: /only agents may read/,
    sabotage: { channel: (channel) => ({ ...channel, send: withDraft(channel) }) },
  },
  {
    does: "goes on though it was told to pause",
    shows: /^spoke while paused/,
    sabotage: { events: resumedAtOnce, channel: (channel) => ({ ...channel, send: withoutResumed(channel) }) },
  },
  {
    does: "answers no command",
    shows: /^unheeded/,
    sabotage: {
      channel: (channel) => ({
        ...channel,
        send: (chat, message, sent) => (isWhisper(message) ? Promise.resolve([]) : channel.send(chat, message, sent)),
      }),
    },
  },
  {
    does: "says twice what it was told to say once",
    shows: /^said again/,
    sabotage: { channel: (channel) => ({ ...channel, send: withEcho(channel) }) },
  },
  {
    does: "has no patience with a customer who is silent",
    shows: /^hurried the customer/,
    sabotage: { rules: { idle: { nudgeSeconds: 1, closeSeconds: 600 } } },
  },
  {
    does: "closes a chat in which it should answer",
    shows: /^closed on a customer who waited/,
    sabotage: { channel: (channel) => ({ ...channel, send: closing(channel) }) },
  },
  {
    does: "takes what agents and bots say for the customer's",
    shows: /^answered what the customer did not say/,
    sabotage: { events: (events) => events.map(asCustomers) },
  },
  {
    does: "reads agents-only notes as messages of the customer",
    shows: /^answered what the customer did not say/,
    sabotage: { events: (events) => events.map(notesAsMessages) },
  },
  {
    does: "does not notice that a human has come",
    shows: /^spoke over a human/,
    sabotage: { events: withoutHumans, channel: withoutAgents },
  },
  {
    does: "gives one question the answer that was begun for another",
    shows: /^answered twice/,
    sabotage: { answerQuestion: mixingUp },
  },
  {
    does: "never hears what the customer says",
    shows: /^forgotten/,
    sabotage: { events: (events) => events.filter((event) => event.kind !== "message"), channel: withoutMessages },
  },
  {
    does: "gives a message up at the first failure",
    shows: /^forgotten|^only in the log/,
    sabotage: { channel: swallowing },
  },
  {
    does: "loses the row of a reply",
    shows: /^not in the log/,
    sabotage: { losesRow: ({ entry }) => entry.table === "replies" },
  },
  {
    does: "logs a delivery that did not happen",
    shows: /^only in the log/,
    sabotage: {
      channel: (channel) => ({
        ...channel,
        send: (chat, message, sent) =>
          message.audience === "agents" ? channel.send(chat, message, sent) : Promise.resolve([]),
      }),
    },
  },
];

describe("the simulation finds a bot that", () => {
  it.each(sabotages)("$does", async ({ sabotage, shows }) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { violations } = await simulate(seed, sabotage);
      if (violations.some((line) => shows.test(line))) {
        return;
      }
    }
    expect.fail(`nothing in ${SEEDS} histories`);
  });
});

/** Whoever asks gets what was begun before. */
function mixingUp(answer: AnswerQuestion): AnswerQuestion {
  let begun: ReturnType<AnswerQuestion> | null = null;
  return (question) => {
    const before = begun;
    begun = answer({ ...question, signal: new AbortController().signal });
    begun.catch(() => undefined); // Nobody may ask for it.
    return before ?? begun;
  };
}

function onlySnapshots(events: readonly InboundEvent[]): readonly InboundEvent[] {
  return events.filter((event) => event.kind === "snapshot");
}

function asCustomers(event: InboundEvent): InboundEvent {
  return event.kind === "message" ? { ...event, customId: null, author: { ...event.author, side: "customer" } } : event;
}

function notesAsMessages(event: InboundEvent): InboundEvent {
  return event.kind === "note"
    ? { ...event, kind: "message", customId: null, author: { ...event.author, side: "customer" } }
    : event;
}

function withoutHumans(events: readonly InboundEvent[]): readonly InboundEvent[] {
  return events
    .filter((event) => event.kind !== "joined" && event.kind !== "transferred")
    .filter((event) => event.kind !== "message" || event.author.side !== "agent")
    .map((event) => (event.kind === "snapshot" ? { ...event, chat: { ...event.chat, agents: [] } } : event));
}

function withoutAgents(channel: Channel): Channel {
  return { ...channel, readChat: async (chat) => withoutHumans(await channel.readChat(chat)) };
}

function withoutMessages(channel: Channel): Channel {
  return {
    ...channel,
    readChat: async (chat) => (await channel.readChat(chat)).filter((event) => event.kind !== "message"),
  };
}

function isWhisper(message: OutboundMessage): boolean {
  return message.customId.endsWith(":whisper");
}

/** As if a note's text had got into a reply. */
function withDraft(channel: Channel): Channel["send"] {
  return (chat, message, sent) =>
    channel.send(chat, message.audience === "agents" ? message : { ...message, text: "SECRET draft" }, sent);
}

/** Each pause is followed by a resumption that nobody asked for … */
function resumedAtOnce(events: readonly InboundEvent[]): readonly InboundEvent[] {
  return events.flatMap((event) =>
    event.kind === "note" && event.text.startsWith("/pause")
      ? [event, { ...event, id: `${event.id}-again`, text: "/resume" }]
      : [event],
  );
}

/** … and that it does not speak of. */
function withoutResumed(channel: Channel): Channel["send"] {
  return (chat, message, sent) =>
    message.text.startsWith("Resumed.") ? Promise.resolve([]) : channel.send(chat, message, sent);
}

function withEcho(channel: Channel): Channel["send"] {
  return async (chat, message, sent) => {
    const ids = await channel.send(chat, message, sent);
    return message.text.startsWith("Told to say")
      ? [...ids, ...(await channel.send(chat, { ...message, customId: `${message.customId}-again` }, new Set()))]
      : ids;
  };
}

/** The customer waits a minute for an answer, and the chat is closed instead. */
function closing(channel: Channel): Channel["send"] {
  return async (chat, message, sent) => {
    if (message.audience === "agents") {
      return channel.send(chat, message, sent);
    }
    await channel.close(chat);
    return [];
  };
}

function swallowing(channel: Channel): Channel {
  return {
    ...channel,
    send: async (...given) => {
      try {
        return await channel.send(...given);
      } catch {
        return [];
      }
    },
  };
}
