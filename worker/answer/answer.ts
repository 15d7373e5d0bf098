/** One question, straight through: search → prompt → generate → check. */
import type { Source } from "../channels/channel.ts";
import type { Config, Env } from "../config.ts";
import type { TranscriptLine } from "../conversation/ledger.ts";
import { AnswerFailure } from "../conversation/answering.ts";
import type { About, Answer, AnswerQuestion } from "../conversation/answering.ts";
import type { Passage, SearchResult } from "../knowledge/passage.ts";
import { searchKnowledge } from "../knowledge/search.ts";
import { answerModel, embedder } from "../models.ts";
import type { LogEntry } from "../store/log.ts";
import { checkAgainstSources } from "./check.ts";
import { standaloneQuery } from "./follow-up.ts";
import { readCitations } from "./citations.ts";
import type { Draft } from "./draft.ts";
import { generate } from "./generate.ts";
import type { Generated } from "./generate.ts";
import { buildPrompt, PROMPT_VERSION } from "./prompt.ts";
import type { PromptTurn } from "./prompt.ts";

const PASSAGES = 8;
const TIMEOUT_MS = 45_000;
const HISTORY_TURNS = 8;
/** Buttons under a question back. */
const MOST_OPTIONS = 6;

/** The answering half of one Worker: its knowledge, its models. */
export function createAnswerQuestion(config: Config, env: Env): AnswerQuestion {
  const model = answerModel(config);
  const knowledge = {
    db: env.DB,
    vectors: env.VECTORIZE,
    embed: embedder(config),
    embeddingModel: config.EMBEDDING_MODEL,
  };
  return async ({ turn, text, transcript, asked: spoken, signal }) => {
    const earlier = transcript.filter((line) => !turn.covers.includes(line.id));
    const asked = earlier.filter(({ role }) => role === "customer").map((line) => line.text);
    const query = standaloneQuery(text, asked);
    const found = await searchKnowledge(knowledge, query, { limit: PASSAGES, signal });
    const passages = found.hits.map((hit) => hit.passage);
    const prompt = buildPrompt({
      conversation: earlier.slice(-HISTORY_TURNS).map(toPromptTurn),
      alreadyAsked: spoken,
      passages,
      parts: found.parts,
      language: null,
      question: text,
      repair: null,
    });
    const startedAt = Date.now();
    const callRow = (result: string, given: Partial<Generated> = {}): LogEntry => ({
      table: "model_calls",
      id: `${turn.id}:answer:${startedAt}`,
      turn: turn.id,
      role: "answer",
      model: config.CHAT_MODEL,
      prompt: PROMPT_VERSION,
      inputTokens: given.inputTokens ?? null,
      outputTokens: given.outputTokens ?? null,
      milliseconds: Date.now() - startedAt,
      result,
      confidence: given.draft?.confidence ?? null,
    });
    const rows = retrievalRows(turn.id, found, startedAt);
    try {
      const generated = await generate(model, prompt, signal, TIMEOUT_MS);
      const answer = judge(generated.draft, passages);
      const result = answer.kind === "unsure" ? `unsure: ${answer.why}` : answer.kind;
      const tokens = (generated.inputTokens ?? 0) + (generated.outputTokens ?? 0);
      return { answer, about: aboutOf(text), tokens, log: [...rows, callRow(result, generated)] };
    } catch (error) {
      const name = error instanceof Error ? error.name : "unknown";
      throw new AnswerFailure(name, [...rows, callRow(name)]);
    }
  };
}

const HAND_OFF = { kind: "hand-off", text: null, sources: [] } as const;

/** One assistant for everything. */
function aboutOf(question: string): About {
  return {
    assistant: "general",
    topic: "other",
    language: "en",
    wish: question,
    sentiment: "calm",
    group: null,
    parts: [],
  };
}

/** What may be sent of what the model wrote. */
export function judge(draft: Draft, passages: readonly Passage[]): Answer {
  switch (draft.kind) {
    case "wants_human":
      return { ...HAND_OFF, reason: "requested", evidence: "the model took it for a request" };
    case "unknown":
      return { kind: "unsure", confidence: draft.confidence, why: "the passages do not hold the answer", draft: null };
    case "small_talk":
      return checkAgainstSources(draft.text, []).unsupported.length === 0 && draft.text.trim() !== ""
        ? { kind: "small-talk", text: draft.text.trim() }
        : { kind: "unsure", confidence: draft.confidence, why: "small talk that states a figure", draft: null };
    case "clarify": {
      const question = readCitations(draft.text).text;
      return question === ""
        ? { kind: "unsure", confidence: draft.confidence, why: "a question back without words", draft: null }
        : { kind: "clarify", text: question, options: draft.options.slice(0, MOST_OPTIONS) };
    }
    case "contradiction":
      return { ...HAND_OFF, reason: "contradiction", evidence: readCitations(draft.text).text };
    case "answer":
      return judgeAnswer(draft, passages);
  }
}

function judgeAnswer(draft: Draft, passages: readonly Passage[]): Answer {
  const { confidence } = draft;
  const { text, sentences } = readCitations(draft.text);
  const ids = new Set([...draft.sources, ...sentences.flatMap(({ cites }) => cites)]);
  const cited = [...ids].map((id) => passages[Number(/^p(\d+)$/.exec(id)?.[1] ?? 0) - 1]);
  if (text === "" || cited.length === 0 || cited.some((passage) => passage === undefined)) {
    return { kind: "unsure", confidence, why: "the answer does not name passages that were found", draft: null };
  }
  const rests = cited.filter((passage) => passage !== undefined);
  const { unsupported } = checkAgainstSources(text, rests.map(wholeText));
  if (unsupported.length > 0) {
    return { kind: "unsure", confidence, why: `not in the cited passages: ${unsupported.join(", ")}`, draft: text };
  }
  return { kind: "answer", text, confidence, sources: sourcesOf(rests), claims: [] };
}

function wholeText(passage: Passage): string {
  return [passage.title, ...passage.headings, passage.document ?? "", passage.text].join("\n");
}

/** One for each document, with the pages that were cited where it has pages. */
function sourcesOf(passages: readonly Passage[]): Source[] {
  const byPath = Map.groupBy(passages, (passage) => passage.path);
  return [...byPath.values()].flatMap((cited) => {
    const [first] = cited;
    if (first === undefined) {
      return [];
    }
    const pages = [...new Set(cited.flatMap((passage) => passage.page ?? []))].toSorted((left, right) => left - right);
    const details = [
      [first.document, first.revision === null ? null : `rev. ${first.revision}`]
        .filter((part) => part !== null)
        .join(" "),
      pages.length === 0 ? "" : `p. ${pages.join(", ")}`,
      // A catalogue is current whatever became of the part that it lists.
      first.status === "current" || first.kind === "part" ? "" : first.status,
    ].filter((part) => part !== "");
    const title = details.length === 0 ? first.title : `${first.title} (${details.join(", ")})`;
    return [{ title, url: first.url }];
  });
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
