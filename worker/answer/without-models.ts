/** What a customer is given when no model can be had: the best passages as they stand, with their sources. Pure. */
import type { Source } from "../channels/channel.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Language } from "../hearing/language.ts";
import { sourcesOf } from "./sources.ts";
import { WORDS } from "./words.ts";

const PASSAGES = 3;
const LONGEST = 350;

/** Null where nothing valid was found. */
export function excerpts(
  passages: readonly Passage[],
  language: Language,
): { readonly text: string; readonly sources: readonly Source[] } | null {
  const best = passages.filter(({ status }) => status === "current").slice(0, PASSAGES);
  const quoted = best.map((passage) => {
    const head = [passage.title, ...passage.headings].join(" › ");
    return `${head}:\n“${shortened(passage.text)}”`;
  });
  return best.length === 0
    ? null
    : { text: [WORDS[language].noModel, ...quoted].join("\n\n"), sources: sourcesOf(best) };
}

/** Whole sentences or rows, never half a figure. */
function shortened(text: string): string {
  const pieces = text.trim().split(/(?<=[.!?。])\s+|\n+/u);
  let taken = "";
  for (const piece of pieces) {
    if (taken !== "" && taken.length + piece.length > LONGEST) {
      return `${taken} …`;
    }
    taken = taken === "" ? piece : `${taken}\n${piece}`;
  }
  return taken;
}
