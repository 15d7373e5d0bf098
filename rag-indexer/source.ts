/** What a parser makes of a source file, whatever its format. */
import type { PassageContent } from "../worker/knowledge/contract.ts";
import type { StatedDetails } from "./details.ts";
import type { FileProblem } from "./failure.ts";
import type { Columns, Declared } from "./sources/declaration.ts";

/** Counted from 1, where the document has pages. */
interface OnPage {
  readonly page?: number;
}

/** A piece of a document that belongs together, in Markdown. */
export type Block = OnPage &
  (
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "code"; readonly text: string }
    /** Items with their markers, as written. */
    | { readonly kind: "list"; readonly items: readonly string[] }
    /** `header` holds the delimiter row too. */
    | { readonly kind: "table"; readonly header: string; readonly rows: readonly string[] }
  );

export interface Section {
  /** Headings above, outermost first, without the document's title. */
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
}

interface AnySource {
  /** For messages. */
  readonly name: string;
  /** Below the folder, without extension. */
  readonly path: string;
  /** Address of the document where it names none itself. */
  readonly url: string | null;
  /** What sources.yaml says of it. */
  readonly declared?: Declared;
  /** For tables: which column holds what. */
  readonly columns?: Columns;
  /** For workbooks: the sheet to read; else all that are not hidden, or the first of these where there are `columns`. */
  readonly sheet?: string;
}

/** A file of a text format, as it goes into a parser. */
export interface SourceFile extends AnySource {
  readonly text: string;
}

/** A file of a binary format. */
export interface BinaryFile extends AnySource {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One row of a part table: its fields by their own names, mapped where sources.yaml maps them. */
export interface PartRow {
  /** Line, row or record, counted from 1, by which a person finds it. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * A prose document comes as sections to be chunked, a table of parts as finished passages. Notes are what its
 * authors should know and what stops nothing.
 */
export type ParsedSource =
  | {
      readonly kind: "prose";
      readonly details: StatedDetails;
      readonly sections: readonly Section[];
      readonly notes?: readonly string[];
    }
  | {
      readonly kind: "parts";
      readonly details: StatedDetails;
      readonly passages: readonly PassageContent[];
      readonly rows: readonly PartRow[];
      /** What stands around the parts, and tables of other things beside them. */
      readonly sections: readonly Section[];
    }
  | BadSource;

export interface BadSource {
  readonly kind: "bad";
  readonly problems: readonly FileProblem[];
}

export function badSource(file: { readonly name: string }, line: number | null, problem: string): BadSource {
  return { kind: "bad", problems: [{ file: file.name, line, problem }] };
}
