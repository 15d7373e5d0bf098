/** From what was found to what may be sent: the model writes, is judged, may mend it once. */
import type { Answer, Claim } from "../conversation/answering.ts";
import type { Language } from "../hearing/language.ts";
import type { SearchResult } from "../knowledge/passage.ts";
import type { ChatModel } from "../models.ts";
import type { Assistant } from "./assistants/assistant.ts";
import type { CallLog } from "./call-log.ts";
import { contradictionsIn } from "./checking/contradiction.ts";
import type { Contradiction } from "./checking/contradiction.ts";
import { disagreement } from "./disagreement.ts";
import { draftSchema, readDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { generate } from "./generate.ts";
import type { Generated, Limits } from "./generate.ts";
import { judge } from "./judge.ts";
import type { Judged, Judging } from "./judge.ts";
import { Preview } from "./preview.ts";
import { leaksIn } from "./safety/leak.ts";
import { buildPrompt, INSTRUCTIONS, PROMPT_VERSION } from "./prompt.ts";
import type { PromptParts } from "./prompt.ts";
import { TokenMeter } from "./token-meter.ts";
import { askInput, handOffInput, toolsFor } from "./tools.ts";
import type { Shown } from "./tools.ts";
import { tryModels } from "./try-models.ts";
import { whichPart } from "./which-part.ts";

export interface Writing {
  readonly models: readonly ChatModel[];
  readonly assistant: Assistant;
  readonly shown: Shown;
  readonly prompt: Omit<PromptParts, "passages" | "parts" | "repair">;
  /** What is asked, with what it leans on: "And how loud is it?" alone names nothing that a reply could be wrong about. */
  readonly asked: string;
  /** In which Firstline's own words are said. */
  readonly language: Language;
  /** In which the model has to write; null for one that cannot be told from others here. */
  readonly checkedLanguage: Language | null;
  readonly useTools: boolean;
  /** Values of secrets; no reply tells one. */
  readonly secrets: readonly string[];
  readonly search: (query: string, limit: number) => Promise<SearchResult>;
  readonly calls: CallLog;
  readonly signal: AbortSignal;
  readonly onPreview: (text: string) => void;
  readonly now: () => number;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly limits?: Limits;
}

export interface Written {
  /** Null when no model could be had. */
  readonly answer: Answer | null;
  /** Of drafts that were not sent. */
  readonly unsent: readonly Claim[];
}

export async function write(writing: Writing): Promise<Written> {
  const by: Work = { ...writing, disputes: disputesIn(writing) };
  const first = await attempt(by, null);
  if (first === null) {
    return { answer: null, unsent: [] };
  }
  if (first.findings.length === 0) {
    return settle(by, first, []);
  }
  const second = await attempt(by, { draft: first.written.slice(0, LONGEST_DRAFT), findings: first.findings });
  // A right answer in the language of the documents is better than none.
  const best = second === null || (isSent(first) && !isSent(second)) ? first : second;
  return settle(by, best, best === first ? [] : first.claims);
}

interface Work extends Writing {
  /** On what the documents shown so far disagree. */
  readonly disputes: () => readonly Contradiction[];
}

/** Documents are compared once, and again when a look-up has brought more of them. */
function disputesIn({ shown, prompt }: Writing): Work["disputes"] {
  let compared = { size: -1, disputes: [] as readonly Contradiction[] };
  return () => {
    const size = shown.passages.length;
    compared =
      size === compared.size ? compared : { size, disputes: contradictionsIn(shown.passages, prompt.question) };
    return compared.disputes;
  };
}

/** By then a model has been asked, and none has begun to write. */
const READING_AFTER_MS = 25;

/** Of a draft that is given back to be mended. */
const LONGEST_DRAFT = 4_000;

function settle(by: Work, { answer, claims }: Judged, earlier: readonly Claim[]): Written {
  const { shown, prompt, language, disputes } = by;
  const instead =
    answer.kind === "unsure"
      ? whichPart(shown.parts, prompt.alreadyAsked, language)
      : disagreement(answer, disputes(), shown.passages, language);
  const isToBeSent = instead === null && (answer.kind === "answer" || answer.kind === "hand-off");
  return { answer: instead ?? answer, unsent: isToBeSent ? earlier : [...earlier, ...claims] };
}

function isSent({ answer }: Judged): boolean {
  return answer.kind !== "unsure";
}

interface Attempt extends Judged {
  readonly written: string;
}

async function attempt(by: Work, repair: PromptParts["repair"]): Promise<Attempt | null> {
  const role = repair === null ? "answer" : "repair";
  const prompt = buildPrompt({ ...by.prompt, passages: by.shown.passages, parts: by.shown.parts, repair });
  const answered = await tryModels(by, async ({ name, model }) => {
    const call = { role, model: name, prompt: PROMPT_VERSION, startedAt: by.now(), meter: new TokenMeter() } as const;
    const preview = previewOf(by, name);
    const generating = generate({
      model,
      instructions: `${INSTRUCTIONS}\n\n${by.assistant.instructions}`,
      prompt,
      schema: draftSchema,
      tools: repair === null && by.useTools ? toolsFor(by.assistant, by.shown, by.search) : {},
      signal: by.signal,
      meter: call.meter,
      onWritten: (written) => {
        // What documents disagree on is not shown before it is known what is said of it.
        const certain = by.disputes().length > 0 ? null : preview.read(written);
        if (certain !== null) {
          by.onPreview(certain);
        }
      },
      ...(by.limits === undefined ? {} : { limits: by.limits }),
    });
    // While the model thinks, there is time to read what it will be checked against; not before it was asked.
    by.pause(READING_AFTER_MS, by.signal).then(by.disputes, () => undefined);
    try {
      return { call, generated: await generating };
    } catch (error) {
      by.calls.fail(call, error);
      throw error;
    }
  });
  if (answered === null) {
    return null;
  }
  const { model, result } = answered;
  const { generated, call } = result;
  const draft = draftOf(generated);
  const judged = draft === null ? UNREADABLE : judgeOrAct(draft, generated, judging(by, model.name));
  by.calls.add({ ...call, result: resultOf(judged), confidence: draft?.confidence ?? null });
  return { ...judged, written: generated.written };
}

function previewOf(by: Writing, model: string): Preview {
  const { kept } = judging(by, model);
  const { shown, checkedLanguage: language } = by;
  const leaks = (text: string) => leaksIn(text, { ...kept, cited: shown.passages.map((one) => one.text) }).length > 0;
  return new Preview({ shown, language, question: by.asked, leaks });
}

const UNREADABLE: Judged = {
  answer: { kind: "unsure", confidence: 0, why: "the model gave back nothing that can be read", draft: null },
  findings: ["It was not the JSON object that was asked for, or it was empty."],
  claims: [],
};

function draftOf({ written, act }: Generated): Draft | null {
  const asked = act?.tool === "ask_customer" ? askInput.safeParse(act.input) : null;
  return asked?.success === true
    ? { kind: "clarify", text: asked.data.question, options: asked.data.options, sources: [], confidence: 1 }
    : act?.tool === "hand_off"
      ? { kind: "unknown", text: "", options: [], sources: [], confidence: 0 }
      : readDraft(written);
}

function judgeOrAct(draft: Draft, { act }: Generated, by: Judging): Judged {
  const reason = act?.tool === "hand_off" ? handOffInput.safeParse(act.input).data?.reason : undefined;
  return act?.tool === "hand_off"
    ? {
        answer: { kind: "hand-off", reason: "assistant", evidence: reason ?? "", text: null, sources: [] },
        findings: [],
        claims: [],
      }
    : judge(draft, by);
}

function judging(by: Writing, model: string): Judging {
  const { alreadyAsked } = by.prompt;
  const { checkedLanguage: language, shown, assistant } = by;
  const kept = {
    prompts: [INSTRUCTIONS, assistant.instructions],
    secrets: by.secrets,
    internal: [],
    said: [...by.prompt.conversation.map(({ text }) => text), by.prompt.question],
  };
  return { question: by.asked, language, shown, alreadyAsked, assistant, kept, model, prompt: PROMPT_VERSION };
}

function resultOf({ answer }: Judged): string {
  return answer.kind === "unsure" ? `unsure: ${answer.why}` : answer.kind;
}
