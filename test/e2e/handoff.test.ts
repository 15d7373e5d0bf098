/** A handoff from end to end, in workerd, against the platform's own rules. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buttonsIn, heard, notesIn, startHandoffWorld } from "../support/handoff-world.ts";
import type { HandoffWorld } from "../support/handoff-world.ts";

const SOON = { timeout: 15_000, interval: 100 };

let world: HandoffWorld;

beforeAll(async () => {
  world = await startHandoffWorld({
    askAgainSeconds: 1,
    tellAgainSeconds: 2,
    stopAskingSeconds: 60,
    followUp: { ask: ["name", "phone"], ways: ["webhook", "help-desk"] },
    targets: [{ when: { languages: ["de"] }, to: [{ agent: "tomasz.wrona@fitmate.example" }] }],
  });
});

afterAll(() => world.stop());

beforeEach(async () => {
  await world.mara.is("offline");
  await world.tomasz.is("offline");
});

describe("a customer who wants a human", () => {
  it("gets one: noted, announced without a promise, moved in place, logged with rule and evidence", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("My shell will not couple. I want to talk to a human.");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    expect(await heard(customer)).toEqual([expect.stringContaining("asking my colleagues")]);
    const { thread } = await world.mara.chat(customer.chat);
    const kinds = thread.events
      .filter(({ type }) => type !== "rich_message")
      .map(({ type, visibility }) => `${type} ${visibility}`);
    expect(kinds).toEqual(["message all", "message agents", "message all", "system_message all"]);
    expect(thread.tags).toEqual(["bot-handed-off"]);
    await expect
      .poll(async () => (await world.rows("handoff", customer.chat)).map((row) => row["outcome"]), SOON)
      .toEqual(["planned", "taken"]);
    const [planned] = await world.rows("handoff", customer.chat);
    expect(planned).toMatchObject({ reason: "requested", evidence: expect.stringContaining("human") });
  });

  it("is not spoken over, and is answered again when the human hands the chat back", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("a person please");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    await world.mara.says(customer.chat, "Mara here.");
    await customer.say("hello Mara");
    await world.mara.says(customer.chat, "One moment, the bot will go on.");
    const before = await heard(customer);
    await world.mara.handsBack(customer.chat);
    await customer.say("hello");
    await expect.poll(async () => (await heard(customer)).length, SOON).toBe(before.length + 1);
    expect(before.filter((text) => !text.includes("asking my colleagues"))).toEqual([
      "Mara here.",
      "One moment, the bot will go on.",
    ]);
  });

  it("is handed to the next target when the first refuses", async () => {
    await world.tomasz.is("not_accepting_chats");
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("Ich möchte bitte mit einem Menschen sprechen.");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    const rows = () => world.rows("handoff", customer.chat);
    await expect.poll(async () => (await rows()).length, SOON).toBe(3);
    expect((await rows())[1]).toMatchObject({
      outcome: "refused",
      evidence: "tomasz.wrona@fitmate.example: nobody-available",
    });
    expect(await heard(customer)).toEqual([expect.stringContaining("Einen Moment")]);
  });

  it("goes back to the agent they talked to lately, though others are there", async () => {
    await world.tomasz.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("an agent please");
    await expect.poll(() => world.tomasz.has(customer.chat), SOON).toBe(true);
    await world.tomasz.says(customer.chat, "Tomasz here.");
    await world.mara.is("accepting_chats");
    await world.tomasz.handsBack(customer.chat);
    await customer.say("human please");
    await expect.poll(() => world.tomasz.has(customer.chat), SOON).toBe(true);
    expect(await world.mara.has(customer.chat)).toBe(false);
  });
});

describe("when all are busy", () => {
  it("the customer waits with the bot, which goes on answering, and is passed on as soon as somebody is free", async () => {
    await world.mara.is("not_accepting_chats");
    const customer = await world.visit();
    await customer.say("I want to talk to a human");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("in other conversations"));
    expect(await buttonsIn(world.mara, customer.chat)).toEqual(["I'll stay with you"]);
    await customer.say("hello");
    await expect.poll(async () => (await heard(customer)).length, SOON).toBeGreaterThanOrEqual(3);
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("still busy"));
    await world.mara.is("accepting_chats");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    expect((await notesIn(world.mara, customer.chat)).filter((text) => text.includes("Handed over"))).toHaveLength(1);
  });

  it("the customer may stay with the bot, and is not passed on then", async () => {
    await world.mara.is("not_accepting_chats");
    const customer = await world.visit();
    await customer.say("I want to talk to a human");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("in other conversations"));
    await customer.say("I'll stay with you");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("What else"));
    await world.mara.is("accepting_chats");
    await customer.say("hello");
    const count = (await heard(customer)).length;
    await expect.poll(async () => (await heard(customer)).length, SOON).toBeGreaterThan(count);
    expect(await world.mara.has(customer.chat)).toBe(false);
  });
});

describe("when nobody is there", () => {
  it("asks for an address, checks it, confirms it, and brings it to where humans work, trying again", async () => {
    world.answers.push(500);
    const customer = await world.visit();
    await customer.say("Which sealing plug fits? I want to talk to a human");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("name and phone number"));
    await customer.say("jo at example");
    await customer.say("jo@example");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("complete e-mail address"));
    await customer.say("Jo Miller, jo.miller@example.com, phone +49 171 2345678");
    await expect
      .poll(() => heard(customer), SOON)
      .toContainEqual(expect.stringContaining("write to jo.miller@example.com"));

    await expect.poll(async () => (await world.rows("follow_up_delivery", customer.chat)).length, SOON).toBe(3);
    const [row] = await world.rows("follow_up", customer.chat);
    expect(row).toMatchObject({
      email: "jo.miller@example.com",
      name: "Jo Miller",
      phone: "+491712345678",
      question: "Which sealing plug fits? I want to talk to a human",
      context: expect.stringContaining("the customer asked for a person"),
    });
    const tries = (await world.rows("follow_up_delivery", customer.chat)).map((row) =>
      [row["way"], row["result"]].join(" "),
    );
    expect(tries.toSorted()).toEqual(["help-desk ok", "webhook HTTP 500", "webhook ok"]);
    const hook = world.received.findLast(({ path }) => path === "/hooks/chat");
    const [, seconds, signature] = /^t=(\d+),v1=(\w+)$/.exec(hook?.headers.get("x-firstline-signature") ?? "") ?? [];
    const expected = createHmac("sha256", "signing-secret-for-tests").update(`${seconds}.${hook?.body}`).digest("hex");
    expect(signature).toBe(expected);
    const ticket = world.received.find(({ path }) => path === "/v1/tickets");
    expect(JSON.parse(ticket?.body ?? "{}")).toMatchObject({ requester: { email: "jo.miller@example.com" } });
    const { thread } = await world.mara.chat(customer.chat);
    expect(thread.tags).toEqual(["bot-follow-up"]);

    await customer.say("hello");
    const count = (await heard(customer)).length;
    await expect.poll(async () => (await heard(customer)).length, SOON).toBeGreaterThan(count);
  });

  it("offers a human again when somebody comes online, and hands over on a yes", async () => {
    const customer = await world.visit();
    await customer.say("I want to talk to a human");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("e-mail address"));
    await world.mara.is("accepting_chats");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("seems to be available"));
    expect(await buttonsIn(world.mara, customer.chat)).toEqual(["Yes, please", "No, thanks"]);
    await customer.say("yes please");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
  });
});
