/** Documents full of near misses, and how often a reply of the offline model is right, wrong or silent about them. */
import type { Passage } from "../../demo/models/prompt.ts";
import { replyTo } from "../../demo/models/reply.ts";
import { checkAgainstSources } from "../../worker/answer/checking/check.ts";

/** `expected`: what the answer must contain, null when the passages don't tell; `never`: what makes it wrong. */
interface Case {
  readonly question: string;
  readonly expected: string | readonly string[] | null;
  readonly never?: readonly string[];
  /** How it must say that the document is out of date. */
  readonly says?: string;
  readonly earlier?: readonly string[];
}

export interface Topic {
  readonly passages: readonly Passage[];
  readonly cases: readonly Case[];
}

export function passage(id: string, title: string, section: string, text: string, status?: string): Passage {
  return { id, title, section, text, ...(status === undefined ? {} : { status }) };
}

type Mark = "right" | "wrong" | "rightly unknown" | "wrongly unknown";

function markOf(topic: Topic, one: Case): { readonly mark: Mark; readonly line: string } {
  const turns = (one.earlier ?? []).map((text) => ({ role: "customer" as const, text }));
  const reply = replyTo({ passages: topic.passages, turns, question: one.question });
  const cited = topic.passages.filter(({ id }) => reply.sources.includes(id));
  const sources = cited.map(({ title, section, text }) => [title, section, text].join("\n"));
  const line = `${one.question} → ${reply.kind} ${reply.confidence}: ${reply.text}`;
  if (reply.kind !== "answer") {
    return { mark: one.expected === null ? "rightly unknown" : "wrongly unknown", line };
  }
  const wanted = [one.expected ?? [], one.says ?? []].flat();
  const right =
    one.expected !== null &&
    wanted.every((part) => reply.text.includes(part)) &&
    !(one.never ?? []).some((part) => reply.text.includes(part)) &&
    checkAgainstSources(reply.text, sources).unsupported.length === 0;
  return { mark: right ? "right" : "wrong", line };
}

/** Parts of all cases, from 0 to 1, and a line for each case that failed. */
export function marksOf(topic: Topic): { readonly wrong: number; readonly right: number; readonly failed: string[] } {
  const marks = topic.cases.map((one) => markOf(topic, one));
  const count = (mark: Mark) => marks.filter((one) => one.mark === mark).length / marks.length;
  const failed = marks.filter(({ mark }) => mark.startsWith("wrong")).map(({ mark, line }) => `${mark}: ${line}`);
  return { wrong: count("wrong"), right: count("right") + count("rightly unknown"), failed };
}
