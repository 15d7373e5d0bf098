/**
 * POST /webhooks/livechat. The raw body is handed to the channel untouched; what it makes of it is
 * decided there, and only turned into HTTP here:
 * 200 stored or ignored · 400 no webhook · 401 not from the platform · 413 too large ·
 * 503 settings missing or the chat's object unreachable, so that the platform delivers again.
 */
import { Hono } from "hono";
import type { Context } from "hono";
import { WebhookError } from "./channels/channel.ts";
import type { ParsedWebhook } from "./channels/channel.ts";
import { readLiveChatWebhook } from "./channels/livechat/index.ts";
import { withoutRegistration } from "./channels/livechat/verify.ts";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import type { Env } from "./env.ts";
import { conversationOf } from "./conversation/conversation.ts";
import { report } from "./report.ts";
import { writeLog } from "./store/log.ts";

/** A chat with all events of a long thread stays far below; D1 and SQLite rows end at 2 MB. */
const MAX_BODY_BYTES = 1_000_000;

type WorkerContext = Context<{ Bindings: Env }>;

export const webhookRoutes = new Hono<{ Bindings: Env }>();

webhookRoutes.post("/livechat", async (context) => {
  const read = readConfig(context.env);
  if (read.kind === "invalid") {
    report({ level: "error", kind: "configuration", problems: read.problems });
    return context.json({ error: "Not configured; GET /health names what is missing." }, 503);
  }
  const body = await readBody(context.req.raw);
  if (body === null) {
    return context.json({ error: `The body is larger than ${MAX_BODY_BYTES} bytes.` }, 413);
  }
  const text = new TextDecoder().decode(body);
  const deliveryId = await digest(withoutRegistration(text));
  let webhook: ParsedWebhook;
  try {
    webhook = readLiveChatWebhook(text, read.config, {
      deliveryId,
      receivedAt: new Date().toISOString(),
    });
  } catch (error) {
    if (error instanceof WebhookError) {
      report({ level: "warn", kind: "webhook", verdict: error.reason });
      return context.json({ error: error.message }, error.reason === "forged" ? 401 : 400);
    }
    throw error;
  }
  return webhook.kind === "ignored"
    ? ignore(context, read.config, webhook, deliveryId)
    : accept(context, read.config, webhook, deliveryId);
});

/** Stored in the chat's object before it is acknowledged; a failure makes the platform deliver again. */
async function accept(
  context: WorkerContext,
  config: Config,
  webhook: Extract<ParsedWebhook, { kind: "events" }>,
  deliveryId: string,
): Promise<Response> {
  const { action, chat, events } = webhook;
  const name = { channel: "livechat", organization: config.LIVECHAT_ORGANIZATION_ID, chat } as const;
  try {
    const { fresh } = await conversationOf(context.env, config, name).receive(name, { id: deliveryId, action, events });
    return context.json({ status: fresh ? "accepted" : "duplicate" });
  } catch (error) {
    report({ level: "error", kind: "webhook", verdict: "not stored", code: codeOf(error) });
    return context.json({ error: "Could not be stored; deliver again." }, 503);
  }
}

/** What the runtime says of an object holds nothing of a chat; what the object threw itself may. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return "unknown";
  }
  return "remote" in error && error.remote === true ? error.name : error.message;
}

/** Counted in the log after the answer has gone: nobody waits for it. */
function ignore(
  context: WorkerContext,
  config: Config,
  { action, chat, reason }: Extract<ParsedWebhook, { kind: "ignored" }>,
  deliveryId: string,
): Response {
  const at = Date.now();
  const entry = { table: "webhooks", id: `webhook:${deliveryId}:${at}`, action, verdict: "ignored", reason } as const;
  const conversation = `livechat:${config.LIVECHAT_ORGANIZATION_ID}:${chat ?? ""}`;
  context.executionCtx.waitUntil(
    writeLog(context.env.DB, [{ conversation, at, entry }]).catch(() => {
      report({ level: "warn", kind: "log", verdict: "ignored webhook not counted" });
    }),
  );
  return context.json({ status: "ignored", reason });
}

/**
 * The body; null when it is too large. One that is announced is read in one piece; what comes without
 * a length is counted. A body that breaks off is none: what is left of it is not JSON.
 */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > MAX_BODY_BYTES) {
    return null;
  }
  try {
    const body = announced === null ? await readCounted(request) : new Uint8Array(await request.arrayBuffer());
    return body !== null && body.byteLength > MAX_BODY_BYTES ? null : body;
  } catch {
    return new Uint8Array();
  }
}

async function readCounted({ body }: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) {
      return null; // Leaving the loop cancels the rest.
    }
    chunks.push(new Uint8Array(chunk));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function digest(text: string): Promise<string> {
  const encoded = new Uint8Array(new TextEncoder().encode(text));
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoded), 0, 16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
