/** The ids of passages that a model puts behind its sentences: `… 13 A. [p2]`. Pure. */

/** A text without its citations, and each of its sentences with what it cites. */
export interface CitedText {
  readonly text: string;
  readonly sentences: readonly CitedSentence[];
}

export interface CitedSentence {
  readonly text: string;
  /** Ids as the model wrote them: `p2`. Whether they were ever shown to it is not known here. */
  readonly cites: readonly string[];
}

const MARK = String.raw`\[\s*p\d+(?:\s*[,;]\s*p\d+)*\s*\]`;
const MARKS = new RegExp(String.raw`[ \t]*${MARK}`, "gu");
/** The end of a sentence with the citations behind it, or before its full stop; or the end of a line. */
const SENTENCE = new RegExp(
  String.raw`[^\n]*?(?:[.!?。！？]["'”’»)]*(?:[ \t]*${MARK})*(?=\s|$|[\p{Script=Han}])|(?:[ \t]*${MARK})+(?=\s+\p{Lu}|[ \t]*(?:\n|$))|(?=\n|$))\n*`,
  "gu",
);

export function readCitations(written: string): CitedText {
  const sentences = sentencesOf(written).map((sentence) => ({
    text: withoutMarks(sentence).trim(),
    cites: [...sentence.matchAll(MARKS)].flatMap(([mark]) => mark.match(/p\d+/g) ?? []),
  }));
  // A mark in a line of its own, as below a table, belongs to what stands above it.
  const owned = sentences.reduce<CitedSentence[]>((all, sentence) => {
    const last = all.at(-1);
    return sentence.text === "" && last !== undefined
      ? [...all.slice(0, -1), { ...last, cites: [...last.cites, ...sentence.cites] }]
      : [...all, sentence];
  }, []);
  return { text: withoutMarks(written).trim(), sentences: owned.filter(({ text }) => text !== "") };
}

/** Pieces that put together are the text again. */
export function sentencesOf(written: string): string[] {
  return (written.match(SENTENCE) ?? []).filter((piece) => piece !== "");
}

export function withoutMarks(written: string): string {
  return written.replaceAll(MARKS, "");
}
