/** What the knowledge gives to the rest of the Worker: passages, and why they were found. */

import type { ResolvedPart } from "./parts.ts";

/** A piece of one document, as it is quoted. */
export interface Passage {
  /** Content address: the same text is the same passage, in whatever file it stands. */
  readonly id: string;
  /** Markdown. A part of the catalogue reads as `Field: value` lines. */
  readonly text: string;
  readonly title: string;
  /** Headings above the text, outermost first, without the title. */
  readonly headings: readonly string[];
  /** Path of the source file below the knowledge folder, without extension. */
  readonly path: string;
  /** Document number and revision, where the document has them. */
  readonly document: string | null;
  readonly revision: string | null;
  /** Where a customer can open the document, if anywhere. */
  readonly url: string | null;
  readonly language: string;
  readonly kind: "prose" | "part";
  /** Of the document, or, within a current catalogue, of the part. */
  readonly status: "current" | "superseded" | "obsolete";
  /** Of a PDF, counted from 1. */
  readonly page?: number | null;
  /** Number of the document that replaces this one. */
  readonly supersededBy?: string | null;
  readonly trust?: "authoritative" | "reviewed" | "unreviewed" | null;
}

export interface SearchHit {
  readonly passage: Passage;
  /** Fused score; higher is better, comparable within one search only. */
  readonly score: number;
  /** Place in each list, counted from 1; null where the passage was not in it. */
  readonly denseRank: number | null;
  readonly lexicalRank: number | null;
  /** The record of a part that the question names. */
  readonly exactPart: boolean;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** The halves that could not be asked, with the reason; empty when all went well. */
  readonly degraded: readonly string[];
  /** What the catalogue says of the part numbers in the question. */
  readonly parts: readonly ResolvedPart[];
}
