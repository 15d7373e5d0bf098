/** A webhook handed to the Durable Object of its chat, which hands it back: no check, nothing kept. */
import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

interface Env {
  readonly ECHOES: DurableObjectNamespace<Echo>;
}

interface Webhook {
  readonly payload: { readonly chat_id: string; readonly event: { readonly id: string } };
}

export class Echo extends DurableObject<Env> {
  echo(webhook: Webhook): Webhook {
    return webhook;
  }
}

const app = new Hono<{ Bindings: Env }>();

app.post("/webhooks/livechat", async (context) => {
  const webhook = await context.req.json<Webhook>();
  const echoed = await context.env.ECHOES.getByName(webhook.payload.chat_id).echo(webhook);
  return context.json({ status: echoed.payload.event.id });
});

export default app;
