/** Which of the passages found go into the prompt. Pure. */
import type { Passage, SearchHit } from "../knowledge/passage.ts";
import type { Assistant } from "./assistants/assistant.ts";

const PASSAGES = 8;
/** Of the best passages so many stay, whatever an assistant prefers. */
const KEPT = 4;

/** The best few, then those of the documents that the assistant prefers, then the rest. */
export function choosePassages(hits: readonly SearchHit[], { prefers }: Assistant): Passage[] {
  const passages = hits.map(({ passage }) => passage);
  const [best, rest] = [passages.slice(0, KEPT), passages.slice(KEPT)];
  const preferred = prefers === null ? [] : rest.filter(prefers);
  return [...best, ...preferred, ...rest.filter((passage) => !preferred.includes(passage))].slice(0, PASSAGES);
}
