/** What the customer thinks of a thread: its properties in the namespace `rating` ("Default properties", v3.6). Pure. */
import type { Properties } from "../channel.ts";

export interface Rating {
  /** 1 for good, 0 for bad. */
  readonly score: 0 | 1 | null;
  readonly comment: string | null;
}

/** Null where there is nothing of a rating among them. */
export function readRating(properties: Properties): Rating | null {
  const { score, comment } = properties["rating"] ?? {};
  const read = {
    score: score === 0 || score === 1 ? score : null,
    comment: typeof comment === "string" && comment.trim() !== "" ? comment : null,
  } as const;
  return read.score === null && read.comment === null ? null : read;
}
