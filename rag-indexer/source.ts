/** What a parser makes of a source file, whatever its format. */
import type { DocumentDetails, PassageContent } from "../worker/knowledge/contract.ts";
import type { FileProblem } from "./failure.ts";

/** A piece of a document that belongs together, in Markdown. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  /** Items with their markers, as written. */
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** `header` holds the delimiter row too. */
  | { readonly kind: "table"; readonly header: string; readonly rows: readonly string[] };

export interface Section {
  /** Headings above, outermost first, without the document's title. */
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
}

/** A file, as it goes into a parser. */
export interface SourceFile {
  /** For messages. */
  readonly name: string;
  /** Below the folder, without extension. */
  readonly path: string;
  readonly text: string;
  /** Address of the document where it names none itself. */
  readonly url: string | null;
}

/** A prose document comes as sections to be chunked, a table of parts as finished passages. */
export type ParsedSource =
  | { readonly kind: "prose"; readonly details: DocumentDetails; readonly sections: readonly Section[] }
  | { readonly kind: "parts"; readonly details: DocumentDetails; readonly passages: readonly PassageContent[] }
  | { readonly kind: "bad"; readonly problems: readonly FileProblem[] };
