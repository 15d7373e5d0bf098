/** The link in an agent's note opens the conversation, and no link that we did not sign opens anything. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";
import { recordLink } from "../../worker/ops/record-link.ts";

const OPERATOR_TOKEN = "operator-token-for-tests";

let system: System;

beforeAll(async () => {
  system = await startSystem({
    ports: anyPorts,
    settings: { OPERATOR_TOKEN, PUBLIC_URL: "https://firstline.example" },
  });
});

afterAll(() => system.stop());

it("shows what was said, and escapes what a customer wrote", async () => {
  const customer = await startChat({
    liveChatUrl: system.liveChatUrl,
    organizationId: ORGANIZATION_ID,
    clientId: WIDGET_CLIENT_ID,
  });
  await customer.say("hello <script>alert(1)</script>");
  await expect.poll(async () => (await customer.replies()).length, { timeout: 10_000 }).toBeGreaterThan(0);
  const opened = await open(await linkOf(customer.chat));
  const page = await opened.text();
  expect(opened.status).toBe(200);
  expect(opened.headers.get("cache-control")).toBe("no-store");
  expect(page).toContain("hello &lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toContain("<script>");
  const policy = opened.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("script-src");
  expect(policy).toContain("frame-ancestors 'none'");
});

it("ends after thirty days, and by nobody's word but ours later", async () => {
  const day = 24 * 60 * 60 * 1000;
  const now = Date.now();
  expect((await open(await linkOf("CHAT1", now - 29 * day))).status).toBe(200);
  const ended = await linkOf("CHAT1", now - 31 * day);
  expect((await open(ended)).status).toBe(410);
  const tomorrow = new Date(now + day).toISOString().slice(0, 10);
  expect((await open(ended.replace(/\d{4}-\d\d-\d\d/, tomorrow))).status).toBe(404);
});

it("gives nothing away to who guesses, or takes a signature to another chat", async () => {
  const [mine, other] = [await linkOf("CHAT1"), await linkOf("CHAT2")];
  const signature = mine.split("/").at(-1) ?? "";
  for (const link of [
    mine.replace("CHAT1", "CHAT2"),
    other.replace(/[^/]+$/, signature),
    mine.slice(0, -1),
    `${mine}0`,
  ]) {
    expect((await open(link)).status).toBe(404);
  }
});

async function linkOf(chat: string, now = Date.now()): Promise<string> {
  const config = { OPERATOR_TOKEN, PUBLIC_URL: system.workerUrl };
  return (await recordLink(config, `livechat:${ORGANIZATION_ID}:${chat}`, now)) ?? "";
}

function open(link: string): Promise<Response> {
  return fetch(link);
}
