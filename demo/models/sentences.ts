/** Passage → statements: the sentences, list items, table rows and procedures that may be quoted. Pure. */
import type { Passage } from "./prompt.ts";
import { readTable, readRecord } from "./tables.ts";
import type { Cell } from "./tables.ts";

/**
 * `context` is what a reader sees above a statement (title, headings, the line that introduces a
 * list or table); `nearby` and `following` the sentences before and after it in the same paragraph.
 */
export interface Statement {
  readonly kind: "sentence" | "item" | "procedure" | "row" | "record";
  readonly passage: string;
  readonly position: number;
  readonly text: string;
  /** Of its document, where that is told and is not English. */
  readonly language?: string;
  readonly cells: readonly Cell[];
  readonly context: string;
  /** The words of its file's name. */
  readonly source: string;
  readonly nearby: string;
  readonly following: string;
  /** The question that it stands below, as in a list of frequent questions; empty below any other heading. */
  readonly question: string;
}

type Draft = Pick<Statement, "kind" | "text"> & {
  readonly cells?: readonly Cell[];
  readonly nearby?: string;
  readonly following?: string;
  readonly question?: string;
};

export function statementsOf(passages: readonly Passage[]): Statement[] {
  let position = 0;
  return passages.flatMap((passage) =>
    blocksOf(passage.text).flatMap((block) =>
      draftsOf(block.lines).map((draft): Statement => ({
        cells: [],
        nearby: "",
        following: "",
        question: isQuestion(nearest(passage, block)) ? nearest(passage, block) : "",
        ...draft,
        passage: passage.id,
        // Whole, for "bl87-435" is a name, and apart, for "relay-t78" is a word and one.
        source: `${passage.source ?? ""} ${(passage.source ?? "").replaceAll(/[-_/.]+/g, " ")}`.trim(),
        ...(passage.language === undefined ? {} : { language: passage.language }),
        position: position++,
        context: [passage.title, passage.section, ...block.headings, block.leadIn, draft.question ?? ""]
          .filter((part) => part !== "")
          .join(" > "),
      })),
    ),
  );
}

function isQuestion(text: string): boolean {
  return /[?？]\s*$/.test(text);
}

function nearest(passage: Passage, { headings, leadIn }: Block): string {
  const section = passage.section.split(" > ").at(-1) ?? "";
  return leadIn === "" ? (headings.findLast((heading) => heading !== "") ?? section) : leadIn;
}

interface Block {
  readonly lines: readonly string[];
  readonly headings: readonly string[];
  readonly leadIn: string;
}

/** Paragraphs, lists and tables, each with the headings above it and the line that introduces it. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const headings: string[] = [];
  let lines: string[] = [];
  let leadIn = "";
  const finish = () => {
    if (lines.length > 0) {
      blocks.push({ lines, headings: [...headings], leadIn });
      const last = lines.at(-1) ?? "";
      leadIn = leadsIn.test(last) && !isItem(last) ? plain(last) : "";
    }
    lines = [];
  };
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading !== null) {
      finish();
      headings.splice((heading[1] ?? "").length - 1);
      headings[(heading[1] ?? "").length - 1] = plain(heading[2] ?? "");
      leadIn = "";
    } else if (line === "" || line.startsWith("```") || isAside(line)) {
      // A blank line between two items does not end their list.
      if (!isItem(lines.at(-1) ?? "")) {
        finish();
      }
    } else {
      if (lines.length > 0 && kindOf(line, lines) !== kindOf(lines.at(-1) ?? "", lines)) {
        finish();
      }
      lines.push(line);
    }
  }
  finish();
  return blocks;
}

const leadsIn = /[:?？]\**$|\b(?:as follows|following|below)\b[^.]*\.$/i;

/** A line all in italics is a remark on the document, not a part of what it tells. */
function isAside(line: string): boolean {
  return /^([*_])(?![*_\s])[^*_]*[^*_\s]\1$/.test(line);
}

function kindOf(line: string, before: readonly string[]): "table" | "list" | "text" {
  if (line.startsWith("|")) {
    return "table";
  }
  return isItem(line) || (isItem(before[0] ?? "") && /^[a-z(]/.test(line)) ? "list" : "text";
}

function isItem(line: string): boolean {
  return /^(?:[-*+•]|\d{1,2}[.)]|step \d+[.:])\s/i.test(line);
}

function draftsOf(lines: readonly string[]): Draft[] {
  const first = lines[0] ?? "";
  if (first.startsWith("|")) {
    return readTable(lines).map((cells) => ({
      kind: "row",
      text: cells.map((cell) => cell.value).join(", "),
      cells,
    }));
  }
  if (isItem(first)) {
    return listDrafts(lines);
  }
  const record = readRecord(lines);
  if (record !== undefined) {
    return [{ kind: "record", text: record.map((cell) => cell.value).join(", "), cells: record }];
  }
  const sentences = splitSentences(plain(lines.join(" ")));
  // "Is there a desk? Yes, at gate B.": what follows a question answers it.
  const asked = sentences.length > 1 && isQuestion(sentences[0] ?? "") ? { question: sentences[0] ?? "" } : {};
  return sentences.map((text, index) => ({
    kind: "sentence",
    text,
    nearby: sentences[index - 1] ?? "",
    following: sentences[index + 1] ?? "",
    ...(index > 0 ? asked : {}),
  }));
}

/** A numbered list is one procedure as well as its single steps. */
function listDrafts(lines: readonly string[]): Draft[] {
  const items: string[] = [];
  for (const line of lines) {
    if (isItem(line) || items.length === 0) {
      items.push(line);
    } else {
      items.push(`${items.pop() ?? ""} ${line}`);
    }
  }
  const steps = items.filter((item) => /^(?:\d|step)/i.test(item));
  const drafts: Draft[] = items.map((item) => ({
    kind: "item",
    text: plain(item.replace(/^(?:[-*+•]|\d{1,2}[.)])\s+/, "")),
  }));
  if (steps.length >= 2 && steps.length === items.length) {
    drafts.push({ kind: "procedure", text: steps.map(plain).join("\n") });
  }
  return drafts;
}

/** Sentences end where a capital or an opening follows; "approx. 5", "No. 3" and "9.5" do not end one. */
export function splitSentences(text: string): string[] {
  return text
    .split(
      /(?<=[.!?]["”)]?)(?<!\b(?:approx|max|min|no|fig|e\.g|i\.e|vs|incl|ca|dia|ref|sec|typ|nom)\.)\s+(?=["“(]?[\p{Lu}\d])|(?<=[。！？])/iu,
    )
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Markdown marks off; every letter and digit stays. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, "$1")
    .replace(/^>\s+/, "")
    .trim();
}
