/** What a failure behind a route leaves in the log: enough to find it, and nothing that opens or tells a chat. */
import { createExecutionContext, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { recordLink } from "../../worker/ops/record-link.ts";
import worker from "../../worker/index.ts";

const CONVERSATION = "livechat:org:CHAT";
const settings = { OPERATOR_TOKEN: "operator-token-of-tests", PUBLIC_URL: "https://worker.example" };

const reported: unknown[] = [];

beforeEach(() => {
  reported.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: unknown) => void reported.push(line));
});

it("names the route of a record that could not be read, and not the address that opens it", async () => {
  const address = await recordLink(settings, CONVERSATION);
  const away = new Proxy(env.CONVERSATIONS, {
    get: () => () => {
      throw new TypeError("away");
    },
  });
  const answer = await ask(new Request(address ?? ""), { ...env, ...settings, CONVERSATIONS: away });
  expect(answer.status).toBe(503);
  expect(reported).toEqual([
    { level: "error", kind: "unhandled", route: "/records/:conversation/:lastDay/:signature", code: "TypeError" },
  ]);
});

it("tells that a webhook could not be stored, and nothing of what it said", async () => {
  const stub = env.CONVERSATIONS.getByName(CONVERSATION);
  await runInDurableObject(stub, (_instance, state) => {
    state.storage.sql.exec("DROP TABLE inbox");
  });
  const event = {
    id: "T_1",
    type: "message",
    author_id: "ann",
    text: "my secret words",
    created_at: "2026-03-02T09:00:00Z",
  };
  const body = JSON.stringify({
    action: "incoming_event",
    secret_key: "webhook-secret",
    organization_id: "org",
    payload: { chat_id: "CHAT", thread_id: "T", event },
  });
  const answer = await ask(new Request("https://worker.example/webhooks/livechat", { method: "POST", body }), env);
  expect(answer.status).toBe(503);
  expect(reported).toEqual([{ level: "error", kind: "webhook", verdict: "not stored", code: "Error" }]);
});

async function ask(request: Request, given: typeof env): Promise<Response> {
  return worker.fetch(request, given, createExecutionContext());
}
