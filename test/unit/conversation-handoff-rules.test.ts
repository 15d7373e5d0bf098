/** When a human is called, and who: each rule by itself. */
import { describe, expect, it } from "vitest";
import { isOpen } from "../../worker/conversation/handoff/office-hours.ts";
import { checkRules } from "../../worker/conversation/handoff/rules.ts";
import type { RulesInput } from "../../worker/conversation/handoff/rules.ts";
import { askable, targetsFor } from "../../worker/conversation/handoff/targets.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { initialState } from "../../worker/conversation/state.ts";
import type { State } from "../../worker/conversation/state.ts";
import { handoffRules } from "../../worker/handoff-rules.ts";
import { certain, rulesOf, START, startConversation, unsure, USUAL_GROUP } from "../support/conversation-course.ts";

const nobody = { emails: [], domains: [], fields: {}, groups: [] };
const wednesday = {
  group: 1,
  timeZone: "Europe/Berlin",
  week: { wed: ["08:00-12:00", "13:00-17:00"] },
  holidays: ["2026-11-25"],
  humansFirst: false,
};

describe("a human is called", () => {
  it.each([
    ["I want to talk to a human", "requested"],
    ["Ich möchte mit einem Mitarbeiter sprechen", "requested"],
    ["THIS IS USELESS, your answers are terrible!!", "frustration"],
  ])("by %j: %s, with the words in the log", (text, reason) => {
    const chat = startConversation();
    chat.says(text);
    expect(chat.state.phase).toMatchObject({ kind: "handing-off", reason });
    const [row] = chat.rows("handoffs");
    expect(row).toMatchObject({ reason, outcome: "planned" });
    expect(row?.evidence).not.toBe("");
  });

  it.each<[string, Partial<RulesInput>]>([
    ["e-mail address", { alwaysHuman: { ...nobody, emails: ["Ann@BigCustomer.example"] } }],
    ["domain", { alwaysHuman: { ...nobody, domains: ["bigcustomer.example"] } }],
    ["session field", { alwaysHuman: { ...nobody, fields: { tier: ["gold"] } } }],
    ["group", { alwaysHuman: { ...nobody, groups: [7] } }],
  ])("for a customer on the list by %s, once in a thread", (_by, rules) => {
    const visitor = { email: "ann@bigcustomer.example", fields: { tier: "Gold" } };
    const chat = startConversation(rules, visitor, { groups: [7] });
    chat.says("hello");
    expect(chat.state.phase).toMatchObject({ kind: "handing-off", reason: "always-human" });
    chat.finds([]);
    chat.delivers();
    chat.says("what mates with D38999/26WJ35PN?");
    expect(chat.state.phase.kind).toBe("answering");
    expect(startConversation(rules).state.phase.kind).toBe("waiting");
  });

  it("at once while people are at work who take these chats themselves, and not at other hours", () => {
    const hours = [{ ...wednesday, humansFirst: true }];
    const open = startConversation({ officeHours: hours }, {}, { groups: [1] });
    open.says("hello");
    expect(open.state.phase).toMatchObject({ kind: "handing-off", reason: "office-hours" });
    const closed = startConversation({ officeHours: hours }, {}, { groups: [1] });
    closed.pass(9 * 60 * 60);
    closed.says("hello");
    expect(closed.state.phase.kind).toBe("answering");
  });

  it("when the model takes for upset whom the words alone do not show to be", () => {
    const chat = startConversation({ upsetCountsAs: 1 });
    chat.says("What does a size 20 contact carry?");
    chat.answers(certain, { sentiment: "upset" });
    expect(chat.state.phase).toMatchObject({ kind: "handing-off", reason: "frustration", draft: "13 A." });
  });

  it("for an uncertain answer, or offered: then the second in a row calls, and an answer between begins anew", () => {
    const first = startConversation();
    first.says("What torque?");
    first.answers(unsure);
    expect(first.state.phase).toMatchObject({ kind: "handing-off", reason: "low-confidence", draft: "Perhaps 13 A." });

    const offered = startConversation({ whenUnsure: "offer", unansweredInARow: 2 });
    let count = 0;
    const ask = (answer: typeof certain | typeof unsure) => {
      count += 1;
      offered.says(`What torque has series ${count}?`);
      offered.answers(answer);
    };
    ask(unsure);
    expect(offered.first("reply").quickReplies).toEqual(["Yes, please", "No, thanks"]);
    offered.delivers();
    ask(certain);
    offered.delivers();
    ask(unsure);
    offered.delivers();
    expect(offered.rows("handoffs")).toEqual([]);
    ask(unsure);
    expect(offered.state.phase).toMatchObject({ kind: "handing-off", reason: "unanswered" });
  });

  it("on a yes to the offer, with the question that was open; a no goes on", () => {
    const chat = startConversation({ whenUnsure: "offer" });
    chat.says("What torque?");
    chat.answers(unsure);
    chat.delivers();
    chat.says("ja bitte");
    expect(chat.state.phase).toMatchObject({ kind: "handing-off", question: "What torque?", draft: "Perhaps 13 A." });

    const declined = startConversation({ whenUnsure: "offer" });
    declined.says("What torque?");
    declined.answers(unsure);
    declined.delivers();
    declined.says("no thanks");
    expect(declined.first("reply").text).toContain("What else");
  });

  it("not for what only begins like a yes", () => {
    const chat = startConversation({ whenUnsure: "offer" });
    chat.says("What torque?");
    chat.answers(unsure);
    chat.delivers();
    chat.says("ok but what about size 16?");
    expect(chat.state.phase.kind).toBe("answering");
  });

  it("after a question back that would be asked twice", () => {
    const chat = startConversation();
    const ask = { kind: "clarify", text: "Which shell size: 11 or 13?", options: ["11", "13"] } as const;
    chat.says("What mates with it?");
    chat.answers(ask);
    expect(chat.first("reply").quickReplies).toEqual(["11", "13"]);
    chat.delivers();
    chat.says("no idea");
    chat.answers({ ...ask, text: "Which shell size, 13 or 11?" });
    expect(chat.state.phase).toMatchObject({ kind: "handing-off", reason: "low-confidence" });
  });

  it("when no model can be had, after what there is was said", () => {
    const chat = startConversation();
    chat.says("Which strip length for size 20?");
    const sources = [{ title: "FM-2001", url: null }];
    chat.answers({ kind: "hand-off", reason: "models-down", evidence: "HTTP 500", text: "Strip 5 mm.", sources });
    expect(chat.open.map(({ kind }) => kind)).toEqual(["reply", "availability"]);
    expect(chat.first("reply")).toMatchObject({ text: "Strip 5 mm.", sources });
    chat.delivers();
    chat.finds([]);
    chat.delivers();
    chat.says("jo@example.com");
    expect(chat.first("follow-up")).toMatchObject({
      email: "jo@example.com",
      question: "Which strip length for size 20?",
      reason: "models-down",
    });
  });
});

describe("abuse", () => {
  const abuse = { kind: "abuse", evidence: "an insult" } as const;
  const insult = (chat: ReturnType<typeof startConversation>) => {
    chat.says("you know what you are");
    chat.answers(abuse);
  };

  it("is answered once, politely, then the thread is closed", () => {
    const chat = startConversation();
    insult(chat);
    expect(chat.first("reply").text).toContain("polite");
    chat.delivers();
    insult(chat);
    expect(chat.state.phase).toEqual({ kind: "closing", why: "abuse" });
    expect(chat.open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["reply", "close"]));
    chat.delivers();
    chat.says("and another thing");
    expect(chat.state.phase.kind).toBe("closing");
    chat.ends("close", { kind: "thread-closed", id: chat.first("close").id });
    expect(chat.state.phase.kind).toBe("closed");
    expect(chat.rows("endings")).toMatchObject([{ thread: "T" }]);
  });

  it("goes to a human, or unanswered, where the rules say so", () => {
    const handed = startConversation({ whenAbused: { warnings: 0, after: "hand-off" } });
    insult(handed);
    expect(handed.state.phase).toMatchObject({ kind: "handing-off", reason: "abuse" });
    const ignored = startConversation({ whenAbused: { warnings: 0, after: "silence" } });
    insult(ignored);
    expect(ignored.state.phase.kind).toBe("waiting");
    expect(ignored.said).toEqual([]);
  });
});

describe("whom", () => {
  const of = (state: Partial<State>, rules: Partial<RulesInput> = {}) =>
    targetsFor({ ...initialState, ...state }, defaultPolicy(USUAL_GROUP, rulesOf(rules)), START);

  const about = { assistant: "orders", topic: "delivery", language: "de", wish: "", parts: [] } as const;

  it("is the usual group where nothing else is said", () => {
    expect(of({})).toEqual([{ kind: "group", group: USUAL_GROUP }]);
  });

  it("is who talked to the customer lately, then the choice, the rules, the assistant, the usual group", () => {
    const lastAgent = { id: "mara", at: new Date(START - 3 * 24 * 60 * 60 * 1000).toISOString() };
    const targets = [
      { when: { topics: ["delivery"] }, to: [{ group: 5 }, { agent: "tomasz" }] },
      { when: { assistants: ["orders"], languages: ["de" as const] }, to: [{ group: 6 }] },
      { when: { topics: ["torque"] }, to: [{ group: 9 }] },
    ];
    const state = {
      lastAgent,
      chosenGroup: 4,
      language: "de",
      about: { ...about, sentiment: "calm", group: 6 },
    } as const;
    expect(of(state, { targets }).map((target) => (target.kind === "group" ? target.group : target.agent))).toEqual([
      "mara",
      4,
      5,
      "tomasz",
      6,
      1,
    ]);
    expect(of(state, { targets, recentAgentDays: 2 })[0]).toEqual({ kind: "group", group: 4 });
  });

  it("is told by what the page says of the customer, and by the group chosen in a form", () => {
    const targets = [
      { when: { customers: { fields: { tier: ["gold"] } } }, to: [{ group: 8 }] },
      { when: { chosenGroups: [4] }, to: [{ agent: "tomasz" }] },
    ];
    const gold = { id: "c", name: null, email: null, phone: null, fields: { tier: "gold" }, visit: null };
    expect(of({ customer: gold }, { targets })[0]).toEqual({ kind: "group", group: 8 });
    const chat = startConversation({ targets });
    chat.fills({ type: "group_chooser", label: "Department", answer: "Orders", group: 4 });
    chat.says("a human please");
    expect(chat.state.phase).toMatchObject({
      targets: [
        { kind: "group", group: 4 },
        { kind: "agent", agent: "tomasz" },
        { kind: "group", group: USUAL_GROUP },
      ],
    });
  });

  it("is nobody who is not there, and no group that is not at work", () => {
    const all = [{ kind: "agent", agent: "mara" } as const, { kind: "group", group: 1 } as const];
    const night = START + 9 * 60 * 60 * 1000;
    expect(askable(all, ["tomasz"], [], START)).toEqual([{ kind: "group", group: 1 }]);
    expect(askable(all, null, [], START)).toEqual(all);
    expect(askable(all, ["mara"], [wednesday], night)).toEqual([{ kind: "agent", agent: "mara" }]);
  });
});

describe("office hours", () => {
  const at = (time: string) => isOpen(1, [wednesday], Date.parse(time));
  it.each([
    ["in the morning, by the group's own clock", "2026-11-18T07:00:00Z", true],
    ["a minute before", "2026-11-18T06:59:00Z", false],
    ["at lunch", "2026-11-18T11:30:00Z", false],
    ["at the last minute", "2026-11-18T15:59:00Z", true],
    ["when the day is over", "2026-11-18T16:00:00Z", false],
    ["on a day that is not in the week", "2026-11-19T09:00:00Z", false],
    ["on a holiday", "2026-11-25T09:00:00Z", false],
    ["in summer, an hour earlier", "2026-07-15T06:00:00Z", true],
  ])("%s", (_when, time, open) => {
    expect(at(time)).toBe(open);
  });

  it("are always for a group without any", () => {
    expect(isOpen(2, [wednesday], START)).toBe(true);
  });
});

describe("a mistake in the rules", () => {
  it.each([
    ["{", "is not JSON"],
    ["[]", "is not a JSON object"],
    ['{"whenUnsure":"guess"}', "whenUnsure: "],
    ['{"unansweredInARow":0}', "unansweredInARow: is below 1"],
    ['{"whenUnsrue":"offer"}', 'Unrecognized key: "whenUnsrue"'],
    [
      '{"officeHours":[{"group":1,"timeZone":"Berlin","week":{},"holidays":[],"humansFirst":false}]}',
      "officeHours.0.timeZone: is no time zone",
    ],
    [
      '{"officeHours":[{"group":1,"timeZone":"UTC","week":{"mon":["8-17"]},"holidays":[],"humansFirst":false}]}',
      "officeHours.0.week.mon.0: is not written as 08:00-17:00",
    ],
    ['{"followUp":{"ask":[],"ways":["pigeon"]}}', "followUp.ways.0: "],
  ])("%s is named", (changes, problem) => {
    const checked = checkRules(handoffRules, changes);
    expect(checked.kind === "invalid" && checked.problems.join("; ")).toContain(problem);
  });

  it("is in none of those that ship", () => {
    expect(checkRules(handoffRules, undefined).kind).toBe("ok");
  });
});
