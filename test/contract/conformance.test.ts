import { expect, test } from "vitest";
import { createLiveChat } from "../../demo/livechat/simulator.ts";
import { serveOn } from "../../demo/serve.ts";
import { findLeftovers, removeLeftovers } from "./conformance-leftovers.ts";
import { rows, runRows } from "./conformance-run.ts";
import { administrator, raiseStage } from "./conformance-stage.ts";
import { liveVendor, simulatedVendor } from "./conformance-vendor.ts";
import type { Vendor } from "./conformance-vendor.ts";

test("the simulator does in every row what Firstline relies on", async () => {
  const { results } = await runRows(simulatedVendor());
  expect(results.filter(({ verdict }) => verdict !== "as expected")).toEqual([]);
  expect(results).toHaveLength(rows.length);
});

test("no two rows are about the same thing", () => {
  expect(new Set(rows.map(({ call }) => call)).size).toBe(rows.length);
});

test("a vendor that does otherwise is found", async () => {
  const honest = simulatedVendor();
  const { results } = await runRows({
    ...honest,
    async request(path, body, headers) {
      const answer = await honest.request(path, body, headers);
      // Forgets custom ids, and lets anybody transfer.
      return { ...answer, body: JSON.parse(JSON.stringify(answer.body).replaceAll('"custom_id"', '"lost"')) };
    },
  });
  expect(results.filter(({ verdict }) => verdict === "otherwise").map(({ call }) => call)).toEqual([
    "send_event with custom_id",
    "send_event, quick replies without a title",
    "send_event_preview three times, then send_event with its custom_id",
  ]);
});

test("what a row needs and the vendor has not is said, and nothing is left behind", async () => {
  const vendor = simulatedVendor();
  const { results } = await runRows({
    ...vendor,
    colleague: null,
    receiver: null,
    visitor: () => Promise.resolve({ missing: "no customer token" }),
  });
  const skipped = results.filter(({ verdict }) => verdict === "skipped");
  expect(skipped.length).toBe(rows.filter(({ needs }) => needs !== undefined).length);
  expect(results.some(({ verdict }) => verdict === "otherwise")).toBe(false);
  const authorization = `Basic ${btoa(`${vendor.accountId}:${vendor.personalAccessToken}`)}`;
  const webhooks = await vendor.request(
    "v3.6/configuration/action/list_webhooks",
    { owner_client_id: vendor.clientId },
    { authorization },
  );
  const bots = await vendor.request("v3.6/configuration/action/list_bots", { all: true }, { authorization });
  const chats = await vendor.request("v3.6/agent/action/list_chats", { filters: { active: true } }, { authorization });
  expect([webhooks.body, bots.body, chats.body]).toMatchObject([[], [], { chats_summary: [] }]);
});

test("--live speaks HTTP, and its receiver hears the webhooks", { timeout: 60_000 }, async () => {
  const account = { accountId: "c0ffee", personalAccessToken: "token-of-the-administrator" };
  const ids = { clientId: "aa11bb22cc33dd44ee55ff6600778899", organizationId: "7f0c5f2e-3f5b-4d2a-9a57-0c9d1b6e2f11" };
  const liveChat = createLiveChat({
    ...ids,
    clock: { now: Date.now, setTimeout: timer },
    agents: [{ id: "administrator@amphora.example", name: "Administrator", groups: [], ...account }],
    sendWebhook: async (url, body) => (await fetch(url, { method: "POST", body })).status,
  });
  liveChat.control.setFaults({ region: "fra" });
  const served = await serveOn(0, "none", liveChat.app.fetch);
  const vendor = await liveVendor({
    ...ids,
    ...account,
    apiUrl: served.url,
    accountsUrl: served.url,
    customerClientId: "widget",
    customerRedirectUri: "https://shop.example/",
    receiverUrl: "http://127.0.0.1:18791/webhooks",
    receiverPort: 18_791,
  });
  try {
    const { results } = await runRows(vendor);
    expect(results.filter(({ verdict }) => verdict === "otherwise")).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === "skipped").map(({ seen }) => seen)).toEqual([
      "needs a second agent who goes online: simulator only",
      "needs a second agent who goes online: simulator only",
    ]);
  } finally {
    await vendor.close();
    await served.stop();
  }
});

function timer(callback: () => void, milliseconds: number): () => void {
  const running = setTimeout(callback, milliseconds);
  running.unref();
  return () => clearTimeout(running);
}

const refusing = (vendor: Vendor, action: string, type: string): Vendor => ({
  ...vendor,
  request: (path, body, headers) =>
    path.endsWith(`/${action}`)
      ? Promise.resolve({ status: 403, body: { error: { type, message: "No." } }, headers: new Headers() })
      : vendor.request(path, body, headers),
});

test.each<readonly [string, (vendor: Vendor) => Vendor, RegExp]>([
  ["a wrong token", (vendor) => ({ ...vendor, personalAccessToken: "wrong" }), /PERSONAL_ACCESS_TOKEN: copy both anew/],
  ["a missing scope", (vendor) => refusing(vendor, "create_group", "authorization"), /needs the scope groups--all:rw/],
  [
    "a client id of others",
    (vendor) => ({ ...vendor, clientId: "0".repeat(32) }),
    /LIVECHAT_CLIENT_ID is not a client/,
  ],
  [
    "another organization",
    (vendor) => ({ ...vendor, organizationId: "00000000-0000-4000-8000-000000000000" }),
    /no token: LIVECHAT_ORGANIZATION_ID/,
  ],
])("%s is told in words, and nothing is left behind", async (_what, change, words) => {
  const vendor = simulatedVendor();
  await expect(runRows(change(vendor))).rejects.toThrow(words);
  expect(await findLeftovers(administrator(vendor))).toEqual({ bots: [], groups: [] });
});

test("what a run left behind that broke off is found by its name, and taken away", async () => {
  const vendor = simulatedVendor();
  const stage = await raiseStage(vendor);
  const leftovers = await findLeftovers(administrator(vendor));
  expect(leftovers).toEqual({ bots: [stage.bot.id], groups: [stage.group, stage.handoffGroup] });
  expect(await removeLeftovers(administrator(vendor), leftovers)).toEqual([]);
  expect(await findLeftovers(administrator(vendor))).toEqual({ bots: [], groups: [] });
});
