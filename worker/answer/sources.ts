/** Passages → what a customer is given as sources. Pure. */
import type { Source } from "../channels/channel.ts";
import type { Passage } from "../knowledge/passage.ts";

/** One for each document, with the pages that were cited where it has pages. */
export function sourcesOf(passages: readonly Passage[]): Source[] {
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
