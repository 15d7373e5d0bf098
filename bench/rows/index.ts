/**
 * The real engine over the real storage of a Durable Object, with a platform and a model that answer
 * at once, so that what is left is the conversation's own cost: rows read and written, counted.
 */
import { DurableObject } from "cloudflare:workers";
import type { Channel, InboundEvent } from "../../worker/channels/channel.ts";
import { Engine } from "../../worker/conversation/engine.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";

export interface Counted {
  /** Messages of the customer that were answered. */
  readonly answered: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

interface Env {
  readonly CHATS: DurableObjectNamespace<CountedChat>;
}

const CUSTOMER = "4d0f6c1e-8a57-4b39-9c2e-70b1d5a3e8f2";
const BOT = "d4e8eb2af2f26165a881cd424e42a851";
const START = Date.parse("2026-03-02T09:00:00.000Z");

/** One thing is asked and one said, five hundred times over: nobody is to be called for that. */
const policy = defaultPolicy(1);

export class CountedChat extends DurableObject<Env> {
  private readonly engine: Engine;
  private readonly sent: string[] = [];
  private said = 0;
  private clock = START;
  private rowsRead = 0;
  private rowsWritten = 0;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    const ledger = new Ledger({
      exec: (statement, ...bindings) => {
        const cursor = state.storage.sql.exec(statement, ...bindings);
        const rows = cursor.toArray();
        this.rowsRead += cursor.rowsRead;
        this.rowsWritten += cursor.rowsWritten;
        return rows;
      },
      transaction: (work) => state.storage.transactionSync(work),
    });
    this.engine = new Engine({
      conversation: "livechat:bench:chat",
      chat: "chat",
      ledger,
      channel: this.createChannel(),
      answerQuestion: () =>
        Promise.resolve({
          answer: { kind: "small-talk", text: "Good that you ask." },
          about: {
            assistant: "test",
            topic: "other",
            language: "en",
            wish: "",
            sentiment: "calm",
            group: null,
            parts: [],
          },
          tokens: 0,
          log: [],
        }),
      policy: { ...policy, rules: { ...policy.rules, frustration: Number.POSITIVE_INFINITY } },
      now: () => this.clock,
      wait: () => Promise.resolve(),
      record: () => null,
      sendFollowUp: () => Promise.resolve(),
      writeLog: () => Promise.resolve(),
      report: () => undefined,
    });
  }

  /** The customer says `count` things, one after the other; each is answered, and each answer comes back as an event. */
  async converse(count: number): Promise<Counted> {
    const before = { sent: this.sent.length, rowsRead: this.rowsRead, rowsWritten: this.rowsWritten };
    for (let index = 0; index < count; index += 1) {
      this.said += 1;
      const author = { id: CUSTOMER, side: "customer" } as const;
      await this.take({ kind: "message", author, text: "How long do I strip the wire?", customId: null });
      const customId = this.sent.at(-1) ?? null;
      await this.take({ kind: "message", author: { id: BOT, side: "self" }, text: "Good that you ask.", customId });
    }
    return {
      answered: this.sent.length - before.sent,
      rowsRead: this.rowsRead - before.rowsRead,
      rowsWritten: this.rowsWritten - before.rowsWritten,
    };
  }

  private async take(what: Pick<Extract<InboundEvent, { kind: "message" }>, "kind" | "author" | "text" | "customId">) {
    this.clock += 1_000;
    const id = `T1_${this.clock}`;
    const event: InboundEvent = { ...what, id, at: new Date(this.clock).toISOString(), thread: "T1" };
    this.engine.receive([event], { id, action: "incoming_event" });
    await this.engine.run();
  }

  private createChannel(): Channel {
    return {
      ready: () => Promise.resolve(),
      send: (_chat, { customId }) => {
        this.sent.push(customId);
        return Promise.resolve([customId]);
      },
      indicateTyping: () => Promise.resolve(),
      transfer: () => Promise.resolve({ kind: "nobody-available" }),
      readChat: () => Promise.resolve([aloneWithCustomer(new Date(this.clock).toISOString())]),
      unansweredChats: () => Promise.resolve([]),
      updateCustomer: () => Promise.resolve(),
      preview: () => Promise.resolve(),
      availableAgents: () => Promise.resolve([]),
      close: () => Promise.resolve(),
      tag: () => Promise.resolve([]),
      setProperties: () => Promise.resolve(),
      calls: () => ({}),
    };
  }
}

function aloneWithCustomer(at: string): InboundEvent {
  const customer = { id: CUSTOMER, name: null, email: null, phone: null, fields: {}, visit: null };
  const chat = {
    active: true,
    threadStartedAt: null,
    customer,
    groups: [],
    tags: [],
    properties: { chat: {}, thread: {} },
    selfPresent: true,
    agents: [],
    watchers: [],
    queue: null,
  };
  return { kind: "snapshot", id: "read:T1", at, thread: "T1", source: "read", chat };
}

export default {
  async fetch(request, env) {
    const count = Number(new URL(request.url).searchParams.get("count"));
    return Response.json(await env.CHATS.getByName("chat").converse(count));
  },
} satisfies ExportedHandler<Env>;
