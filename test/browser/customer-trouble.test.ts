/** The shop's chat window when the network, the vendor or the company's people are not there. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Visit, screenshot } from "./browser.ts";
import { beginChat as begin, log, openChat, row, say } from "./customer-window.ts";
import { prepareVisitedWorld } from "./visited-world.ts";

const demo = prepareVisitedWorld();

function come(): Promise<Visit> {
  return demo.come(demo.world.customerUrl);
}

async function beginChat(page: Page, text = "Which contact fits AT06-4S?"): Promise<string> {
  await begin(page, text);
  return demo.world.chatId();
}

test("a message that cannot be sent says so and goes out once when tried again", async () => {
  const { page, context } = await come();
  await beginChat(page);
  await context.setOffline(true);
  await say(page, "Are you there?");
  const failed = log(page).locator("[data-kind=unsent].failed");
  await failed.getByText("Not sent.").waitFor();
  await screenshot(page, "customer-unsent-desktop");
  await context.setOffline(false);
  await failed.getByRole("button", { name: "Try again" }).click();
  await row(page, "message", "Are you there?").waitFor();
  expect(await log(page).getByText("Are you there?").count()).toBe(1);
});

test("a message whose answer got lost is not sent twice", async () => {
  const { page } = await come();
  await beginChat(page);
  demo.world.liveChat.control.setFaults({ calls: [{ action: "customer/send_event", kind: "timeout_after_effect" }] });
  await say(page, "Only once");
  await row(page, "message", "Only once").waitFor();
  expect(await log(page).locator("[data-kind=unsent]").count()).toBe(0);
  expect(await log(page).getByText("Only once").count()).toBe(1);
});

test("trying again sends nothing when the first attempt had worked after all", async () => {
  const { page } = await come();
  await page.route("**/rtm/sse?*", (route) => route.abort());
  demo.world.liveChat.control.setFaults({ calls: [{ action: "customer/start_chat", kind: "timeout_after_effect" }] });
  await openChat(page);
  await say(page, "Only once, again");
  await page.getByRole("button", { name: "Try again" }).click();
  await row(page, "message", "Only once, again").waitFor();
  expect(demo.world.liveChat.control.calls().counts["customer/start_chat"]).toBe(1);
  expect(demo.world.liveChat.control.calls().counts["customer/send_event"]).toBeUndefined();
});

test("what was said while the line was cut is read once it is back", async () => {
  const { page } = await come();
  const chatId = await beginChat(page);
  demo.world.cutConnections();
  await page.getByText("No connection. Trying again…").waitFor();
  await demo.world.bot.say(chatId, "Said meanwhile");
  await row(page, "message", "Said meanwhile").waitFor();
  await page.getByText("No connection. Trying again…").waitFor({ state: "hidden" });
  demo.world.liveChat.control.setFaults({ expireTokens: "customers" });
  await say(page, "With a token that has expired");
  await row(page, "message", "With a token that has expired").waitFor();
});

test("with nobody there the message is kept and the customer is told", async () => {
  const { page } = await come();
  await demo.world.bot.act("set_routing_status", { status: "not_accepting_chats" });
  await openChat(page);
  await say(page, "Hello?");
  await page.getByText("Nobody is here right now").waitFor();
  await row(page, "message", "Hello?").waitFor();
  await screenshot(page, "customer-nobody-desktop");
});

test("a visitor whom the vendor has forgotten becomes a new one", async () => {
  const { page } = await come();
  const key = "chat.customer.7f0c5f2e-3f5b-4d2a-9a57-0c9d1b6e2f11";
  await page.evaluate((name) => localStorage.setItem(name, "00000000-0000-4000-8000-000000000000"), key);
  await page.reload();
  await beginChat(page, "Hello again");
  await row(page, "message", "Hello again").waitFor();
});
