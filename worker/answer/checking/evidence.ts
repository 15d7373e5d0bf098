/** What the cited passages state, and whether that is what a reply says. Pure. */
import { squeezeCode } from "../../knowledge/codes.ts";
import type { Passage } from "../../knowledge/passage.ts";
import { statedIn } from "./claims.ts";
import type { NamedCode } from "./named-codes.ts";
import { formsOf, slashLists } from "./code-forms.ts";
import { plainText } from "./plain-text.ts";
import { bareNumber, blanked, measuresIn } from "./quantities.ts";
import type { Quantity } from "./quantities.ts";
import { LONGEST_SENTENCE, clauseAt, clausesOf, leadAt, tailAt } from "./clauses.ts";
import { countsIn } from "./counts.ts";
import { segmentsOf } from "./segments.ts";
import type { Segment } from "./segments.ts";
import { headAt } from "./cell-heads.ts";
import { areOneKind, namesUnit } from "./units.ts";
import type { Unit } from "./units.ts";

export type CitedPassage = Pick<
  Passage,
  "text" | "title" | "headings" | "document" | "revision" | "language" | "kind"
> &
  Partial<Pick<Passage, "page" | "url" | "path">>;

/** Where something stands: which passage, and which piece of it. */
export interface Place {
  readonly passage: number;
  readonly segment: Segment;
}

/** A number that a passage states. */
export interface Mention extends Place {
  readonly quantity: Quantity;
  /** Its own, or the one that its column, row or product gives it. */
  readonly unit: Unit | null;
}

/** A code that a passage names. */
export interface CodeMention extends Place {
  readonly code: NamedCode;
  /** As it may be named: whole, and at its separators in part. Without separators, in capitals. */
  readonly forms: readonly string[];
}

export interface PassageEvidence {
  /** As it is compared; see `plainText`. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly codes: readonly CodeMention[];
  /** Title, headings and number: what the whole passage is about. */
  readonly about: string;
  /** The innermost heading: of a part its number. */
  readonly heading: string;
  /** Codes that its file's name may hold, as `forms` of a mention. A name says which product it is, and no value. */
  readonly calledBy: ReadonlySet<string>;
  readonly isPart: boolean;
  readonly document: string;
  readonly revision: string | null;
}

/** What is read from a passage. `index` is its place among the cited ones. A passage is read once. */
export function evidenceOf(passage: CitedPassage, index: number): PassageEvidence {
  const places = readings.get(passage) ?? new Map<number, PassageEvidence>();
  const [atAnother] = places.values();
  const evidence = places.get(index) ?? placed(atAnother ?? readEvidence(passage, index), index);
  readings.set(passage, places.set(index, evidence));
  return evidence;
}

/** By place. A reply is checked while it is written, over and over against the same passages. */
const readings = new WeakMap<CitedPassage, Map<number, PassageEvidence>>();

function placed(evidence: PassageEvidence, index: number): PassageEvidence {
  const at = <Held extends Place>(held: readonly Held[]) => held.map((one) => ({ ...one, passage: index }));
  return { ...evidence, mentions: at(evidence.mentions), codes: at(evidence.codes) };
}

function readEvidence(passage: CitedPassage, index: number): PassageEvidence {
  const text = plainText(passage.text);
  const about = plainText([passage.title, ...passage.headings, passage.document ?? ""].join("\n"));
  const page = passage.page === null || passage.page === undefined ? "" : `Page ${passage.page}`;
  const inText = segmentsOf(text);
  const above = [...about.split("\n"), page].filter((line) => line !== "");
  const wholes = [
    ...inText,
    ...above.map((line, at): Segment => ({
      text: line,
      whole: line,
      head: "",
      label: line,
      line: -1 - at,
      isRow: false,
      isHead: true,
      key: "",
      name: "",
      unit: null,
    })),
  ];
  const mentions: Mention[] = [];
  const codes: CodeMention[] = [];
  for (const whole of wholes) {
    // A list is read as a whole, since its unit stands at its end; each item is then placed in its own clause.
    for (const { quantity, code, start } of statedIn(whole.text, passage.language)) {
      const head = headAt(whole.head, whole.key, whole.text, start, quantity);
      const segment = { ...whole, head, text: clauseAt(whole.text, start) };
      if (quantity === null) {
        codes.push({ passage: index, segment, code, forms: [code.code, ...formsOf(code)] });
      } else {
        const unit = quantity.unit ?? quantity.besideUnit ?? segment.unit;
        const label = segment.isRow ? segment.label : withoutRivals(segment, unit);
        const [lead, tail] = segment.isRow ? ["", ""] : [leadAt(whole.text, start), tailAt(whole.text, start)];
        mentions.push({
          quantity,
          passage: index,
          segment: { ...segment, label, text: `${segment.text}${tail} ${lead}`.trimEnd() },
          unit,
        });
      }
    }
    // Three for a reply that says 3: `40 € for three`.
    for (const { written, start, count } of countsIn(whole.text, passage.language)) {
      const quantity = bareNumber(written, start, count);
      mentions.push({ quantity, passage: index, segment: { ...whole, text: clauseAt(whole.text, start) }, unit: null });
    }
    for (const code of slashLists(whole.text)) {
      codes.push({ passage: index, segment: whole, code, forms: [code.code] });
    }
  }
  const document = squeezeCode(passage.document ?? "").toUpperCase();
  const isPart = passage.kind === "part";
  const heading = plainText(passage.headings.at(-1) ?? passage.title);
  const calledBy = namesIn(passage.path ?? "");
  return { text, mentions, codes, about, heading, calledBy, isPart, document, revision: passage.revision };
}

/** Of `valves/ax-310-b` also AX310 and 310B: what stands between signs, and any such pieces in a row. */
function namesIn(path: string): ReadonlySet<string> {
  return new Set(
    path.split("/").flatMap((name) => {
      const pieces = name.split(/[^\p{L}\p{N}]+/u).slice(0, MOST_PIECES);
      return pieces.flatMap((_, from) =>
        pieces.slice(from).map((__, more) => squeezeCode(pieces.slice(from, from + more + 1).join("")).toUpperCase()),
      );
    }),
  );
}

const MOST_PIECES = 20;

/** The sentence without the clauses that state other quantities of the kind. */
function withoutRivals({ label, whole, text }: Segment, unit: Unit | null): string {
  if (whole.length > LONGEST_SENTENCE) {
    return text;
  }
  const others = clausesOf(whole).filter(
    (clause) => clause !== text && measuresIn(clause).some((other) => unit !== null && other.unit?.kind === unit.kind),
  );
  return others.reduce((left, clause) => left.replace(clause, " "), label);
}

/** Whether the mention states the claimed quantity: value, sign, unit, and kind of current where both say it. */
export function holds(claimed: Quantity, { quantity, segment, unit: theirs }: Mention, about: string): boolean {
  if (claimed.isTolerance && !quantity.isTolerance) {
    return false;
  }
  if (claimed.unit === null) {
    return quantity.values.some((value) => claimed.values.includes(value));
  }
  const { unit } = claimed;
  if (theirs === null) {
    if (!quantity.values.some((value) => claimed.values.includes(value))) {
      return false;
    }
    const named = [segment.head, withoutMeasures(segment.label), withoutMeasures(segment.text), about].some((text) =>
      namesUnit(text, unit.name),
    );
    return named;
  }
  // What is paid or used per hour is another quantity of the same sentence than what is paid at once.
  const isRate = unit.kind.includes("/") && !theirs.kind.includes("/");
  if (isRate && measuresIn(segment.whole).some((one) => one.unit?.kind === unit.kind)) {
    return false;
  }
  const places = `${segment.head} ${segment.text}`;
  const opposite =
    quantity.current ?? (claimed.current === "ac" ? onlyNames(places, "dc", "ac") : onlyNames(places, "ac", "dc"));
  if (claimed.current !== null && opposite !== null && opposite !== claimed.current) {
    return false;
  }
  return (
    areOneKind(theirs, unit) &&
    quantity.values.some((value) => claimed.values.some((said) => isEqual(value * theirs.scale, said * unit.scale)))
  );
}

/** The unit of another number is not this one's. */
function withoutMeasures(text: string): string {
  return blanked(text, measuresIn(text)).replaceAll("\u0000", " ");
}

/** `ac` where the text names it and not the other. */
function onlyNames<Kind extends "ac" | "dc">(text: string, kind: Kind, other: "ac" | "dc"): Kind | null {
  const names = (one: string) => new RegExp(String.raw`(?<!\p{L})${one}(?!\p{L})`, "iu").test(text);
  return names(kind) && !names(other) ? kind : null;
}

function isEqual(a: number, b: number): boolean {
  // A number of some hundred digits is infinite, and within any share of infinity.
  return a === b || (Number.isFinite(a - b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
}
