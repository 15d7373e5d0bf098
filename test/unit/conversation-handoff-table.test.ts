/**
 * Every rule that calls a human, from what the customer says to what the agent reads, in every language:
 * `docs/handoffs.md` is written by this test, and a change of any of it shows there.
 */
import { expect, it } from "vitest";
import type { RulesInput } from "../../worker/conversation/handoff/rules.ts";
import type { About, Answer } from "../../worker/conversation/answering.ts";
import { handoffNote } from "../../worker/conversation/handoff/note.ts";
import { handoffTextsIn } from "../../worker/conversation/handoff/texts.ts";
import { nameOfTarget } from "../../worker/conversation/handoff/targets.ts";
import { LANGUAGES } from "../../worker/hearing/language.ts";
import type { Language } from "../../worker/hearing/language.ts";
import { startConversation, unsure } from "../support/conversation-course.ts";
import type { Conversation } from "../support/conversation-course.ts";

const QUESTIONS: Readonly<Record<Language, string>> = {
  en: "What is the torque for the coupling nut of this shell?",
  de: "Welches Drehmoment braucht die Überwurfmutter von diesem Gehäuse?",
  fr: "Quel est le couple de serrage pour l’écrou de ce boîtier ?",
  es: "¿Cuál es el par de apriete de la tuerca de esta carcasa?",
  it: "Qual è la coppia di serraggio del dado di questo guscio?",
  zh: "这个外壳的联接螺母扭矩是多少？",
};
const REQUESTS: Readonly<Record<Language, string>> = {
  en: "I want to talk to a human",
  de: "Ich möchte mit einem Menschen sprechen",
  fr: "Je veux parler à un conseiller",
  es: "Quiero hablar con una persona",
  it: "Vorrei parlare con una persona",
  zh: "请转人工客服",
};
const COMPLAINTS: Readonly<Record<Language, string>> = {
  en: "This is useless, you are wasting my time!!",
  de: "Das ist völlig nutzlos, eine Frechheit!!",
  fr: "C’est complètement inutile, c’est inadmissible !!",
  es: "Esto es inútil, es una vergüenza!!",
  it: "Questo è inutile, è una vergogna!!",
  zh: "太差劲了，完全没用！！",
};

interface Rule {
  readonly rules?: Partial<RulesInput>;
  readonly says: Readonly<Record<Language, string>>;
  /** What the answering half makes of it; nothing where it is not asked. */
  readonly answer?: Answer;
  readonly about?: Partial<About>;
}

const handOff = { kind: "hand-off", text: null, sources: [] } as const;
const hours = {
  group: 1,
  timeZone: "Europe/Berlin",
  week: { wed: ["08:00-17:00"] },
  holidays: [],
  humansFirst: true,
};

const RULES: Readonly<Record<string, Rule>> = {
  requested: { says: REQUESTS },
  "low-confidence": { says: QUESTIONS, answer: unsure },
  unanswered: { says: QUESTIONS, answer: unsure, rules: { whenUnsure: "offer", unansweredInARow: 1 } },
  frustration: { says: COMPLAINTS },
  "always-human": {
    says: QUESTIONS,
    rules: { alwaysHuman: { emails: [], domains: ["big.example"], fields: {}, groups: [] } },
  },
  "office-hours": { says: QUESTIONS, rules: { officeHours: [hours] } },
  guardrail: { says: QUESTIONS, answer: { ...handOff, reason: "guardrail", evidence: "safety-critical use" } },
  contradiction: { says: QUESTIONS, answer: { ...handOff, reason: "contradiction", evidence: "1.2 Nm and 1.4 Nm" } },
  assistant: {
    says: QUESTIONS,
    answer: { ...handOff, reason: "assistant", evidence: "an order" },
    about: { group: 12 },
  },
  budget: { says: QUESTIONS, answer: { ...handOff, reason: "budget", evidence: "200,000 tokens" } },
  "models-down": { says: QUESTIONS, answer: { ...handOff, reason: "models-down", evidence: "HTTP 500" } },
  abuse: {
    says: QUESTIONS,
    answer: { kind: "abuse", evidence: "an insult" },
    rules: { whenAbused: { warnings: 0, after: "hand-off" } },
  },
};

function live(rule: Rule, language: Language): Conversation {
  const visitor = { email: "ann@big.example" };
  const chat = startConversation(rule.rules, visitor, { groups: [1] });
  chat.says(rule.says[language]);
  if (rule.answer !== undefined) {
    chat.answers(rule.answer, { language, ...rule.about });
  }
  return chat;
}

it("is the table of docs/handoffs.md", async () => {
  const sections = Object.entries(RULES).map(([reason, rule]) => {
    const chats = LANGUAGES.map((language) => {
      const found = live(rule, language);
      expect(found.state.phase, `${reason} in ${language}`).toMatchObject({ kind: "handing-off", reason });
      const gone = live(rule, language);
      found.finds(["mara"]);
      gone.finds([]);
      return { language, found, gone };
    });
    const [first] = chats;
    if (first === undefined) {
      throw new Error("no languages");
    }
    const { found } = first;
    const note = handoffNote({
      note: found.first("note"),
      state: found.state,
      transcript: [],
      replies: [],
      record: null,
    });
    const targets = found.state.phase.kind === "handing-off" ? found.state.phase.targets.map(nameOfTarget) : [];
    return [
      `## ${reason}`,
      "",
      `To: ${targets.join(", then ")}. The agent reads first: “${note.split("\n")[0]}”`,
      "",
      "| | the customer | somebody is there | nobody is there |",
      "|---|---|---|---|",
      ...chats.map(({ language, found, gone }) => {
        const cells = [rule.says[language], found.said.join(" "), gone.said.join(" ")];
        return `| ${language} | ${cells.join(" | ")} |`;
      }),
    ].join("\n");
  });
  const busy = LANGUAGES.map((language) => {
    const { busy, leaveEmail, stillBusy, someoneThere } = handoffTextsIn(language);
    return `| ${language} | ${busy} ${leaveEmail} | ${stillBusy} | ${someoneThere} |`;
  });
  const page = [
    "# Handoffs, rule by rule",
    "",
    "Written by `test/unit/conversation-handoff-table.test.ts`; the rules stand in `worker/handoff-rules.ts`. The customer of the table is known by e-mail.",
    "",
    sections.join("\n\n"),
    "",
    "## Meanwhile",
    "",
    "| | all are busy | after a while | somebody has come |",
    "|---|---|---|---|",
    ...busy,
    "",
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/handoffs.md");
});
