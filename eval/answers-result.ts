/** What a run came to: counts by expectation, language and tag, and each reply. Pure. */
import type { Played } from "./answers-chat.ts";
import type { AnswerQuestionLine } from "./answers-questions.ts";
import type { Verdict } from "./answers-verdict.ts";

export interface Judged {
  readonly question: AnswerQuestionLine;
  readonly played: Played;
  readonly verdict: Verdict;
}

export interface Count {
  readonly questions: number;
  readonly pass: number;
  readonly fail: number;
  /** Of those that fail: statements that should not have been made. The others fail for want of one. */
  readonly wrong: number;
}

export interface AnswersResult {
  readonly models: string;
  readonly questions: number;
  readonly total: Count;
  readonly by_expect: Readonly<Record<string, Count>>;
  readonly by_lang: Readonly<Record<string, Count>>;
  readonly by_tag: Readonly<Record<string, Count>>;
  readonly by_decision: Readonly<Record<string, number>>;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly replies: readonly {
    readonly id: string;
    readonly question: string;
    readonly lang: string;
    readonly tags: readonly string[];
    readonly expect: string;
    readonly reply: string;
    readonly sources: Played["sources"];
    readonly decision: string;
    readonly handoff: Played["handoff"];
    readonly verdict: "pass" | "fail";
    readonly wrong: boolean;
    readonly why: string;
    readonly milliseconds: number;
  }[];
}

export function resultOf(models: string, judged: readonly Judged[]): AnswersResult {
  const times = judged.map(({ played }) => played.milliseconds).toSorted((left, right) => left - right);
  const percentile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const decisions = Object.entries(Object.groupBy(judged, ({ played }) => played.decision));
  return {
    models,
    questions: judged.length,
    total: countOf(judged),
    by_expect: countBy(judged, ({ expect }) => [expect]),
    by_lang: countBy(judged, ({ lang }) => [lang]),
    by_tag: countBy(judged, ({ tags }) => tags),
    by_decision: Object.fromEntries(decisions.map(([name, some]) => [name, some?.length ?? 0])),
    p50_ms: percentile(0.5),
    p99_ms: percentile(0.99),
    replies: judged.map(({ question, played, verdict }) => ({
      id: question.id,
      question: question.question,
      lang: question.lang,
      tags: question.tags,
      expect: question.expect,
      reply: played.reply,
      sources: played.sources,
      decision: played.handoff === null ? played.decision : `hand-off: ${played.handoff.reason}`,
      handoff: played.handoff,
      verdict: verdict.verdict,
      wrong: verdict.isWrong,
      why: verdict.why,
      milliseconds: played.milliseconds,
    })),
  };
}

function countOf(some: readonly { readonly verdict: Verdict }[]): Count {
  const passed = some.filter(({ verdict }) => verdict.verdict === "pass").length;
  const wrong = some.filter(({ verdict }) => verdict.isWrong).length;
  return { questions: some.length, pass: passed, fail: some.length - passed, wrong };
}

function countBy(
  judged: readonly Judged[],
  groupsOf: (question: AnswerQuestionLine) => readonly string[],
): Record<string, Count> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    for (const group of new Set(groupsOf(one.question))) {
      groups.set(group, [...(groups.get(group) ?? []), one]);
    }
  }
  return Object.fromEntries(
    [...groups].toSorted(([left], [right]) => left.localeCompare(right)).map(([name, some]) => [name, countOf(some)]),
  );
}

export function countTable(title: string, counts: Readonly<Record<string, Count>>): string {
  const width = Math.max(title.length, ...Object.keys(counts).map((name) => name.length)) + 2;
  const columns = ["questions", "pass", "fail", "wrong"] as const;
  const head = title.padEnd(width) + columns.map((column) => column.padStart(11)).join("");
  const lines = Object.entries(counts).map(
    ([name, count]) => name.padEnd(width) + columns.map((column) => String(count[column]).padStart(11)).join(""),
  );
  return [head, ...lines].join("\n");
}
