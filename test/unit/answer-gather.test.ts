/** What was spent on a question that came to nothing is counted. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { setTimeout as delay } from "node:timers/promises";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { serveOn } from "../../demo/serve.ts";
import type { Served } from "../../demo/serve.ts";
import { CallLog } from "../../worker/answer/call-log.ts";
import { gather } from "../../worker/answer/gather.ts";
import type { Gathering } from "../../worker/answer/gather.ts";
import { triageModel } from "../../worker/models.ts";

let served: Served;

beforeAll(async () => {
  const scripted = createScriptedModel({
    wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
    complete: () => ({ kind: "stall" }),
  });
  served = await serveOn(0, "no setting", scripted.app.fetch);
});

afterAll(() => served.stop());

it("counts the call that sorts, and gives it up, when the search fails meanwhile", async () => {
  const calls = new CallLog("turn", () => 0);
  const away = new Error("D1 is away");
  const by: Gathering = {
    config: { DAY_TOKEN_BUDGET: undefined, DAY_DOLLAR_BUDGET: undefined } as Gathering["config"],
    db: {} as Gathering["db"],
    triage: triageModel({ OPENAI_BASE_URL: `${served.url}/v1`, OPENAI_API_KEY: "none", CHAT_MODEL: "slow" }),
    search: () => delay(50).then(() => Promise.reject(away)),
    calls,
    now: () => 0,
  };
  const gathering = gather("How long do I strip the wire?", [], [], new AbortController().signal, by);
  await expect(gathering).rejects.toBe(away);
  expect(calls.rows).toMatchObject([{ role: "triage", model: "slow", result: "AbortError", tokensEstimated: true }]);
  expect(calls.tokens).toBeGreaterThan(100);
});
