/** The human agents' desk, against the vendor's side; the customer's page is open beside it where both matter. */
import { expect, test } from "vitest";
import { type Visit, screenshot, telephone } from "./browser.ts";
import { beginChat } from "./customer-window.ts";
import { engineering } from "./demo-world.ts";
import { answer, chats, notes, setStatus, sitDown, take, transcript } from "./desk-window.ts";
import { prepareVisitedWorld } from "./visited-world.ts";

const demo = prepareVisitedWorld();

async function sit(name: string, viewport?: { width: number; height: number }): Promise<Visit> {
  const coming = await demo.come(demo.world.deskUrl, viewport);
  await sitDown(coming.page, name);
  return coming;
}

async function customerAsks(text: string): Promise<Visit> {
  const customer = await demo.come(demo.world.customerUrl);
  await beginChat(customer.page, text);
  return customer;
}

function statusOf(id: string): unknown {
  return demo.world.liveChat.control.state().operators.find((operator) => operator.id === id)?.routingStatus;
}

test("an agent takes a chat from the bot, answers, notes, hands it back, and the customer never sees the note", async () => {
  const customer = await customerAsks("Is the AX Series still made?");
  const chatId = demo.world.chatId();
  await demo.world.bot.say(
    chatId,
    `The AX Series is obsolete.\n\nSource:\n• AX Series: ${demo.world.customerUrl}/docs/families/ax-series.md`,
  );
  await demo.world.bot.say(
    chatId,
    "Handed over by the bot: asked for a person.\nOpen question: AX Series replacement?",
    {
      visibility: "agents",
    },
  );
  const { page, complaints } = await sit("Maya");
  await setStatus(page, "Accepting chats");
  expect(statusOf(demo.world.maya.id)).toBe("accepting_chats");
  await chats(page, "With the bot").click();
  await transcript(page).getByText("The AX Series is obsolete.").waitFor();
  const note = notes(page);
  await note.getByText("Open question").waitFor();
  expect(await page.getByLabel("Your answer").isVisible()).toBe(false);
  await screenshot(page, "desk-bot-chat-desktop");

  await take(page);
  await chats(page, "My chats").waitFor();
  await customer.page.getByRole("heading", { name: "Maya", exact: true }).waitFor();
  await page.getByLabel("Your answer").pressSequentially("Yes, the AT Series.");
  await customer.page.getByText("Maya is typing").waitFor();
  expect(await page.getByRole("status", { name: "Activity" }).textContent()).toBe("");
  await answer(page, "Yes, the AT Series replaces it.");
  await customer.page.getByText("Yes, the AT Series replaces it.").waitFor();
  await page.getByRole("radio", { name: "Note to agents" }).click();
  await page.getByLabel("Your answer").fill("Secret: wants a discount");
  await screenshot(page, "desk-note-desktop");
  await page.getByRole("button", { name: "Add note" }).click();
  await note.getByText("Secret: wants a discount").waitFor();
  await customer.page.getByLabel("Your message").pressSequentially("And the price", { delay: 5 });
  await page.getByText("is writing: And the price").waitFor();
  await screenshot(page, "desk-my-chat-desktop");

  await page.getByRole("button", { name: "Hand back to bot" }).click();
  await chats(page, "With the bot").waitFor();
  await page.getByText("Take the chat to answer").waitFor();
  await customer.page.getByRole("heading", { name: "Firstline Bot" }).waitFor();
  await customer.page.reload();
  await customer.page.getByText("Yes, the AT Series replaces it.").waitFor();
  expect(await customer.page.content()).not.toMatch(/Secret|Handed over by the bot/);
  expect([...complaints, ...customer.complaints]).toEqual([]);
});

test("the queue shows who waits, and a chat taken from it is closed for both sides", async () => {
  const first = await customerAsks("First");
  const firstId = demo.world.chatId();
  const second = await customerAsks("Second");
  const secondId = demo.world.chatId();
  for (const id of [firstId, secondId]) {
    await demo.world.bot.act("transfer_chat", { id, ignore_agents_availability: true });
  }
  const { page, complaints } = await sit("Maya");
  await setStatus(page, "Not accepting");
  const waiting = chats(page, "Waiting");
  await expect.poll(() => waiting.count()).toBe(2);
  await expect.poll(() => waiting.first().textContent()).toContain("Position 1");
  await waiting.nth(1).click();
  await screenshot(page, "desk-queue-desktop");
  await take(page);
  await answer(page, "Hello, I am Maya.");
  await second.page.getByText("Hello, I am Maya.").waitFor();
  await expect.poll(() => waiting.count()).toBe(1);
  await page.getByRole("button", { name: "Close chat" }).click();
  await second.page.getByText("This chat has ended.").waitFor();
  await chats(page, "Closed").waitFor();
  await page.getByText("This chat is closed.").waitFor();
  await setStatus(page, "Accepting chats");
  await chats(page, "My chats").waitFor();
  await first.page.getByRole("heading", { name: "Maya", exact: true }).waitFor();
  expect([...complaints, ...first.complaints, ...second.complaints]).toEqual([]);
});

test("an agent who goes offline keeps no chats and can take none", async () => {
  const customer = await customerAsks("Anybody?");
  const { page, complaints } = await sit("Maya");
  await setStatus(page, "Accepting chats");
  await chats(page, "With the bot").click();
  await take(page);
  await chats(page, "My chats").waitFor();
  await demo.world.bot.act("set_routing_status", { status: "not_accepting_chats" });
  await setStatus(page, "Offline");
  expect(statusOf(demo.world.maya.id)).toBe("offline");
  await chats(page, "Waiting").waitFor();
  await page.getByText("You are offline.").waitFor();
  expect(await page.getByRole("button", { name: "Take chat" }).isDisabled()).toBe(true);
  await customer.page.getByText("You are number 1 in the queue").waitFor();
  expect(complaints).toEqual([]);
});

test("a chat that the bot handed to a group of humans finds its way back to the bot", async () => {
  const customer = await customerAsks("An engineer, please");
  const { page, complaints } = await sit("Maya");
  await setStatus(page, "Accepting chats");
  await demo.world.bot.act("transfer_chat", { id: demo.world.chatId(), target: { type: "group", ids: [engineering] } });
  await customer.page.getByText("You were transferred to Engineering").waitFor();
  await chats(page, "My chats").click();
  await page.getByRole("button", { name: "Hand back to bot" }).click();
  await chats(page, "With the bot").waitFor();
  await customer.page.getByRole("heading", { name: "Firstline Bot" }).waitFor();
  expect(complaints).toEqual([]);
});

test("a refusal by the vendor is told in words, and what was written is kept", async () => {
  await customerAsks("Hello");
  const { page } = await sit("Maya");
  await setStatus(page, "Accepting chats");
  await chats(page, "With the bot").click();
  await take(page);
  await page.getByLabel("Your answer").waitFor();
  demo.world.liveChat.control.setFaults({
    calls: [{ action: "agent/send_event", kind: "error", type: "too_many_requests", status: 429 }],
  });
  await answer(page, "Precious words");
  await page.getByRole("alert").getByText("Too many requests at once.").waitFor();
  expect(await page.getByLabel("Your answer").inputValue()).toBe("Precious words");
  await screenshot(page, "desk-refusal-desktop");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await transcript(page).getByText("Precious words").waitFor();
});

test("two agents see whose chat it is; text is text; the choice of agent survives a reload", async () => {
  await customerAsks('<img src=x onerror="document.title=1"> hello');
  const maya = await sit("Maya");
  const noah = await sit("Noah");
  await setStatus(maya.page, "Accepting chats");
  await setStatus(noah.page, "Accepting chats");
  await chats(maya.page, "With the bot").click();
  await transcript(maya.page).getByText("<img src=x").waitFor();
  expect(await transcript(maya.page).locator("img").count()).toBe(0);
  await take(maya.page);
  await chats(noah.page, "With colleagues").click();
  await noah.page.getByText("With Maya").first().waitFor();
  await noah.page.reload();
  await chats(noah.page, "With colleagues").waitFor();
  await noah.page.getByRole("button", { name: "Switch agent" }).click();
  await noah.page.getByRole("heading", { name: "Who are you?" }).waitFor();
  await screenshot(noah.page, "desk-sign-in-desktop");
  expect([...maya.complaints, ...noah.complaints]).toEqual([]);
});

test("the desk works at 360 pixels", async () => {
  await customerAsks("How many ways has the AT06-6S?");
  await demo.world.bot.say(demo.world.chatId(), "Six ways.");
  const { page, complaints } = await sit("Maya", telephone);
  await setStatus(page, "Accepting chats");
  const item = chats(page, "With the bot");
  await item.waitFor();
  await screenshot(page, "desk-list-360");
  await item.click();
  await take(page);
  await page.getByLabel("Your answer").waitFor();
  await screenshot(page, "desk-chat-360");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await chats(page, "My chats").waitFor();
  expect(complaints).toEqual([]);
});

test("the customers' port serves nothing of the desk", async () => {
  for (const path of ["/desk/", "/desk/main.ts", "/config.json"]) {
    const response = await fetch(`${demo.world.customerUrl}${path}`);
    expect(await response.text()).not.toContain("maya-secret");
    if (path !== "/config.json") expect(response.status).toBe(404);
  }
});
