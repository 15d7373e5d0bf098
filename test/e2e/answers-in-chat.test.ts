/** Answers through the whole system: shown while they are written, sent once, each claim with the message that said it. */
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import type { ScriptedCompletion } from "../../demo/models/scripted.ts";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

const QUESTION = "How long do I strip the wire for a size 22D contact?";
const TEXT = "The strip length for a size 22D contact is 4.0 mm. [p1] Do not tin the wire. [p6]";

let system: System;
/** What the answering model says, one after the other; the last one stays. */
let script: ScriptedCompletion[] = [];

function draft(text: string): ScriptedCompletion {
  const value = { kind: "answer", text, sources: [], options: [], confidence: 0.95 };
  return { kind: "json", value, timing: { beforeFirst: 20, perToken: 30 } };
}

beforeAll(async () => {
  const model = createScriptedModel({
    wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
    complete: () => (script.length > 1 ? script.shift() : script[0]) ?? { kind: "error", status: 500 },
  });
  system = await startSystem({
    ports: anyPorts,
    models: (request) => model.app.fetch(request),
    settings: { TRIAGE_MODEL: "none" },
  });
  await system.index(fileURLToPath(new URL("../../knowledge", import.meta.url)), "https://docs.example.com/");
  system.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
}, 60_000);

afterAll(() => system.stop());

function visit() {
  return startChat({ liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
}

function previews(chat: string): { readonly customId: string; readonly text: string }[] {
  return system.liveChat.control.calls().calls.flatMap(({ action, body }) => {
    const { chat_id, event } = body as { chat_id?: string; event?: { custom_id: string; text: string } };
    return action === "send_event_preview" && chat_id === chat && event !== undefined
      ? [{ customId: event.custom_id, text: event.text }]
      : [];
  });
}

async function inLog(statement: string, chat: string): Promise<readonly Record<string, unknown>[]> {
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  return (await DB.prepare(statement).bind(`livechat:${ORGANIZATION_ID}:${chat}`).all()).results;
}

it("is shown as far as it is certain, then sent in its place, and every claim names the message", async () => {
  script = [draft(TEXT)];
  const customer = await visit();
  await customer.say(QUESTION);
  await expect.poll(() => customer.replies(), { timeout: 20_000 }).toHaveLength(1);
  const [reply] = await customer.replies();
  expect(reply?.text).toContain("is 4.0 mm. Do not tin the wire.");
  expect(reply?.text).toContain("FM-4001 rev. C");
  const shown = previews(customer.chat);
  expect(shown[0]?.text).toBe("The strip length for a size 22D contact is 4.0 mm.");

  const claims = () =>
    inLog("SELECT text, kind, verdict, document, revision, event FROM claim WHERE conversation = ?1", customer.chat);
  await expect.poll(async () => (await claims()).length, { timeout: 10_000 }).toBeGreaterThan(2);
  // Who told the customer 4.0 mm, and from what?
  expect(await claims()).toContainEqual({
    text: "4.0 mm",
    kind: "quantity",
    verdict: "supported",
    document: "FM-4001",
    revision: "C",
    event: reply?.id,
  });
  const routes = await inLog("SELECT assistant, why FROM route WHERE conversation = ?1", customer.chat);
  expect(routes).toEqual([{ assistant: "assembly", why: "rules" }]);
});

it("is taken back when it turns out not to hold, and a human gets the draft", async () => {
  script = [draft(`${TEXT} Otherwise it is 9.9 mm for this contact. [p1]`)];
  const customer = await visit();
  await customer.say(QUESTION);
  const moved = async () => (await customer.seen()).some(({ type }) => type === "system_message");
  await expect.poll(moved, { timeout: 20_000 }).toBe(true);
  expect((await customer.seen()).some(({ text }) => text.includes("9.9 mm"))).toBe(false);
  expect(previews(customer.chat).some(({ text }) => text.includes("9.9 mm"))).toBe(false);
  const unsent = () =>
    inLog("SELECT DISTINCT verdict, event FROM claim WHERE conversation = ?1 AND text = '9.9 mm'", customer.chat);
  await expect.poll(unsent, { timeout: 10_000 }).toEqual([{ verdict: "unsupported", event: null }]);
});

it("comes from the documents themselves when no model can be had, with a human", async () => {
  script = [{ kind: "error", status: 503 }];
  const customer = await visit();
  await customer.say(QUESTION);
  await expect.poll(() => customer.replies(), { timeout: 20_000 }).not.toHaveLength(0);
  const [reply] = await customer.replies();
  expect(reply?.text).toContain("4.0 mm");
  const moved = async () => (await customer.seen()).some(({ type }) => type === "system_message");
  await expect.poll(moved, { timeout: 20_000 }).toBe(true);
});
