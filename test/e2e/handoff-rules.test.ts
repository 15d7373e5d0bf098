/** The rules that call a human without being asked, the platform's own line, and what an ended thread leaves behind: in workerd. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { heard, notesIn, startHandoffWorld } from "../support/handoff-world.ts";
import type { HandoffWorld } from "../support/handoff-world.ts";

const SOON = { timeout: 15_000, interval: 100 };

let world: HandoffWorld;

beforeAll(async () => {
  world = await startHandoffWorld({
    whenBusy: "queue",
    alwaysHuman: { emails: ["vip@example.com"], domains: [], fields: {}, groups: [] },
  });
});

afterAll(() => world.stop());

describe("without being asked", () => {
  it("a human is called for a customer who loses patience, and reads why", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("This is useless, you are wasting my time!!");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    await expect
      .poll(() => world.rows("handoff", customer.chat), SOON)
      .toMatchObject([{ reason: "frustration", outcome: "planned" }, { outcome: "taken" }]);
    expect((await notesIn(world.mara, customer.chat)).join("\n")).toContain("losing patience");
    const { thread } = await world.mara.chat(customer.chat);
    expect(Object.values(thread.properties ?? {})).toContainEqual(
      expect.objectContaining({ handoff_reason: "frustration", language: "en" }),
    );
  });

  it("a human is called for a customer who always gets one, as soon as it is known who it is", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("hello, my e-mail is vip@example.com");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    await expect
      .poll(async () => (await world.rows("handoff", customer.chat))[0], SOON)
      .toMatchObject({ reason: "always-human" });
  });

  it("abuse is answered once, politely, then the thread is closed", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("you stupid idiot");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("stay polite"));
    await customer.say("shut up you stupid idiot");
    await expect.poll(async () => (await world.mara.chat(customer.chat)).thread.active, SOON).toBe(false);
    expect((await heard(customer)).at(-1)).toContain("ending this conversation");
    expect(await world.mara.has(customer.chat)).toBe(false);
  });
});

describe("the platform's own line, where the rules choose it", () => {
  it("is announced before the bot leaves, and a human takes the chat from it", async () => {
    await world.mara.is("not_accepting_chats");
    const customer = await world.visit();
    await customer.say("I want to talk to a human");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("putting you in line"));
    const outcomes = async () => (await world.rows("handoff", customer.chat)).map((row) => row["outcome"]);
    await expect.poll(outcomes, SOON).toEqual(["planned", "refused", "queued"]);
    await world.mara.is("accepting_chats");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    await expect.poll(outcomes, SOON).toEqual(["planned", "refused", "queued", "taken"]);
  });
});

describe("a customer who comes back", () => {
  it("begins a thread of its own, with what was said before still known", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("hello");
    await expect.poll(async () => (await heard(customer)).length, SOON).toBe(1);
    await world.mara.closes(customer.chat);
    await customer.comesBack("I want to talk to a human");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    const note = (await notesIn(world.mara, customer.chat)).join("\n");
    expect(note).toContain("customer: hello");
    await world.mara.closes(customer.chat);
    await expect
      .poll(async () => (await world.rows("ending", customer.chat)).map((row) => row["outcome"]), SOON)
      .toEqual(["answered", "handed-off"]);
  });
});
