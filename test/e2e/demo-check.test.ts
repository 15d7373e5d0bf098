/** What `npm run demo:check` plays, as tests: each step against the whole system, over HTTP. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { steps } from "../../demo/check.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

const knowledge = fileURLToPath(new URL("../../knowledge", import.meta.url));

describe("the whole system", () => {
  let system: System;

  beforeAll(async () => {
    system = await startSystem({ ports: anyPorts });
    await system.index(knowledge, "http://fitmate.example/docs/");
  });

  afterAll(() => system.stop());

  it.each(steps)("$name", async (step) => {
    expect(await step.run(system)).not.toBe("");
  });

  it("leaves a row in D1 for each kind of thing that happened", async () => {
    const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
    for (const table of ["webhook", "turn", "retrieval", "model_call", "reply", "delivery", "handoff", "follow_up"]) {
      const row = await DB.prepare(`SELECT count(*) AS rows FROM ${table}`).first<{ rows: number }>();
      expect(row?.rows, table).toBeGreaterThan(0);
    }
  });

  it("is healthy, and says nothing secret about it", async () => {
    const response = await fetch(`${system.workerUrl}/health`);
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ status: "ok", d1: { status: "ok" }, vectorize: { status: "ok" } });
    expect(body).not.toContain(system.webhookSecret);
    expect(body).not.toContain(system.indexToken);
  });
});
