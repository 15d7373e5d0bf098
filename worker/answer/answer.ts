/**
 * One question, straight through: what is known of it (search, triage, budget, all at once), then the
 * model writes and is judged. Every way ends in a reply or a human.
 */
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { AnswerGivenUp } from "../conversation/answering.ts";
import type { Answer, Answered, AnswerQuestion, Question } from "../conversation/answering.ts";
import type { TranscriptLine } from "../conversation/ledger.ts";
import type { SearchResult } from "../knowledge/passage.ts";
import { rerankerOf } from "../knowledge/rerank.ts";
import { searchKnowledge } from "../knowledge/search.ts";
import { answerModels, embedder, triageModel } from "../models.ts";
import type { LogEntry } from "../store/log.ts";
import { aboutOf } from "./about.ts";
import { exhausted } from "./budget.ts";
import { CallLog } from "./call-log.ts";
import { handOff, withoutAsking, withoutWriting } from "./certain.ts";
import { choosePassages } from "./choose-passages.ts";
import { gather } from "./gather.ts";
import type { Limits } from "./generate.ts";
import { pause } from "./pause.ts";
import type { PromptTurn } from "./prompt.ts";
import { retrievalRows, routeRow, unsentRows } from "./rows.ts";
import { heardLanguage, isOurs, spokenLanguage } from "./spoken-language.ts";
import { Shown } from "./tools.ts";
import { isHeldBack, supportOf, withoutSupport } from "./support.ts";
import type { Support } from "./support.ts";
import { triageByRules } from "./triage.ts";
import type { Triage } from "./triage.ts";
import { maskerFor, restoreAnswer, restoreClaims, withoutPlaceholders } from "./safety/unmask.ts";
import { excerpts } from "./without-models.ts";
import { write } from "./write.ts";

const HISTORY_TURNS = 8;

export interface AnswerOptions {
  readonly now?: () => number;
  readonly limits?: Limits;
  readonly pause?: typeof pause;
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
  const answerOne = async (question: Question, calls: CallLog): Promise<Answered> => {
    const { turn, transcript, signal } = question;
    const startedAt = now();
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
    const search = (query: string, limit: number) =>
      searchKnowledge(knowledge, withoutPlaceholders(query), { limit, signal });

    const languageFor = ({ language }: Triage): string => spokenLanguage(text, said, language);

    const answered = (
      answer: Answer,
      triage: Triage,
      found: SearchResult | null,
      log: readonly LogEntry[],
      support: Support | null = null,
    ): Answered => ({
      answer: restoreAnswer(answer, restore),
      about: aboutOf({ ...triage, wish: restore(triage.wish) }, languageFor(triage), found?.parts ?? [], config),
      tokens: calls.tokens,
      log: [
        ...(found === null ? [] : retrievalRows(turn.id, found, startedAt)),
        ...calls.rows,
        routeRow(turn.id, triage, languageFor(triage), support, startedAt),
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
    const passages = choosePassages(found.hits, triage.assistant);
    const isReply = earlier.length > 0 && question.asked.map(mask).includes(earlier.at(-1)?.text ?? "");
    const support = supportOf({ text, query: known.query, triage, passages, found, isReply });
    if (isHeldBack(support)) {
      return answered(withoutSupport(support), triage, found, [], support);
    }
    const spokenIn = languageFor(triage);
    const language = isOurs(spokenIn) ? spokenIn : heardLanguage(text, said);
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
      asked: known.query.replaceAll("\n", " "),
      language,
      checkedLanguage: isOurs(spokenIn) ? spokenIn : null,
      useTools: config.MODEL_TOOLS === "on",
      search,
      calls,
      signal,
      secrets,
      onPreview: (preview) => question.onPreview(restore(preview)),
      now,
      pause: options.pause ?? pause,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    const rows = unsentRows(turn.id, restoreClaims(unsent, restore), startedAt);
    if (answer !== null) {
      return answered(answer, triage, found, rows, support);
    }
    const instead = excerpts(passages, language);
    const down = handOff("models-down", "no model answered");
    return answered(instead === null ? down : { ...down, ...instead }, triage, found, rows, support);
  };
  return async (question) => {
    const calls = new CallLog(question.turn.id, now);
    try {
      return await answerOne(question, calls);
    } catch (error) {
      throw new AnswerGivenUp(error, calls.tokens, calls.rows);
    }
  };
}

/** Values that no reply may tell. */
function secretsOf(config: Config): string[] {
  return Object.entries(config).flatMap(([name, value]) =>
    /(?:_KEY|_TOKEN|_SECRET|_SECRET_PREVIOUS)$/.test(name) && typeof value === "string" ? [value] : [],
  );
}

function toPromptTurn({ role, text }: TranscriptLine): PromptTurn {
  return { role: role === "customer" ? "customer" : "assistant", text };
}
