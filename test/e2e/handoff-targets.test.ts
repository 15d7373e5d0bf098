/** Whom a customer is handed to, and when nobody of them is at work: rules of the settings, in workerd. */
import { afterAll, expect, it } from "vitest";
import { agents, ENGINEERS_GROUP } from "../../demo/organization.ts";
import { heard, startHandoffWorld } from "../support/handoff-world.ts";
import type { OfficeHours, RulesInput } from "../../worker/conversation/handoff/rules.ts";
import type { HandoffWorld } from "../support/handoff-world.ts";

const SOON = { timeout: 15_000, interval: 100 };
const ALWAYS = ["00:00-24:00"];
const everyDay = { mon: ALWAYS, tue: ALWAYS, wed: ALWAYS, thu: ALWAYS, fri: ALWAYS, sat: ALWAYS, sun: ALWAYS };
const hours = { group: ENGINEERS_GROUP, timeZone: "Europe/Berlin", holidays: [], humansFirst: false };

let world: HandoffWorld | null = null;

afterAll(() => world?.stop());

async function during(officeHours: Partial<OfficeHours>, more: Partial<RulesInput> = {}): Promise<HandoffWorld> {
  await world?.stop();
  world = await startHandoffWorld({ officeHours: [{ ...hours, week: everyDay, ...officeHours }], ...more });
  return world;
}

it("outside office hours the group is not asked though somebody is online; an address is", async () => {
  const here = await during({ week: {} });
  await here.mara.is("accepting_chats");
  const customer = await here.visit();
  await customer.say("I want to talk to a human");
  await expect.poll(() => heard(customer), SOON).toContainEqual(expect.stringContaining("e-mail"));
  expect(await here.mara.has(customer.chat)).toBe(false);
  await expect
    .poll(() => here.rows("handoff", customer.chat), SOON)
    .toMatchObject([{ outcome: "planned" }, { outcome: "refused", evidence: "outside office hours" }]);
});

it("while a group that answers first is at work, a chat goes to it without a word of the bot", async () => {
  const here = await during({ group: 0, humansFirst: true }, { announce: false });
  await here.mara.is("accepting_chats");
  const customer = await here.visit();
  await customer.say("How long do I strip the wire for a size 20 contact?");
  await expect.poll(() => here.mara.has(customer.chat), SOON).toBe(true);
  expect(await heard(customer)).toEqual([]);
  await expect
    .poll(async () => (await here.rows("handoff", customer.chat))[0], SOON)
    .toMatchObject({ reason: "office-hours" });
});

it("who writes in a language goes to the agent whom the rules name for it", async () => {
  const [, second] = agents;
  const here = await during({}, { targets: [{ when: { languages: ["de"] }, to: [{ agent: second?.id ?? "" }] }] });
  await here.mara.is("accepting_chats");
  await here.tomasz.is("accepting_chats");
  const german = await here.visit();
  await german.say("Ich möchte bitte mit einem Menschen sprechen");
  await expect.poll(() => here.tomasz.has(german.chat), SOON).toBe(true);
});
