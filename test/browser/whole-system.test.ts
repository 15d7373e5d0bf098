/** A customer and an engineer in two real browser windows, the Worker as it is deployed between them. */
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agents, ENGINEERS_GROUP, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { createCustomerSite, createDeskSite } from "../../demo/pages/serve.ts";
import { serveOn } from "../../demo/serve.ts";
import type { Served } from "../../demo/serve.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";
import { launchBrowser, screenshot, visit } from "./browser.ts";
import { beginChat, log, row, say } from "./customer-window.ts";
import { answer, chats, notes, setStatus, sitDown, transcript } from "./desk-window.ts";

const knowledgeFolder = fileURLToPath(new URL("../../knowledge", import.meta.url));

let system: System;
let customerSite: Served;
let deskSite: Served;
let browser: Browser;

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts });
  const site = { liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, knowledgeFolder };
  const customerPages = createCustomerSite({ ...site, clientId: WIDGET_CLIENT_ID, groupId: 0 });
  customerSite = await serveOn(0, "customer", customerPages.fetch);
  const deskPages = createDeskSite({ ...site, botId: system.botId, groupId: ENGINEERS_GROUP, agents });
  deskSite = await serveOn(0, "desk", deskPages.fetch);
  await system.index(knowledgeFolder, `${customerSite.url}/docs/`);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await deskSite.stop();
  await customerSite.stop();
  await system.stop();
});

test("a customer is answered with a source that opens, asks for a person, and an engineer goes on with the note", async () => {
  const customer = await visit(browser, customerSite.url);
  await beginChat(customer.page, "How many mating cycles does a D38999 Series III connector survive?");
  const source = log(customer.page).getByRole("link").first();
  await source.waitFor();
  await screenshot(customer.page, "system-customer-answer");
  const document = await visit(browser, (await source.getAttribute("href")) ?? "");
  expect(await document.page.getByRole("heading", { level: 1 }).textContent()).toContain("D38999");

  const desk = await visit(browser, `${deskSite.url}/desk/`);
  await sitDown(desk.page, agents[0]?.name ?? "");
  await setStatus(desk.page, "Accepting chats");
  await say(customer.page, "Thanks. Can I talk to an engineer please?");
  await chats(desk.page, "My chats").first().click();
  await notes(desk.page).first().waitFor();
  expect(await notes(desk.page).first().textContent()).toContain("mating cycles");
  expect(await transcript(desk.page).textContent()).toContain("500");
  await screenshot(desk.page, "system-desk-note");

  await answer(desk.page, "Mara here. What is your application?");
  await row(customer.page, "message", "Mara here.").waitFor();
  await say(customer.page, "A rover. How many mating cycles for SMA?");
  await row(customer.page, "message", "A rover.").waitFor();
  await customer.page.waitForTimeout(1_500);
  expect(await log(customer.page).textContent()).not.toContain("Handed over by the bot");
  expect(await log(customer.page).locator("[data-kind=message]").last().textContent()).toContain("A rover.");
  await screenshot(customer.page, "system-customer-human");

  await desk.page.getByRole("button", { name: "Hand back to bot" }).click();
  const last = log(customer.page).locator("[data-kind=message]").last();
  await expect.poll(() => last.textContent(), { timeout: 15_000 }).toMatch(/500/);
  await screenshot(customer.page, "system-customer-back-with-bot");
  expect([...customer.complaints, ...desk.complaints, ...document.complaints]).toEqual([]);
});
