/**
 * The answering half with good and bad models: whatever they write, a good reply or a human comes of it. One file though
 * it is long: what it starts takes longer than most of its tests.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScriptedCompletion } from "../../demo/models/scripted.ts";
import { pause } from "../../worker/answer/pause.ts";
import type { AnswerGivenUp } from "../../worker/conversation/answering.ts";
import { startAnsweringWorld } from "../support/answering-world.ts";
import type { AnsweringWorld } from "../support/answering-world.ts";

let world: AnsweringWorld;

beforeAll(async () => {
  world = await startAnsweringWorld();
}, 60_000);

afterAll(() => world.stop());

const QUESTION = "How long do I strip the wire for a size 22D contact?";
const QUICK = { firstMs: 400, stallMs: 300, totalMs: 3_000, longest: 8_000, steps: 3 };
/** Nobody waits here between two tries. */
const IMPATIENT = { limits: QUICK, pause: (_milliseconds: number, signal: AbortSignal) => pause(0, signal) };

function draft(over: Readonly<Record<string, unknown>>) {
  const value = { kind: "answer", text: "", sources: [], options: [], confidence: 0.9, ...over };
  return { kind: "json", value } as const;
}

/** As the sample documents have it: FM-4001, the first passage found. */
const RIGHT = draft({ text: "The strip length for a size 22D contact is 4.0 mm. [p1]", sources: ["p1"] });
const WRONG = draft({ text: "The strip length for a size 22D contact is 4.5 mm. [p1]", sources: ["p1"] });

describe("a good model", () => {
  it("is sent with its sources, and each claim with the passage it rests on", async () => {
    const { answer, rows, about, tokens } = await world.ask(QUESTION, { answers: [RIGHT] });
    expect(answer).toMatchObject({
      kind: "answer",
      text: "The strip length for a size 22D contact is 4.0 mm.",
      sources: [{ title: "Crimping Procedure, Strip Lengths and Pull-Out Force (FM-4001 rev. C)" }],
    });
    const claims = answer.kind === "answer" ? answer.claims : [];
    expect(claims).toContainEqual(
      expect.objectContaining({
        text: "4.0 mm",
        kind: "quantity",
        verdict: "supported",
        document: "FM-4001",
        revision: "C",
      }),
    );
    expect(claims.every(({ passage, model, prompt }) => passage !== null && model !== "" && prompt !== "")).toBe(true);
    expect(about).toMatchObject({ assistant: "assembly", language: "en" });
    expect(rows("routes")).toMatchObject([{ assistant: "assembly", why: "rules" }]);
    expect(rows("model_calls").map(({ role, result }) => `${role} ${result}`)).toEqual([
      "triage AI_APICallError",
      "answer answer",
    ]);
    expect(tokens).toBeGreaterThan(500);
  });

  it("is held to what the customer has named before, though neither names it now", async () => {
    const transcript = [
      { id: "m0", at: "2026-11-20T08:00:00.000000Z", role: "customer", text: "I am crimping a size 22D contact." },
    ] as const;
    const said = (length: string) => draft({ text: `It is stripped ${length}. [p1] [p2] [p3]` });
    const ask = (length: string) =>
      world.ask("And how long do I strip the wire for it?", { answers: [said(length)] }, { transcript });
    expect((await ask("4.0 mm")).answer).toMatchObject({ kind: "answer", text: "It is stripped 4.0 mm." });
    // Of a size 20 contact.
    expect((await ask("5.5 mm")).answer.kind).toBe("unsure");
  });

  it("sorts the question, and is believed", async () => {
    const triage = {
      topic: "orders",
      wish: "Wants the return of a wrong delivery.",
      sentiment: "upset",
      query: "Can I return goods?",
      language: "en",
    };
    const { about, rows, prompts } = await world.ask("It is not what I wanted.", {
      triage: { kind: "json", value: triage },
      answers: [draft({ kind: "unknown" })],
    });
    expect(about).toMatchObject({ assistant: "orders", wish: triage.wish, sentiment: "upset" });
    expect(rows("routes")).toMatchObject([{ assistant: "orders", why: "model" }]);
    expect(prompts).toHaveLength(1);
  });

  it.each([
    ["Hoe lang moet ik de draad strippen?", "nl", "De draad moet worden gestript zoals het document het zegt. [p1]"],
    ["Drehmoment M12?", "de", "Das Drehmoment steht in der Tabelle dieses Dokuments und ist einzuhalten. [p1]"],
  ])("answers %s in the language that it hears: %s", async (question, language, text) => {
    const triage = { topic: "assembly", wish: "x", sentiment: "calm", query: QUESTION, language };
    const { answer, about, prompts } = await world.ask(question, {
      triage: { kind: "json", value: triage },
      answers: [draft({ text })],
    });
    expect(about.language).toBe(language);
    expect(prompts[0]).toContain(`<answer_language>${language}</answer_language>`);
    expect(answer.kind).toBe("answer");
  });

  it("is not asked for an answer when the customer wants a person", async () => {
    const triage = { topic: "wants_human", wish: "A person.", sentiment: "calm", query: "", language: "en" };
    const { answer, prompts } = await world.ask("Get me somebody who knows.", {
      triage: { kind: "json", value: triage },
      answers: [RIGHT],
    });
    expect(answer).toMatchObject({ kind: "hand-off", reason: "requested" });
    expect(prompts).toEqual([]);
  });

  it.each([
    ["search_knowledge", { query: "How long is the warranty period?" }, "warranty"],
    ["look_up_part", { number: "AT06-12SA" }, "AT04-12PA"],
  ])("may look things up by %s, and cite what it found", async (name, input, word) => {
    const { answer, prompts, rows } = await world.ask("What do I have to know?", {
      answers: [
        { kind: "tool-call", name, input },
        ({ messages }) => {
          const result = JSON.stringify(messages.findLast(({ role }) => role === "tool")?.content).replaceAll(
            '\\"',
            '"',
          );
          const passages = result
            .split("<passage ")
            .slice(1)
            .filter((passage) => passage.includes(word));
          const place = /id="(p\d+)"/.exec(passages[0] ?? "")?.[1] ?? expect.fail(`no ${word} in: ${result}`);
          return draft({ text: `There is something to know of it, the documents say, about the ${word}. [${place}]` });
        },
      ],
    });
    expect(answer).toMatchObject({ kind: "answer", sources: [{}] });
    expect(prompts).toHaveLength(2);
    expect(rows("model_calls").filter(({ role }) => role === "answer")).toHaveLength(1);
  });

  it("is given no tools where its server knows none", async () => {
    const before = world.model.requests.length;
    await world.ask(QUESTION, { answers: [RIGHT] }, { settings: { MODEL_TOOLS: "off" } });
    const sent = world.model.requests.slice(before).filter(({ kind }) => kind === "chat");
    expect(sent.every(({ body }) => !("tools" in body))).toBe(true);
  });

  it.each([
    ["ask_customer", { question: "Which size?", options: ["16", "20"] }, { kind: "clarify", options: ["16", "20"] }],
    ["hand_off", { reason: "wants a price" }, { kind: "hand-off", reason: "assistant", evidence: "wants a price" }],
  ])("may end the turn by %s", async (name, input, expected) => {
    const { answer } = await world.ask(QUESTION, { answers: [{ kind: "tool-call", name, input }] });
    expect(answer).toMatchObject(expected);
  });

  it("tells of documents that contradict each other, and a human is called", async () => {
    const text = "One passage says 4.0 mm for size 22D [p1], another 7.1 mm for the AT Series [p1].";
    const { answer } = await world.ask(QUESTION, { answers: [draft({ kind: "contradiction", text })] });
    expect(answer).toMatchObject({
      kind: "hand-off",
      reason: "contradiction",
      text: expect.stringContaining("4.0 mm"),
    });
  });
});

describe("a part number that may mean several", () => {
  it("is asked back before anybody is called, and not twice", async () => {
    const script = { answers: [draft({ kind: "unknown" })] };
    const { answer } = await world.ask("What does AT06-12 weigh?", script);
    expect(answer).toMatchObject({ kind: "clarify" });
    const text = answer.kind === "clarify" ? answer.text : "";
    expect(answer).toMatchObject({ options: ["AT06-12SA", "AT06-12SB"] });
    const again = await world.ask("What does AT06-12 weigh?", script, { asked: [text] });
    expect(again.answer.kind).toBe("unsure");
  });
});

describe("a topic that only a person may speak about", () => {
  it("goes to one, with the reason, and to no model", async () => {
    const { answer, prompts } = await world.ask("Can I use the AT Series in a pacemaker?", { answers: [RIGHT] });
    expect(answer).toMatchObject({
      kind: "hand-off",
      reason: "guardrail",
      evidence: expect.stringContaining("pacemaker"),
    });
    expect(prompts).toEqual([]);
  });
});

describe("a draft that does not hold", () => {
  it("is mended once, by what was found wrong with it", async () => {
    const { answer, prompts, rows } = await world.ask(QUESTION, { answers: [WRONG, RIGHT] });
    expect(answer).toMatchObject({ kind: "answer", text: expect.stringContaining("4.0 mm") });
    expect(prompts[1]).toMatch(/<draft>[^]*4\.5 mm/);
    expect(prompts[1]).toMatch(/<findings>[^]*4\.5 mm/);
    expect(prompts[1]?.startsWith(prompts[0]?.split("<question>")[0] ?? "?")).toBe(true);
    expect(rows("claims")).toContainEqual(
      expect.objectContaining({ text: "4.5 mm", verdict: "unsupported", event: null }),
    );
  });

  it("is not sent when it stays wrong: the human gets it as a draft", async () => {
    const { answer, rows } = await world.ask(QUESTION, { answers: [WRONG, WRONG] });
    expect(answer).toMatchObject({ kind: "unsure", draft: expect.stringContaining("4.5 mm") });
    expect(rows("model_calls").map(({ role }) => role)).toEqual(["triage", "answer", "repair"]);
    expect(rows("claims").filter(({ text }) => text === "4.5 mm")).toHaveLength(2);
  });
});

const BAD: readonly (readonly [string, ScriptedCompletion])[] = [
  ["broken JSON", { kind: "text", text: '{"kind":"answer","text":"The strip' }],
  ["no JSON at all", { kind: "text", text: "The strip length is 4.0 mm." }],
  ["another structure", { kind: "json", value: { reply: "4.0 mm" } }],
  ["an empty answer", draft({ text: "" })],
  ["nothing", { kind: "text", text: "" }],
  ["a citation that does not exist", draft({ text: "The strip length is 4.0 mm. [p77]", sources: ["p77"] })],
  ["no citation", draft({ text: "The strip length is 4.0 mm." })],
  ["a part number that nobody has", draft({ text: "Use tool M22520/9-99. [p1]", sources: ["p1"] })],
  ["50,000 characters", draft({ text: "Strip it to 4.0 mm. [p1] ".repeat(2_000), sources: ["p1"] })],
  ["another language", draft({ text: "La longueur de dénudage est de 4.0 mm pour ce contact. [p1]", sources: ["p1"] })],
  ["a figure in other digits", draft({ text: "The strip length is ٤٫٥ mm. [p1]", sources: ["p1"] })],
  ["a figure in words", draft({ text: "The strip length is fourteen millimetres. [p1]", sources: ["p1"] })],
  [
    "an address of its own",
    draft({ text: "The strip length is 4.0 mm, see https://else.example/strip. [p1]", sources: ["p1"] }),
  ],
  [
    "a promise of its own",
    draft({ text: "The strip length is 4.0 mm. [p1] We will ship it tomorrow. [p1]", sources: ["p1"] }),
  ],
  ["a question that states a figure", draft({ kind: "clarify", text: "It is 4.5 mm. Which size do you mean?" })],
  ["a tool that does not exist", { kind: "tool-call", name: "delete_everything", input: {} }],
  ["a tool call in a loop", { kind: "tool-call", name: "search_knowledge", input: { query: "strip length" } }],
  ["a tool call that is no JSON", { kind: "tool-call", name: "look_up_part", input: "{oops" }],
  ["a body that is no JSON", { kind: "malformed", body: "<html>" }],
  ["an error 500", { kind: "error", status: 500 }],
  ["an error 429", { kind: "error", status: 429 }],
  ["an error 429 for longer than anybody waits", { kind: "error", status: 429, retryAfterSeconds: 3_600 }],
  ["a wrong key", { kind: "error", status: 401 }],
  ["silence", { kind: "stall" }],
  ["a stop in mid-stream", { ...RIGHT, timing: { perToken: 60_000 } }],
];

describe("a bad model", () => {
  it.each(BAD)("that gives back %s calls a human, and leaves nothing wrong in the chat", async (_name, bad) => {
    const { answer, previews } = await world.ask(QUESTION, { answers: [bad] }, { options: IMPATIENT });
    expect(["unsure", "hand-off"]).toContain(answer.kind);
    // Where no model could be had, the customer gets what the documents say.
    if (answer.kind === "hand-off") {
      expect(answer).toMatchObject({ reason: "models-down", text: expect.stringContaining("4.0 mm") });
      expect(answer.sources).not.toHaveLength(0);
    }
    expect(
      previews.filter((preview) => /77|9-99|longueur|٤٫٥|fourteen|else\.example|tomorrow|4\.5/.test(preview)),
    ).toEqual([]);
  });

  it.each(BAD)("that gives back %s is helped out by one that does better", async (_name, bad) => {
    const settings = { FALLBACK_MODEL: "second" };
    const { answer } = await world.ask(QUESTION, { answers: [bad, RIGHT] }, { settings, options: IMPATIENT });
    expect(answer).toMatchObject({ kind: "answer", text: expect.stringContaining("4.0 mm") });
  });

  it.each<readonly [string, ScriptedCompletion]>([
    ["silent twice", { kind: "stall" }],
    ["throttled twice", { kind: "error", status: 429 }],
    ["broken twice", { kind: "error", status: 503 }],
  ])("that is only %s is waited for", async (_name, bad) => {
    const { answer, rows } = await world.ask(QUESTION, { answers: [bad, bad, RIGHT] }, { options: IMPATIENT });
    expect(answer).toMatchObject({ kind: "answer", text: expect.stringContaining("4.0 mm") });
    expect(rows("model_calls").filter(({ role }) => role === "answer")).toHaveLength(3);
  });

  it.each<readonly [string, ScriptedCompletion]>([
    ["refuses the key", { kind: "error", status: 401 }],
    ["wants an hour", { kind: "error", status: 429, retryAfterSeconds: 3_600 }],
  ])("that %s is not asked again", async (_name, bad) => {
    const { answer, prompts } = await world.ask(QUESTION, { answers: [bad, RIGHT] }, { options: IMPATIENT });
    expect(answer).toMatchObject({ kind: "hand-off", reason: "models-down" });
    expect(prompts).toHaveLength(1);
  });
});

describe("what a call of a model has used up", () => {
  const ofAnswers = async (answers: readonly ScriptedCompletion[]) => {
    const { rows, tokens } = await world.ask(QUESTION, { answers }, { options: IMPATIENT });
    const calls = rows("model_calls").filter(({ role }) => role === "answer");
    const all = rows("model_calls").reduce((sum, call) => sum + (call.inputTokens ?? 0) + (call.outputTokens ?? 0), 0);
    return { calls, isAll: tokens === all };
  };

  it("is what the provider tells, or an estimate where it stalls, or nothing where it refuses", async () => {
    const { calls, isAll } = await ofAnswers([{ kind: "stall" }, { kind: "error", status: 503 }, RIGHT]);
    const [stalled, refused, right] = calls;
    expect(stalled).toMatchObject({ result: "TimeoutError", tokensEstimated: true });
    expect(stalled?.inputTokens).toBeGreaterThan(500);
    expect(refused).toMatchObject({ inputTokens: null, outputTokens: null, tokensEstimated: false });
    expect(right).toMatchObject({ result: "answer", tokensEstimated: false });
    // The estimate is of the same prompt.
    expect((stalled?.inputTokens ?? 0) / (right?.inputTokens ?? 1)).toBeGreaterThan(0.5);
    expect((stalled?.inputTokens ?? 0) / (right?.inputTokens ?? 1)).toBeLessThan(2);
    expect(isAll).toBe(true);
  });
});

it("thinks for longer before its first letter than it may be silent between two", async () => {
  const limits = { ...QUICK, firstMs: 20_000, stallMs: 1_000, totalMs: 30_000 };
  const thinking = { ...RIGHT, timing: { beforeFirst: 2_000 } };
  const { answer, rows } = await world.ask(QUESTION, { answers: [thinking] }, { options: { ...IMPATIENT, limits } });
  expect(answer.kind).toBe("answer");
  expect(rows("model_calls").filter(({ role }) => role === "answer")).toHaveLength(1);
});

describe("personal data", () => {
  const customer = { name: "Jo Fischer", email: "jo.fischer@example.com" };
  const text = `I am Jo Fischer, jo.fischer@example.com, call +49 171 5550123. ${QUESTION}`;
  const reply = draft({ kind: "small_talk", text: "Thank you, [NAME_1]. I noted [EMAIL_1].", confidence: 1 });

  it("reaches no model when it is masked, and comes back in the reply", async () => {
    const settings = { MASK_PERSONAL_DATA: "on" };
    const before = world.model.requests.length;
    const { answer } = await world.ask(text, { answers: [reply] }, { settings, customer });
    const sent = JSON.stringify(world.model.requests.slice(before));
    expect(sent).not.toMatch(/Fischer|example\.com|5550123/);
    expect(sent).toContain("size 22D");
    expect(answer).toMatchObject({ kind: "small-talk", text: expect.stringContaining("jo.fischer@example.com") });
  });

  it("is left as it is when the setting is off", async () => {
    const { prompts } = await world.ask(text, { answers: [reply] }, { customer });
    expect(prompts[0]).toContain("jo.fischer@example.com");
  });
});

describe("abuse", () => {
  it("is told from a complaint, and reaches no model", async () => {
    const { answer, prompts } = await world.ask("Shut up, you stupid idiot!", { answers: [RIGHT] });
    expect(answer.kind).toBe("abuse");
    expect(prompts).toEqual([]);
    const complaint = await world.ask("Your connector is complete rubbish, it broke!", { answers: [RIGHT] });
    expect(complaint.answer.kind).not.toBe("abuse");
  });
});

describe("an answer under way", () => {
  it("is shown as far as it is certain, before it is whole", async () => {
    const text = "The strip length is 4.0 mm for size 22D. [p1] Do not tin the wire. [p6] It is 9.9 mm otherwise. [p1]";
    const { previews, answer } = await world.ask(QUESTION, { answers: [draft({ text, sources: ["p1"] })] });
    expect(previews.at(0)).toBe("The strip length is 4.0 mm for size 22D.");
    expect(previews.at(-1)).toBe("The strip length is 4.0 mm for size 22D. Do not tin the wire.");
    expect(answer.kind).toBe("unsure");
  });

  it("ends at once when nobody waits for it any more", async () => {
    const controller = new AbortController();
    const asking = world.ask(
      QUESTION,
      {
        answers: [
          () => {
            controller.abort();
            return { ...RIGHT, timing: { beforeFirst: 60_000 } };
          },
        ],
      },
      { signal: controller.signal },
    );
    // What was sent has been paid for.
    const call = { role: "answer", result: "AbortError", tokensEstimated: true };
    await expect(asking).rejects.toMatchObject({
      name: "AbortError",
      log: expect.arrayContaining([expect.objectContaining(call)]),
    });
    const { tokens } = await asking.catch((error: AnswerGivenUp) => error);
    expect(tokens).toBeGreaterThan(500);
  });
});

describe("a model that asserts something whatever it is asked", () => {
  const sure = draft({ text: "Yes, the documents confirm this for the part you name. [p1]", sources: ["p1"] });

  it.each(["What does AT04-4P cost at 500 pieces?", "How heavy is the plug D38999/26WJ35PN in grams?"])(
    "is not asked where the passages plainly do not hold it: %s",
    async (question) => {
      const { answer, prompts, rows } = await world.ask(question, { answers: [sure] });
      expect(answer).toMatchObject({ kind: "unsure", draft: null, why: expect.stringContaining("hardly hold it") });
      expect(prompts).toEqual([]);
      const [route] = rows("routes");
      expect(route?.support).toBeLessThan(route?.supportNeeded ?? 0);
    },
  );

  it.each([
    QUESTION,
    "What mates with AT06-12SA?",
    "What does AT06-12 weigh?",
    "Hello, are you a robot?",
    "Do you speak German?",
    "Hoe zwaar is de stekker D38999/26WJ35PN?",
  ])("is asked where they may hold it, and where nothing of the kind is asked: %s", async (question) => {
    const { prompts, rows } = await world.ask(question, { answers: [sure] });
    expect(prompts).not.toEqual([]);
    expect(rows("routes")).toMatchObject([{ support: expect.any(Number) }]);
  });
});

describe("a budget", () => {
  it.each([
    ["of the chat", { CHAT_TOKEN_BUDGET: "1000" }, 1_000],
    ["of the day, in tokens", { DAY_TOKEN_BUDGET: "1000" }, 0],
    ["of the day, in money", { DAY_DOLLAR_BUDGET: "1", MODEL_PRICES: "dear=2000/0" }, 0],
  ])("%s that is used up calls a human, and no model", async (_name, settings, spentTokens) => {
    await world.db
      .prepare(
        "INSERT OR IGNORE INTO model_call (id, conversation, at, turn, role, model, prompt, input_tokens, milliseconds, result) VALUES ('spent', 'c', ?1, 't', 'answer', 'dear', 'p', 1000, 1, 'answer')",
      )
      .bind(Date.now())
      .run();
    const { answer, prompts } = await world.ask(QUESTION, { answers: [RIGHT] }, { settings, spentTokens });
    expect(answer).toMatchObject({ kind: "hand-off", reason: "budget" });
    expect(prompts).toEqual([]);
  });
});
