/**
 * What a conversation must not forget, in the SQLite of its own Durable Object: the events that came
 * (inbox), the effects that follow (outbox), the rows for D1 (journal), the state.
 *
 * L1. An event is stored once, under its id, before its delivery is acknowledged.
 * L2. A state is stored in one transaction with the effects and rows that belong to it.
 * L3. An effect is marked as attempted before it leaves the object, so that after a crash it is known
 *     that it may have happened.
 *
 * A little longer than most files here: every statement on that SQLite, and nothing else.
 */
import type { InboundEvent } from "../channels/channel.ts";
import type { LoggedEntry } from "../store/log.ts";
import type { GivenReply } from "./handoff/note.ts";
import { compareTimes } from "./order.ts";
import { initialState } from "./state.ts";
import type { Effect, State } from "./state.ts";

/** The synchronous SQLite that holds one conversation. */
export interface Sql {
  exec(statement: string, ...bindings: (string | number | null)[]): readonly Record<string, unknown>[];
  /** Rolls back when `work` throws. */
  transaction<Result>(work: () => Result): Result;
}

/** `attempted`: it left the object and nobody knows yet whether it arrived. */
export type EffectStatus = "planned" | "attempted" | "done" | "dropped";

export interface OutboxRow {
  readonly effect: Effect;
  readonly status: EffectStatus;
  readonly attempts: number;
  readonly plannedAt: number;
  readonly dueAt: number;
}

/** A line of the conversation as customer and agents see it. */
export interface TranscriptLine {
  readonly id: string;
  readonly at: string;
  readonly role: "customer" | "agent" | "bot";
  readonly text: string;
}

export class Ledger {
  private readonly sql: Sql;

  constructor(sql: Sql) {
    this.sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS inbox (
      id TEXT PRIMARY KEY, at TEXT NOT NULL, received_at INTEGER NOT NULL, body TEXT NOT NULL,
      role TEXT, text TEXT, folded INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID`);
    sql.exec("CREATE INDEX IF NOT EXISTS inbox_open ON inbox (folded) WHERE folded = 0");
    sql.exec("CREATE INDEX IF NOT EXISTS inbox_said ON inbox (at) WHERE text IS NOT NULL");
    sql.exec(`CREATE TABLE IF NOT EXISTS outbox (
      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, body TEXT NOT NULL,
      status TEXT NOT NULL, attempts INTEGER NOT NULL, planned_at INTEGER NOT NULL, due_at INTEGER NOT NULL)`);
    sql.exec("CREATE INDEX IF NOT EXISTS outbox_open ON outbox (number) WHERE status IN ('planned', 'attempted')");
    sql.exec(`CREATE TABLE IF NOT EXISTS journal (
      number INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, logged INTEGER NOT NULL DEFAULT 0)`);
    sql.exec("CREATE INDEX IF NOT EXISTS journal_open ON journal (number) WHERE logged = 0");
    sql.exec("CREATE TABLE IF NOT EXISTS memory (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  }

  transaction<Result>(work: () => Result): Result {
    return this.sql.transaction(work);
  }

  state(): State {
    // What an older version stored may lack what is new since.
    return { ...initialState, ...(this.recall("state") as Partial<State> | null) };
  }

  saveState(state: State): void {
    this.remember("state", state);
  }

  recall(name: string): unknown {
    const [row] = this.sql.exec("SELECT value FROM memory WHERE name = ?", name);
    return row === undefined ? null : JSON.parse(String(row["value"]));
  }

  remember(name: string, value: unknown): void {
    this.sql.exec(
      "INSERT INTO memory VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      name,
      JSON.stringify(value),
    );
  }

  /**
   * Whether the event is new. A webhook without an event id, and with the same content, may be a
   * repetition or may have happened again; it is taken for the latter once the former is folded, since
   * twice costs a read of the chat, and once too few may cost the chat. (L1)
   */
  receive(event: InboundEvent, now: number): boolean {
    if (this.isToldAlready(event)) {
      return false;
    }
    const { role, text } = saidIn(event);
    const fresh = this.sql.exec(
      `INSERT INTO inbox (id, at, received_at, body, role, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT DO UPDATE SET received_at = ?3, folded = 0
       WHERE id LIKE 'delivery:%' AND folded = 1 RETURNING id`,
      event.id,
      event.at,
      now,
      JSON.stringify(event),
      role,
      text,
    );
    return fresh.length > 0;
  }

  /**
   * Whether another event has told the same (`sameAs`). Each stands for one other only: a button that is pressed again
   * is pressed again.
   */
  private isToldAlready(event: InboundEvent): boolean {
    if (event.kind !== "message") {
      return false;
    }
    const told = this.recall(`told ${event.id}`);
    if (typeof told === "string") {
      return true; // Its twin came first, or it was told by its twin before.
    }
    const isKnown = (id: string) => this.sql.exec("SELECT id FROM inbox WHERE id = ?", id).length > 0;
    if (event.sameAs === undefined || isKnown(event.id)) {
      return false;
    }
    const twin = this.recall(`told ${event.sameAs}`);
    if (twin === null || twin === event.id) {
      this.remember(`told ${event.sameAs}`, event.id);
      if (isKnown(event.sameAs)) {
        this.remember(`told ${event.id}`, event.sameAs);
        return true;
      }
    }
    return false;
  }

  /** Events that the state does not know yet, in the platform's order; of one time, in order of arrival. */
  unfolded(): InboundEvent[] {
    return this.sql
      .exec("SELECT body FROM inbox WHERE folded = 0 ORDER BY received_at, id")
      .map((row) => JSON.parse(String(row["body"])) as InboundEvent)
      .toSorted((left, right) => compareTimes(left.at, right.at));
  }

  /** When it came is kept with this, and not as it comes: nobody waits for this. */
  markFolded(event: InboundEvent): void {
    const [row] = this.sql.exec("UPDATE inbox SET folded = 1 WHERE id = ? RETURNING received_at", event.id);
    const at = Number(row?.["received_at"] ?? 0);
    if (at > (this.rememberedArrival() ?? 0)) {
      this.remember("last arrival", at);
    }
  }

  /** What was said comes to be unsaid, or said differently. */
  revise(id: string, text: string | null): void {
    this.sql.exec("UPDATE inbox SET text = ? WHERE id = ? AND text IS NOT NULL", text, id);
  }

  /** An effect that was dropped, or is over, may be planned again under its id; one under way may not. */
  plan(effect: Effect, now: number): void {
    this.sql.exec(
      `INSERT INTO outbox (id, kind, body, status, attempts, planned_at, due_at) VALUES (?1, ?2, ?3, 'planned', 0, ?4, ?5)
       ON CONFLICT DO UPDATE SET body = ?3, status = 'planned', attempts = 0, planned_at = ?4, due_at = ?5
       WHERE status = 'dropped' OR kind IN ('look', 'wake')`,
      effect.id,
      effect.kind,
      JSON.stringify(effect),
      now,
      now + ("delayMs" in effect ? effect.delayMs : 0),
    );
  }

  drop(kinds: readonly Effect["kind"][]): void {
    for (const kind of kinds) {
      this.sql.exec("UPDATE outbox SET status = 'dropped' WHERE kind = ? AND status IN ('planned', 'attempted')", kind);
    }
  }

  /** Effects under way, in the order in which they were planned. */
  open(): OutboxRow[] {
    return this.sql
      .exec("SELECT * FROM outbox WHERE status IN ('planned', 'attempted') ORDER BY number")
      .map(toOutboxRow);
  }

  find(id: string): OutboxRow | null {
    const [row] = this.sql.exec("SELECT * FROM outbox WHERE id = ?", id);
    return row === undefined ? null : toOutboxRow(row);
  }

  mark(id: string, status: EffectStatus, dueAt: number, attempts: number): void {
    this.sql.exec("UPDATE outbox SET status = ?, due_at = ?, attempts = ? WHERE id = ?", status, dueAt, attempts, id);
  }

  /** What customer, agents and bot have said to each other, oldest first; agents-only notes are not in it. */
  transcript(limit: number): TranscriptLine[] {
    return this.sql
      .exec("SELECT id, at, role, text FROM inbox WHERE text IS NOT NULL ORDER BY at DESC LIMIT ?", limit)
      .map((row) => row as unknown as TranscriptLine)
      .toSorted((left, right) => compareTimes(left.at, right.at));
  }

  /** The bot's last answers that arrived and answered something, oldest first. */
  replies(limit: number): GivenReply[] {
    return this.sql
      .exec(
        "SELECT body FROM outbox WHERE kind = 'reply' AND status = 'done' AND id LIKE '%:reply' ORDER BY number DESC LIMIT ?",
        limit,
      )
      .map((row) => JSON.parse(String(row["body"])) as Extract<Effect, { kind: "reply" }>)
      .map(({ turn, text, sources }) => ({ covers: turn.covers, text, sources }))
      .filter(({ covers }) => covers.length > 0)
      .toReversed();
  }

  /** What the bot said, under the id of its effect: the platform need not tell us. */
  recordOwn(id: string, text: string, now: number): void {
    const at = new Date(now).toISOString();
    this.sql.exec("INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, 'null', 'bot', ?, 1)", `own:${id}`, at, now, text);
  }

  /** Milliseconds since 1970; null when nothing ever came. */
  lastArrival(): number | null {
    const [open] = this.sql.exec("SELECT max(received_at) AS at FROM inbox WHERE folded = 0");
    const times = [this.rememberedArrival(), open?.["at"]].filter((at) => typeof at === "number");
    return times.length === 0 ? null : Math.max(...times);
  }

  private rememberedArrival(): number | null {
    const at = this.recall("last arrival");
    return typeof at === "number" ? at : null;
  }

  /**
   * Empties all of it but the name of the chat, that it was erased, and the number of its turns: what goes out next must
   * not have the id of what went out before. Gives the number of rows that held something said.
   */
  erase(): number {
    return this.sql.transaction(() => {
      const name = this.recall("name");
      const { generations, erasure } = this.state();
      const onTheirWay = this.open().filter(({ status }) => status === "attempted");
      const readFrom = Math.max(erasure?.readFrom ?? 0, ...onTheirWay.map(({ dueAt }) => dueAt));
      const left: Partial<State> = { generations, erasure: { readFrom, own: [] } };
      const said = ["inbox", "outbox", "journal"].map((table) => {
        const [row] = this.sql.exec(`SELECT count(*) AS held FROM ${table}`);
        this.sql.exec(`DELETE FROM ${table}`);
        return Number(row?.["held"]);
      });
      this.sql.exec("DELETE FROM memory");
      this.remember("name", name);
      this.remember("state", left);
      return said.reduce((sum, held) => sum + held, 0);
    });
  }

  note(logged: LoggedEntry): void {
    this.sql.exec("INSERT INTO journal (body) VALUES (?)", JSON.stringify(logged));
  }

  journal(limit: number): { readonly upTo: number; readonly entries: readonly LoggedEntry[] } {
    const rows = this.sql.exec("SELECT number, body FROM journal WHERE logged = 0 ORDER BY number LIMIT ?", limit);
    return {
      upTo: Number(rows.at(-1)?.["number"] ?? 0),
      entries: rows.map((row) => JSON.parse(String(row["body"])) as LoggedEntry),
    };
  }

  /** Rows that D1 has are kept: from them its log can be made again. */
  markLogged(upTo: number): void {
    this.sql.exec("UPDATE journal SET logged = 1 WHERE number <= ? AND logged = 0", upTo);
  }

  reopenJournal(): number {
    return this.sql.exec("UPDATE journal SET logged = 0 WHERE logged = 1 RETURNING number").length;
  }
}

/** Own messages are told by `recordOwn`; their echo would say the same twice. */
function saidIn(event: InboundEvent): { role: string | null; text: string | null } {
  if (event.kind === "message" && event.author.side !== "self") {
    return { role: event.author.side, text: event.text };
  }
  if (event.kind === "file" && event.author.side !== "self") {
    return { role: event.author.side, text: `(file: ${event.name})` };
  }
  if (event.kind === "form") {
    const lines = event.fields.filter((field) => field.answer !== "").map((field) => `${field.label} ${field.answer}`);
    return { role: "customer", text: lines.join("\n") };
  }
  return { role: null, text: null };
}

function toOutboxRow(row: Record<string, unknown>): OutboxRow {
  return {
    effect: JSON.parse(String(row["body"])) as Effect,
    status: row["status"] as EffectStatus,
    attempts: Number(row["attempts"]),
    plannedAt: Number(row["planned_at"]),
    dueAt: Number(row["due_at"]),
  };
}
