import type { Passage } from "../../worker/knowledge/passage.ts";

/** A current English passage of prose without document number or address, but for what is said otherwise. */
export function passageWith(more: Partial<Passage> & Pick<Passage, "id">): Passage {
  return {
    text: "",
    title: more.id,
    headings: [],
    path: more.id,
    document: null,
    revision: null,
    url: null,
    language: "en",
    kind: "prose",
    status: "current",
    ...more,
  };
}
