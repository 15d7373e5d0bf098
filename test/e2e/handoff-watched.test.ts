/** Humans who watch, customers who fall silent, how threads end, and what is kept of people: in workerd. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Customer } from "../../demo/customer.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { heard, notesIn, startHandoffWorld } from "../support/handoff-world.ts";
import type { HandoffWorld } from "../support/handoff-world.ts";

const SOON = { timeout: 15_000, interval: 100 };
const OPERATOR_TOKEN = "operator-token-for-tests";

let world: HandoffWorld;

beforeAll(async () => {
  world = await startHandoffWorld(
    { whenUnsure: "offer", followUp: { ask: [], ways: [] } },
    { settings: { OPERATOR_TOKEN } },
  );
});

afterAll(() => world.stop());

async function greeted(): Promise<Customer> {
  const customer = await world.visit();
  await customer.say("hello");
  await expect.poll(async () => (await heard(customer)).length, SOON).toBe(1);
  return customer;
}

/** What agents read of the bot after a command. */
async function told(customer: Customer, text: string): Promise<void> {
  await expect.poll(() => notesIn(world.mara, customer.chat), SOON).toContainEqual(expect.stringContaining(text));
}

describe("a human who watches", () => {
  it("has the bot silent, has it say something, and lets it go on; the customer sees none of the commands", async () => {
    await world.mara.is("accepting_chats");
    const customer = await greeted();
    await world.mara.watches(customer.chat);
    await world.mara.notes(customer.chat, "/pause");
    await told(customer, "Paused");
    await customer.say("hello again");
    await world.mara.notes(customer.chat, "/say We are looking into it.");
    await expect.poll(() => heard(customer), SOON).toContainEqual("We are looking into it.");
    await customer.say("thanks");
    await world.mara.notes(customer.chat, "/what");
    await told(customer, "/resume: the bot goes on");
    expect(await heard(customer)).toHaveLength(2);
    await world.mara.notes(customer.chat, "/resume");
    await expect.poll(async () => (await heard(customer)).length, SOON).toBe(3);
    expect(
      (await customer.seen()).filter(({ text }) => /\/(?:pause|say|what|resume)|Paused|Resumed/.test(text)),
    ).toEqual([]);
  });

  it("is given a suggestion for their eyes only, and takes the chat", async () => {
    await world.mara.is("accepting_chats");
    const customer = await greeted();
    await world.mara.watches(customer.chat);
    await world.mara.notes(customer.chat, "/suggest");
    await told(customer, "Suggested:");
    expect(await heard(customer)).toHaveLength(1);
    await world.mara.notes(customer.chat, "/take");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    await customer.say("hello Mara");
    expect((await heard(customer)).filter((text) => text.includes("colleagues"))).toEqual([]);
    await expect
      .poll(
        async () => (await world.rows("handoff", customer.chat)).map(({ reason, outcome }) => [reason, outcome]),
        SOON,
      )
      .toEqual([
        ["supervisor", "planned"],
        ["supervisor", "taken"],
      ]);
  });

  it("who leaves without a word leaves no silent bot behind", async () => {
    const customer = await greeted();
    await world.mara.watches(customer.chat);
    await world.mara.notes(customer.chat, "/pause");
    await told(customer, "Paused");
    await customer.say("hello again");
    await world.mara.leaves(customer.chat);
    await expect.poll(async () => (await heard(customer)).length, SOON).toBe(2);
  });
});

describe("an uncertain answer", () => {
  it("offers a human where the rules say so, and the second in a row calls one", async () => {
    await world.mara.is("accepting_chats");
    const customer = await world.visit();
    await customer.say("Which torque for the backshell of series 99?");
    await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("talk to a colleague?"));
    await customer.say("Which torque for the coupling nut of series 98?");
    await expect.poll(() => world.mara.has(customer.chat), SOON).toBe(true);
    const rows = () => world.rows("handoff", customer.chat);
    await expect.poll(async () => (await rows())[0], SOON).toMatchObject({ reason: "unanswered" });
  });
});

describe("what is kept of people", () => {
  it("merges what messages and the platform tell, tells it to the platform, and forgets it on demand", async () => {
    await world.mara.is("offline");
    const customer = await greeted();
    await customer.say("My name is Ann Petersen, my e-mail is ann.petersen@example.com, phone +45 3312 3456.");
    await expect
      .poll(
        async () => (await world.rows("contact_fact", customer.chat)).map(({ field, value }) => [field, value]),
        SOON,
      )
      .toEqual(
        expect.arrayContaining([
          ["email", "ann.petersen@example.com"],
          ["name", "Ann Petersen"],
          ["phone", "+4533123456"],
        ]),
      );
    const contact = await operator("GET", `/api/contacts?email=ANN.petersen@example.com`);
    expect(contact.status).toBe(200);
    expect(await contact.json()).toMatchObject({
      email: "ann.petersen@example.com",
      name: "Ann Petersen",
      phone: "+4533123456",
      customers: [customer.id],
      conversations: [{ conversation: expect.stringContaining(customer.chat) }],
    });
    const atPlatform = await world.mara.chat(customer.chat);
    expect(atPlatform.users.find(({ id }) => id === customer.id)).toMatchObject({
      name: "Ann Petersen",
      email: "ann.petersen@example.com",
      phone_number: "+4533123456",
    });
    expect((await operator("DELETE", `/api/customers/${customer.id}`)).status).toBe(200);
    expect((await operator("GET", "/api/contacts?email=ann.petersen@example.com")).status).toBe(404);
    expect((await fetch(`${world.system.workerUrl}/api/contacts?email=x@example.com`)).status).toBe(401);
  });
});

describe("a thread", () => {
  it("ends with a row that says what came of it", async () => {
    const customer = await greeted();
    await world.mara.closes(customer.chat);
    await expect
      .poll(() => world.rows("ending", customer.chat), SOON)
      .toMatchObject([{ outcome: "answered", summary: expect.stringContaining("hello") }]);
  });

  it("in which the customer falls silent is closed after one question, and what they thought of it is kept", async () => {
    const quiet = await startHandoffWorld({ idle: { nudgeSeconds: 1, closeSeconds: 1 } });
    try {
      const customer = await quiet.visit();
      await customer.say("hello");
      await expect.poll(async () => (await quiet.mara.chat(customer.chat)).thread.active, SOON).toBe(false);
      expect((await heard(customer)).slice(1)).toEqual([
        expect.stringContaining("still there"),
        expect.stringContaining("closing this conversation"),
      ]);
      await expect.poll(() => quiet.rows("ending", customer.chat), SOON).toMatchObject([{ outcome: "answered" }]);
      await customer.rate(1, "quick");
      await expect
        .poll(async () => (await quiet.rows("rating", customer.chat)).at(-1), SOON)
        .toMatchObject({ score: 1, comment: "quick" });
    } finally {
      await quiet.stop();
    }
  });
});

describe("rules with a mistake", () => {
  it("are named by /health, and nothing is answered under them", async () => {
    const models = createScriptedModel({ wait: () => Promise.resolve() });
    const broken = await startHandoffWorld(
      { frustration: -1, followUp: { ask: [], ways: ["email"] } },
      { models: models.app.fetch },
    );
    try {
      const health = await fetch(`${broken.system.workerUrl}/health`);
      expect(await health.json()).toMatchObject({
        status: "misconfigured",
        configuration: {
          problems: [{ setting: "HANDOFF_RULES", problem: expect.stringContaining("frustration: is not above 0") }],
        },
      });
    } finally {
      await broken.stop();
    }
  });
});

function operator(method: string, path: string): Promise<Response> {
  return fetch(`${world.system.workerUrl}${path}`, { method, headers: { authorization: `Bearer ${OPERATOR_TOKEN}` } });
}
