/**
 * One question, straight through: what is known of it (search, triage, budget, all at once), then the
 * model writes and is judged. Every way ends in a reply or a human.
 */
import type { Config, Env } from "../config.ts";
import type { About, Answer, Answered, AnswerQuestion, PartVerdict, Question } from "../conversation/answering.ts";
import type { TranscriptLine } from "../conversation/ledger.ts";
import { LANGUAGES, languageOf } from "../language.ts";
import type { Language } from "../language.ts";
import type { SearchHit, SearchResult } from "../knowledge/passage.ts";
import type { ResolvedPart } from "../knowledge/parts.ts";
import { rerankerOf } from "../knowledge/rerank.ts";
import { searchKnowledge } from "../knowledge/search.ts";
import { answerModels, embedder, triageModel } from "../models.ts";
import type { LogEntry } from "../store/log.ts";
import { abuseIn } from "./abuse.ts";
import type { Assistant } from "./assistants/assistant.ts";
import { exhausted } from "./budget.ts";
import { CallLog } from "./call-log.ts";
import { gather } from "./gather.ts";
import { guardrailsIn } from "./guardrails.ts";
import type { Limits } from "./generate.ts";
import type { PromptTurn } from "./prompt.ts";
import { Shown } from "./tools.ts";
import { triageByRules } from "./triage.ts";
import type { Triage } from "./triage.ts";
import { maskerFor, restoreAnswer, restoreClaims, withoutPlaceholders } from "./unmask.ts";
import { excerpts } from "./without-models.ts";
import { write } from "./write.ts";

const PASSAGES = 8;
/** Of the best passages so many stay, whatever an assistant prefers. */
const KEPT = 4;
const HISTORY_TURNS = 8;

export interface AnswerOptions {
  readonly now?: () => number;
  readonly limits?: Limits;
}

/** The answering half of one Worker: its knowledge, its models. */
export function createAnswerQuestion(config: Config, env: Env, options: AnswerOptions = {}): AnswerQuestion {
  const now = options.now ?? Date.now;
  const models = answerModels(config);
  const triageBy = triageModel(config);
  const knowledge = {
    db: env.DB,
    vectors: env.VECTORIZE,
    embed: embedder(config),
    embeddingModel: config.EMBEDDING_MODEL,
    reranker: rerankerOf(config, env),
  };
  const secrets = secretsOf(config);
  return async (question) => {
    const { turn, transcript, signal } = question;
    const startedAt = now();
    const calls = new CallLog(turn.id, now);
    const { name, email } = question.customer;
    const { mask, restore } = maskerFor(config.MASK_PERSONAL_DATA === "on", {
      names: [name].filter((one) => one !== null),
      emails: [email].filter((one) => one !== null),
    });
    const earlier = transcript
      .filter((line) => !turn.covers.includes(line.id))
      .map((line) => ({ ...line, text: mask(line.text) }));
    const text = mask(question.text);
    const said = earlier.filter(({ role }) => role === "customer").map((line) => line.text);
    const conversation = earlier.slice(-HISTORY_TURNS).map(toPromptTurn);
    const spoken = said.reduce<Language>((language, one) => languageOf(one, language), "en");
    const heard = languageOf(text, spoken);
    const search = (query: string, limit: number) =>
      searchKnowledge(knowledge, withoutPlaceholders(query), { limit, signal });

    // The model knows more languages than we have words in, and hears one where a first message has no word that tells.
    const languageFor = ({ language: seen }: Triage): string =>
      seen !== null && (!isOurs(seen) || (said.length === 0 && !tellsItsLanguage(text))) ? seen : heard;

    const answered = (
      answer: Answer,
      triage: Triage,
      found: SearchResult | null,
      log: readonly LogEntry[],
    ): Answered => ({
      answer: restoreAnswer(answer, restore),
      about: aboutOf({ ...triage, wish: restore(triage.wish) }, languageFor(triage), found?.parts ?? [], config),
      tokens: calls.tokens,
      log: [
        ...(found === null ? [] : retrievalRows(turn.id, found, startedAt)),
        ...calls.rows,
        routeRow(question, triage, languageFor(triage), startedAt),
        ...log,
      ],
    });

    const beforehand = withoutAsking(question.text, exhausted(config, question.spentTokens, []));
    if (beforehand !== null) {
      return answered(beforehand, triageByRules(text, said, false), null, []);
    }
    const known = await gather(text, said, conversation, signal, {
      config,
      db: env.DB,
      triage: triageBy,
      search,
      calls,
      now,
    });
    const { triage, found } = known;
    const early = withoutWriting(triage, exhausted(config, question.spentTokens, known.today));
    if (early !== null) {
      return answered(early, triage, found, []);
    }
    const passages = choose(found.hits, triage.assistant);
    const spokenIn = languageFor(triage);
    const language = isOurs(spokenIn) ? spokenIn : heard;
    const { answer, unsent } = await write({
      models,
      assistant: triage.assistant,
      shown: new Shown(passages, found.parts),
      prompt: {
        conversation,
        alreadyAsked: question.asked.map(mask),
        language: spokenIn,
        question: text,
      },
      language,
      checkedLanguage: isOurs(spokenIn) ? spokenIn : null,
      useTools: config.MODEL_TOOLS === "on",
      search,
      calls,
      signal,
      secrets,
      onPreview: (preview) => question.onPreview(restore(preview)),
      now,
      pause,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    const rows = restoreClaims(unsent, restore).map((claim, index): LogEntry => ({
      table: "claims",
      id: `${turn.id}:unsent:${startedAt}:${index + 1}`,
      turn: turn.id,
      event: null,
      ...claim,
    }));
    if (answer !== null) {
      return answered(answer, triage, found, rows);
    }
    const instead = excerpts(passages, language);
    const down = handOff("models-down", "no model answered");
    return answered(instead === null ? down : { ...down, ...instead }, triage, found, rows);
  };
}

/** Values that no reply may tell. */
function secretsOf(config: Config): string[] {
  return Object.entries(config).flatMap(([name, value]) =>
    /(?:_KEY|_TOKEN|_SECRET|_SECRET_PREVIOUS)$/.test(name) && typeof value === "string" ? [value] : [],
  );
}

type HandOff = Extract<Answer, { kind: "hand-off" }>;

function handOff(reason: HandOff["reason"], evidence: string): HandOff {
  return { kind: "hand-off", reason, evidence, text: null, sources: [] };
}

/** What is certain before anything is looked up. */
function withoutAsking(text: string, spent: string | null): Answer | null {
  const abuse = abuseIn(text);
  if (abuse !== null) {
    return { kind: "abuse", evidence: `${abuse.kind}: ${abuse.evidence}` };
  }
  const [guardrail] = guardrailsIn(text);
  if (guardrail !== undefined) {
    return handOff("guardrail", `${guardrail.reason} (“${guardrail.evidence}”)`);
  }
  return spent === null ? null : handOff("budget", spent);
}

/** What is certain before a word is written. */
function withoutWriting({ topic, by }: Triage, spent: string | null): Answer | null {
  if (topic === "wants_human") {
    return handOff("requested", "the model took it for a request");
  }
  if (topic === "abuse" && by === "model") {
    return { kind: "abuse", evidence: "the model took it for abuse" };
  }
  return spent === null ? null : handOff("budget", spent);
}

/** The best few, then those of the documents that the assistant prefers, then the rest. */
function choose(hits: readonly SearchHit[], { prefers }: Assistant) {
  const passages = hits.map(({ passage }) => passage);
  const [best, rest] = [passages.slice(0, KEPT), passages.slice(KEPT)];
  const preferred = prefers === null ? [] : rest.filter(prefers);
  return [...best, ...preferred, ...rest.filter((passage) => !preferred.includes(passage))].slice(0, PASSAGES);
}

function isOurs(language: string): language is Language {
  return LANGUAGES.some((one) => one === language);
}

/** Whether the words tell their language by themselves, whatever was spoken before. */
function tellsItsLanguage(text: string): boolean {
  return languageOf(text, "en") === languageOf(text, "zh");
}

function aboutOf(triage: Triage, language: string, parts: readonly ResolvedPart[], config: Config): About {
  const { assistant, topic, wish, sentiment } = triage;
  return {
    assistant: assistant.name,
    topic,
    language,
    wish,
    sentiment,
    group: config.HANDOFF_GROUPS[assistant.name] ?? null,
    parts: parts.map(verdictOf),
  };
}

function verdictOf(part: ResolvedPart): PartVerdict {
  const { asked } = part;
  switch (part.kind) {
    case "exact":
      return { asked, verdict: `in the catalogue as ${part.part.number}` };
    case "obsolete":
      return { asked, verdict: `${part.part.number}, obsolete` };
    case "superseded":
      return {
        asked,
        verdict: `${part.part.number}, superseded by ${part.by ?? "a part that the catalogue does not name"}`,
      };
    case "family":
      return { asked, verdict: `the beginning of ${part.members.length} part numbers` };
    case "near-miss":
      return { asked, verdict: `not in the catalogue; like ${part.candidates.join(", ")}` };
    case "unknown":
      return { asked, verdict: "not in the catalogue" };
  }
}

function routeRow({ turn }: Question, triage: Triage, language: string, at: number): LogEntry {
  return {
    table: "routes",
    id: `${turn.id}:route:${at}`,
    turn: turn.id,
    assistant: triage.assistant.name,
    topic: triage.topic,
    language,
    why: triage.by,
  };
}

function retrievalRows(turn: string, found: SearchResult, at: number): LogEntry[] {
  const degraded = found.degraded.length === 0 ? null : found.degraded.join("; ");
  return found.hits.map((hit, index) => ({
    table: "retrievals",
    id: `${turn}:retrieval:${at}:${index + 1}`,
    turn,
    passage: hit.passage.id,
    rank: index + 1,
    score: hit.score,
    denseRank: hit.denseRank,
    lexicalRank: hit.lexicalRank,
    degraded,
  }));
}

function toPromptTurn({ role, text }: TranscriptLine): PromptTurn {
  return { role: role === "customer" ? "customer" : "assistant", text };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", abort, { once: true });
  });
}
