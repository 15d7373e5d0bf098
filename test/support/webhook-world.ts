/**
 * The Worker as it is deployed, at the end of a test's own deliveries: it takes webhooks, answers with a scripted model,
 * and everything that it stores or says can be looked at.
 */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished } from "vitest";
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

/** How long nothing must happen before it counts as silence: the Worker answers in a fraction of it. */
export const SILENCE_MS = 1_200;

/** Words that no line of the log may hold. */
export const PRIVATE = "xylophone";

/** What the model says, whatever it is asked. */
export const MODEL_SAYS = "Glad to help.";

let system: System;
let url: URL;
const logged: string[] = [];

/** What the model waits for before it answers. */
let release = Promise.resolve();

export const model = createScriptedModel({
  wait: (milliseconds) => delay(milliseconds),
  complete: async () => {
    await release;
    return { kind: "json", value: { kind: "small_talk", text: MODEL_SAYS, sources: [], confidence: 1 } };
  },
});

/** To be called once, where a file of tests begins. What is asked of it is there while a test runs. */
export function prepareWebhookWorld(): { readonly system: System; readonly url: URL } {
  beforeAll(async () => {
    system = await startSystem({ ports: anyPorts, models: (request) => model.app.fetch(request) });
    ({ url } = await system.harness.listen());
  });
  beforeEach(() => {
    system.liveChat.control.clear();
    release = Promise.resolve();
  });
  afterAll(() => system.stop());
  return {
    get system() {
      return system;
    },
    get url() {
      return url;
    },
  };
}

/** The model answers nothing until what is given back is called, or the test is over. */
export function holdModel(): () => void {
  let letGo = () => undefined as void;
  release = new Promise((resolve) => {
    letGo = resolve;
  });
  onTestFinished(letGo);
  return () => letGo();
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export async function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(new URL("/webhooks/livechat", url), { method: "POST", body, headers });
  const text = await response.text();
  logged.push(text);
  return { status: response.status, body: JSON.parse(text) };
}

/** A delivery as the platform makes it; `change` puts something else in the place of a part of it. */
export function bodyOf(action: string, payload: unknown, change: Readonly<Record<string, unknown>> = {}): string {
  const frame = { webhook_id: "w", secret_key: system.webhookSecret, organization_id: ORGANIZATION_ID };
  return JSON.stringify({ ...frame, action, payload, additional_data: {}, ...change });
}

export function messageIn(chat: string, id: string, text = `Where is my ${PRIVATE}?`): Record<string, unknown> {
  const event = {
    id,
    type: "message",
    author_id: "4d0f6c1e-8a57-4b39-9c2e-70b1d5a3e8f2",
    created_at: "2026-03-02T09:01:04.000001Z",
    visibility: "all",
    text,
  };
  return { chat_id: chat, thread_id: "SR08LWN3VE", event };
}

/** What the object of a chat has stored, by one statement. */
export async function stored(chat: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const name = `livechat:${ORGANIZATION_ID}:${chat}`;
  const storage = await system.harness.getWorker().getDurableObjectStorage("CONVERSATIONS", { name });
  return storage.exec(statement);
}

export async function inLog(statement: string, ...values: string[]): Promise<readonly Record<string, unknown>[]> {
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  return (
    await DB.prepare(statement)
      .bind(...values)
      .all()
  ).results;
}

export function objects(): Promise<string[]> {
  return system.harness.getWorker().listDurableObjectIds("CONVERSATIONS");
}

export async function until<Seen>(look: () => Seen | Promise<Seen>, isIt: (seen: Seen) => boolean): Promise<Seen> {
  for (const end = Date.now() + 30_000; ; await delay(25)) {
    const seen = await look();
    if (isIt(seen)) {
      return seen;
    }
    if (Date.now() > end) {
      return expect.fail(`still, after 30 s: ${JSON.stringify(seen)}`);
    }
  }
}

export function visit(): Promise<Customer> {
  return startChat({ liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
}

export function repliesOf(customer: Customer, count: number) {
  return until(
    () => customer.replies(),
    (replies) => replies.length >= count,
  );
}

/** `seen`: a word that shows that lines were written at all. */
export async function expectNothingPrivate(seen: string): Promise<void> {
  const { LIVECHAT_BOT_SECRET: botSecret } = await system.harness.getWorker<Record<string, string>>().getEnv();
  const lines = JSON.stringify(system.harness.getLogs());
  expect(lines).toContain(seen);
  for (const word of [
    system.webhookSecret,
    botSecret ?? "",
    system.indexToken,
    "guessed-secret",
    PRIVATE,
    "Hello",
    "Glad to help",
    "Bearer",
  ]) {
    expect(word).not.toBe("");
    expect(lines).not.toContain(word);
    expect(logged.join("\n")).not.toContain(word);
  }
}
