/** One customer is forgotten, in the chat's own object and in D1, and nobody else is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

const OPERATOR_TOKEN = "operator-token-for-tests";

let system: System;

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts, settings: { OPERATOR_TOKEN } });
});

afterAll(() => system.stop());

describe("an operator, about one customer", () => {
  it("takes what was said out of the object and out of D1, tells how much, and leaves others alone", async () => {
    const [ann, bob] = [await visitAndTalk(), await visitAndTalk()];
    const before = await rowsOf(bob.chat);
    const answer = await erase(ann.id, OPERATOR_TOKEN);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      customer: ann.id,
      conversations: [`livechat:${ORGANIZATION_ID}:${ann.chat}`],
      objectRows: expect.toSatisfy((rows: number) => rows > 2),
      rows: { customer: 1, turn: 1, reply: 1, delivery: 1 },
    });
    expect(await rowsOf(ann.chat)).toBe(0);
    expect(await rowsOf(bob.chat)).toBeGreaterThanOrEqual(before);
    expect(await said(ann.chat)).toEqual([]);
    expect(await said(bob.chat)).not.toEqual([]);

    const again = await erase(ann.id, OPERATOR_TOKEN);
    expect(await again.json()).toMatchObject({ conversations: [], objectRows: 0 });
  });

  it("goes on with a customer who comes back after having been erased", async () => {
    const customer = await visitAndTalk();
    await erase(customer.id, OPERATOR_TOKEN);
    await customer.say("hello again");
    await expect.poll(async () => (await customer.replies()).length, { timeout: 10_000 }).toBe(2);
  });

  it.each([
    ["a wrong token", "guessed"],
    ["no token", ""],
  ])("is refused with %s", async (_name, token) => {
    expect((await erase("somebody", token)).status).toBe(401);
  });
});

async function visitAndTalk() {
  const customer = await startChat({
    liveChatUrl: system.liveChatUrl,
    organizationId: ORGANIZATION_ID,
    clientId: WIDGET_CLIENT_ID,
  });
  await customer.say("hello");
  await expect.poll(async () => (await customer.replies()).length, { timeout: 10_000 }).toBe(1);
  await expect.poll(() => rowsOf(customer.chat, "delivery"), { timeout: 10_000 }).toBe(1);
  return customer;
}

function erase(customer: string, token: string): Promise<Response> {
  return fetch(`${system.workerUrl}/api/customers/${customer}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${token}` },
  });
}

const TABLES = ["webhook", "customer", "turn", "retrieval", "model_call", "reply", "delivery", "handoff", "follow_up"];

async function rowsOf(chat: string, ...tables: string[]): Promise<number> {
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  let rows = 0;
  for (const table of tables.length > 0 ? tables : TABLES) {
    const found = await DB.prepare(`SELECT count(*) AS rows FROM ${table} WHERE conversation LIKE ?`)
      .bind(`%:${chat}`)
      .first<{ rows: number }>();
    rows += found?.rows ?? 0;
  }
  return rows;
}

async function said(chat: string): Promise<unknown[]> {
  const storage = await system.harness
    .getWorker()
    .getDurableObjectStorage("CONVERSATIONS", { name: `livechat:${ORGANIZATION_ID}:${chat}` });
  return storage.exec("SELECT text FROM inbox WHERE text IS NOT NULL");
}
