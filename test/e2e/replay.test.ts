/** A logged chat is asked again with today's knowledge: what changed shows, and the customer sees nothing of it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { anyPorts, LOCAL_OPERATOR_TOKEN, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";
import type { Replay } from "../../worker/ops/replay.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";

let system: System;

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts });
});

afterAll(() => system.stop());

it("shows what today's knowledge changes, turn by turn", async () => {
  const folder = await knowledgeFolder({
    "pump.md": "# Pump P7\n\nThe P7 pump weighs 4.2 kg. Its seal is made of FKM.\n",
  });
  try {
    await system.index(folder.path, null);
    const customer = await startChat({
      liveChatUrl: system.liveChatUrl,
      organizationId: ORGANIZATION_ID,
      clientId: WIDGET_CLIENT_ID,
    });
    await answered(customer, "What is the weight of the P7 pump?", 1);
    await answered(customer, "What is the seal of the P7 pump made of?", 2);
    await folder.write("pump.md", "# Pump P7\n\nThe P7 pump weighs 5.1 kg. Its seal is made of FKM.\n");
    await system.index(folder.path, null);
    const before = await customer.seen();
    const { turns, prompt } = (await (await replay(customer.chat)).json()) as Replay;
    expect(turns).toHaveLength(2);
    expect(turns[0]?.before).toMatchObject({ kind: "answer", text: expect.stringContaining("4.2 kg") });
    expect(turns[0]?.now).toMatchObject({ kind: "answer", text: expect.stringContaining("5.1 kg") });
    expect(turns[1]?.now).toEqual(turns[1]?.before);
    expect(turns.map((turn) => turn.prompt)).toEqual([prompt, prompt]);
    expect(await customer.seen()).toEqual(before);
  } finally {
    await folder.delete();
  }
});

it("is refused without the operator's token, and knows no chat that it never had", async () => {
  expect((await replay("CHAT", "guessed-token")).status).toBe(401);
  expect((await replay("CHAT")).status).toBe(404);
});

function replay(chat: string, token = LOCAL_OPERATOR_TOKEN): Promise<Response> {
  return fetch(`${system.workerUrl}/api/chats/${chat}/replay`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
}

/** The log is written behind the reply: it is waited for too. */
async function answered(customer: Customer, question: string, count: number): Promise<void> {
  await customer.say(question);
  await expect.poll(async () => (await customer.replies()).length, { timeout: 10_000 }).toBe(count);
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  const delivered = async () =>
    (await DB.prepare("SELECT id FROM delivery WHERE conversation LIKE ?").bind(`%${customer.chat}`).all()).results
      .length;
  await expect.poll(delivered, { timeout: 10_000 }).toBe(count);
}
