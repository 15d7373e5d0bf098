/** A webhook stored in the Durable Object of its chat by one insert: the least that loses nothing. */
import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

interface Env {
  readonly INBOXES: DurableObjectNamespace<Inbox>;
}

interface Webhook {
  readonly payload: { readonly chat_id: string; readonly event: { readonly id: string } };
}

export class Inbox extends DurableObject<Env> {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.storage.sql.exec("CREATE TABLE IF NOT EXISTS inbox (id TEXT PRIMARY KEY, body TEXT NOT NULL)");
  }

  receive({ payload }: Webhook): boolean {
    const { sql } = this.ctx.storage;
    const inserted = sql.exec("INSERT OR IGNORE INTO inbox VALUES (?, ?)", payload.event.id, JSON.stringify(payload));
    return inserted.rowsWritten > 0;
  }
}

const app = new Hono<{ Bindings: Env }>();

app.post("/webhooks/livechat", async (context) => {
  const webhook = await context.req.json<Webhook>();
  const fresh = await context.env.INBOXES.getByName(webhook.payload.chat_id).receive(webhook);
  return context.json({ status: fresh ? "accepted" : "duplicate" });
});

export default app;
