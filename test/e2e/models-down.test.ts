/** Without a model a customer is still not left alone, and the log tells what was tried. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

let system: System;

beforeAll(async () => {
  const model = createScriptedModel({
    wait: () => Promise.resolve(),
    complete: () => ({ kind: "error", status: 500 }),
  });
  system = await startSystem({ ports: anyPorts, models: model.app.fetch });
});

afterAll(() => system.stop());

it("tries again, then calls a human, and leaves a row for each try", async () => {
  const customer = await startChat({
    liveChatUrl: system.liveChatUrl,
    organizationId: ORGANIZATION_ID,
    clientId: WIDGET_CLIENT_ID,
  });
  system.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
  await customer.say("Which strip length for size 20?");
  const moved = async () => (await customer.seen()).some(({ type }) => type === "system_message");
  await expect.poll(moved, { timeout: 40_000 }).toBe(true);
  expect((await customer.replies()).map(({ text }) => text)).toEqual([expect.stringContaining("asking my colleagues")]);

  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  const tried = async () => (await DB.prepare("SELECT result FROM model_call").all<{ result: string }>()).results;
  await expect.poll(async () => (await tried()).length, { timeout: 10_000 }).toBe(4);
  expect(new Set((await tried()).map(({ result }) => result))).toEqual(new Set(["AI_APICallError"]));
  const handoffs = await DB.prepare("SELECT reason FROM handoff WHERE outcome = 'planned'").all();
  expect(handoffs.results).toEqual([{ reason: "models-down" }]);
});
