/** The shop's chat window, against the vendor's side and a bot that does as it is told. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { formatMessage } from "../../worker/channels/livechat/format.ts";
import { type Visit, screenshot, telephone } from "./browser.ts";
import { beginChat as begin, log, openChat, row, say } from "./customer-window.ts";
import { prepareVisitedWorld } from "./visited-world.ts";

const demo = prepareVisitedWorld();

function come(viewport?: { width: number; height: number }): Promise<Visit> {
  return demo.come(demo.world.customerUrl, viewport);
}

async function beginChat(page: Page, text = "Which contact fits AT06-4S?"): Promise<string> {
  await begin(page, text);
  return demo.world.chatId();
}

function button(text: string) {
  return { type: "message", text, value: text, postback_id: text, user_ids: [] };
}

const answer = [
  "Use four AT62-201-16141 socket contacts, size 16, for 16–20 AWG wire. Each carries 13 A.",
  "Sources:\n• AT, ATM and ATP Series: {docs}/docs/families/at-atm-atp-series.md\n• Crimping procedure: {docs}/docs/assembly/crimping-procedure.md",
].join("\n\n");

test("a question is answered, with who answered, sources as a list, and the whole talk is there after a reload", async () => {
  const { page, complaints } = await come();
  await screenshot(page, "customer-home-desktop");
  await openChat(page);
  await page.getByRole("heading", { name: "Firstline Bot" }).waitFor();
  await screenshot(page, "customer-welcome-desktop");
  await say(page, "Which contact fits AT06-4S?");
  await page.locator("[data-kind=message].own").waitFor();
  await demo.world.bot.say(demo.world.chatId(), answer.replaceAll("{docs}", demo.world.customerUrl));
  await row(page, "message", "AT62-201-16141").waitFor();
  await expect.poll(() => log(page).getByText("Firstline").count()).toBe(1);
  await expect.poll(() => log(page).locator(".author .tag").textContent()).toBe("Bot");
  const source = log(page).getByRole("link", { name: "AT, ATM and ATP Series" });
  expect(await source.getAttribute("href")).toBe(`${demo.world.customerUrl}/docs/families/at-atm-atp-series.md`);
  await screenshot(page, "customer-answer-desktop");
  const [opened] = await Promise.all([page.context().waitForEvent("page"), source.click()]);
  await opened.getByRole("heading", { name: "AT, ATM and ATP Series", level: 1 }).waitFor();
  await opened.close();
  await page.reload();
  await row(page, "message", "Which contact fits").waitFor();
  await row(page, "message", "AT62-201-16141").waitFor();
  expect(await log(page).locator("[data-kind=message]").count()).toBe(2);
  expect(complaints).toEqual([]);
});

test("a preview grows, is kept from screen readers, and gives way to the message it announced", async () => {
  const { page, complaints } = await come();
  const chatId = await beginChat(page);
  const preview = (text: string) =>
    demo.world.bot.act("send_event_preview", {
      chat_id: chatId,
      event: { type: "message", text, custom_id: "turn-1" },
    });
  await preview("The D38999/26");
  await row(page, "preview", "The D38999/26").waitFor();
  await preview("The D38999/26 is a straight plug with a threaded");
  await row(page, "preview", "straight plug").waitFor();
  expect(await log(page).locator("[data-kind=preview]").count()).toBe(1);
  expect(await row(page, "preview", "straight plug").getAttribute("aria-hidden")).toBe("true");
  await screenshot(page, "customer-preview-desktop");
  await demo.world.bot.say(chatId, "The D38999/26 is a straight plug with a threaded coupling.", {
    custom_id: "turn-1.1",
  });
  await row(page, "message", "threaded coupling.").waitFor();
  expect(await log(page).locator("[data-kind=preview]").count()).toBe(0);
  await preview("late");
  await demo.world.bot.say(chatId, "Anything else?");
  await row(page, "message", "Anything else?").waitFor();
  expect(await log(page).locator("[data-kind=preview]").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("typing shows, and hides with the message, when it stops, and by itself", async () => {
  const { page } = await come();
  await page.clock.install();
  const chatId = await beginChat(page);
  const typing = page.getByRole("status", { name: "Activity" }).getByText("Firstline is typing");
  const type = (is_typing: boolean) => demo.world.bot.act("send_typing_indicator", { chat_id: chatId, is_typing });
  await type(true);
  await typing.waitFor();
  await demo.world.bot.say(chatId, "Here you are.");
  await typing.waitFor({ state: "hidden" });
  await type(true);
  await typing.waitFor();
  await type(false);
  await typing.waitFor({ state: "hidden" });
  await type(true);
  await typing.waitFor();
  await page.clock.runFor(9_000);
  await typing.waitFor({ state: "hidden" });
  await demo.world.bot.act("send_thinking_indicator", {
    chat_id: chatId,
    title: "Searching the documents",
    description: "AT Series",
  });
  await page.getByRole("status", { name: "Activity" }).getByText("Searching the documents").waitFor();
});

test("text is text, whoever wrote it; only web addresses become links", async () => {
  const { page, complaints } = await come();
  const attack = '<img src=x onerror="document.title=1"><b>bold</b> javascript:alert(1) see https://example.com/a_(b).';
  const chatId = await beginChat(page, attack);
  await demo.world.bot.say(chatId, `${attack}\n\nSource:\n• <i>t</i>: javascript:alert(1)`);
  await row(page, "message", "<i>t</i>").waitFor();
  expect(await log(page).locator("img, b, i").count()).toBe(0);
  const links = await log(page)
    .getByRole("link")
    .evaluateAll((found) => found.map((each) => each.getAttribute("href")));
  expect(links).toEqual(["https://example.com/a_(b)", "https://example.com/a_(b)"]);
  expect(await page.title()).not.toBe("1");
  expect(complaints).toEqual([]);
});

test("agents' notes never reach the page; a handed-over customer waits in the queue and is told so", async () => {
  const { page, complaints } = await come();
  const chatId = await beginChat(page, "I need a person, please");
  await demo.world.bot.say(chatId, "Note: the customer asks for a person", { visibility: "agents" });
  await demo.world.bot.say(chatId, "I am getting a colleague for you.");
  await row(page, "message", "colleague").waitFor();
  await demo.world.bot.act("transfer_chat", { id: chatId, ignore_agents_availability: true });
  await page.getByText("You are number 1 in the queue").waitFor();
  await page.getByText("You were transferred to General").waitFor();
  await screenshot(page, "customer-queue-desktop");
  await page.reload();
  await page.getByText("You are number 1 in the queue").waitFor();
  demo.world.liveChat.control.agentGoesOnline(demo.world.maya.id);
  await page.getByRole("heading", { name: "Maya", exact: true }).waitFor();
  await page.getByText("You are number 1 in the queue").waitFor({ state: "hidden" });
  expect(await page.content()).not.toContain("Note: the customer asks");
  expect(complaints).toEqual([]);
});

test("buttons answer, and vanish once answered", async () => {
  const { page, complaints } = await come();
  const chatId = await beginChat(page, "Can I talk to somebody?");
  const elements = [{ title: "Shall I call an engineer?", buttons: [button("Yes, please"), button("No")] }];
  await demo.world.bot.act("send_event", {
    chat_id: chatId,
    event: { type: "rich_message", template_id: "quick_replies", elements },
  });
  const cards = [
    {
      title: "AT06-4S",
      subtitle: "Plug, 4 ways",
      buttons: [{ ...button("Open"), type: "url", value: `${demo.world.customerUrl}/docs/` }, button("Choose")],
    },
  ];
  await demo.world.bot.act("send_event", {
    chat_id: chatId,
    event: { type: "rich_message", template_id: "cards", elements: cards },
  });
  await page.getByRole("link", { name: "Open" }).waitFor();
  await screenshot(page, "customer-buttons-desktop");
  await page.getByRole("button", { name: "Yes, please" }).click();
  await row(page, "message", "Yes, please").waitFor();
  await page.getByRole("button", { name: "No", exact: true }).waitFor({ state: "detached" });
  const calls = demo.world.liveChat.control.calls().counts;
  expect(JSON.stringify(calls)).toContain("send_rich_message_postback");
  expect(complaints).toEqual([]);
});

test("quick replies of the Worker stand below its question, and nothing is left of them once one is pressed", async () => {
  const { page, complaints } = await come();
  const chatId = await beginChat(page, "Which plug?");
  const message = { customId: "t1", text: "Which shell size?", sources: [], quickReplies: ["Size 13", "Size 15"] };
  for (const event of formatMessage({ ...message, audience: "everyone" })) {
    await demo.world.bot.act("send_event", { chat_id: chatId, event });
  }
  await page.getByRole("button", { name: "Size 15" }).waitFor();
  await screenshot(page, "customer-quick-replies-desktop");
  await page.getByRole("button", { name: "Size 13" }).click();
  await row(page, "message", "Size 13").waitFor();
  await expect.poll(() => log(page).locator("[data-kind=rich]").count()).toBe(0);
  const [question, reply] = [row(page, "message", "Which shell size?"), row(page, "message", "Size 13")];
  expect([await question.count(), await reply.count()]).toEqual([1, 1]);
  expect(complaints).toEqual([]);
});

test("an ended chat is rated with a thumb, and rated anew", async () => {
  const { page, complaints } = await come();
  const chatId = await beginChat(page);
  expect(await page.getByRole("group", { name: "Rate this chat" }).isVisible()).toBe(false);
  await demo.world.bot.act("deactivate_chat", { id: chatId });
  const ratingOf = () => {
    const chat = demo.world.liveChat.control.state().chats.at(-1) as {
      threads: { properties: { rating?: unknown } }[];
    };
    return chat.threads.at(-1)?.properties.rating;
  };
  await page.getByRole("button", { name: "Good", exact: true }).click();
  await page.getByText("You rated this chat as good").waitFor();
  expect(ratingOf()).toEqual({ score: 1 });
  await screenshot(page, "customer-rated-desktop");
  await page.getByRole("button", { name: "Not good" }).click();
  await page.getByText("You rated this chat as not good").waitFor();
  expect(ratingOf()).toEqual({ score: 0 });
  await page.reload();
  await page.getByText("Thank you.").waitFor();
  expect(await page.getByRole("button", { name: "Not good" }).getAttribute("aria-pressed")).toBe("true");
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("group", { name: "Rate this chat" }).waitFor({ state: "hidden" });
  expect(complaints).toEqual([]);
});

test("an ended chat says so and starts again in the same window", async () => {
  const { page, complaints } = await come(telephone);
  await screenshot(page, "customer-home-360");
  const chatId = await beginChat(page);
  await demo.world.bot.say(chatId, answer.replaceAll("{docs}", demo.world.customerUrl));
  await row(page, "message", "AT62-201-16141").waitFor();
  await screenshot(page, "customer-answer-360");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await demo.world.bot.act("deactivate_chat", { id: chatId });
  await page.getByText("This chat has ended.").waitFor();
  await page.getByText("Firstline ended the chat").waitFor();
  expect(await page.getByLabel("Your message").isVisible()).toBe(false);
  await screenshot(page, "customer-ended-360");
  await page.getByRole("button", { name: "Start again" }).click();
  await say(page, "One more question");
  await row(page, "message", "One more question").waitFor();
  await page.getByRole("button", { name: "End chat" }).click();
  await page.getByText("You ended the chat").waitFor();
  expect(demo.world.liveChat.control.state().chats).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test("a message arriving while the window is closed is counted; the keyboard is enough", async () => {
  const { page, complaints } = await come();
  const chatId = await beginChat(page);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await demo.world.bot.say(chatId, "Still there?");
  const bubble = page.getByRole("button", { name: "Open chat, 1 unread" });
  await bubble.waitFor();
  expect(await bubble.evaluate((found) => found === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Yes");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("I am");
  await page.keyboard.press("Enter");
  await row(page, "message", "Yes\nI am").waitFor();
  expect(complaints).toEqual([]);
});
