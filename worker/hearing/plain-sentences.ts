/** A message as sentences of plain words, so that one pattern meets all ways of typing them. Pure. */

/** What is read of a message; wishes and complaints stand at its beginning or its end. */
const LONGEST = 2_000;

const ACCENTS = /\p{M}/gu;
/** English contractions become one word, as many type them: `don't` and `dont`, `I'd` and `id`. */
const CONTRACTION = /(?<=\p{L})'(?=(?:t|d|m|s|re|ve|ll)(?!\p{L}))/gu;
const QUOTED = /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»/gu;
const SENTENCE_END =
  /[.!?;…\n\r。！？；¡¿]+(?=\s|$|\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}])|[\n\r。！？¡¿]+| [-–—] /gu;

/** In lower case, without accents, with one kind of apostrophe. Patterns are folded in the same way. */
export function fold(text: string): string {
  if (/^[\n !"#$%&()-_a-~]*$/u.test(text)) {
    return text.toLowerCase(); // Neither accent nor apostrophe, as in most of the patterns.
  }
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[’‘`´ʼ]/gu, "'")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replaceAll(ACCENTS, "")
    .normalize("NFC")
    .replaceAll("ł", "l")
    .replaceAll(CONTRACTION, "")
    .replaceAll("'", " ");
}

/** Words divided by one blank, commas as words of their own, nothing of what the customer quotes. */
export function plainSentences(text: string): string[] {
  const read = text.length > 2 * LONGEST ? `${text.slice(0, LONGEST)}\n${text.slice(-LONGEST)}` : text;
  const own = read.replaceAll(QUOTED, " ");
  return fold(own.trim() === "" ? read : own)
    .replaceAll(SENTENCE_END, "\n")
    .split("\n")
    .map((sentence) =>
      sentence
        .replaceAll(/[,，、：]|:(?=\s|$)/gu, " , ")
        .replaceAll(/[^\p{L}\p{N},+\-/]+/gu, " ")
        .trim(),
    )
    .filter((sentence) => sentence !== "" && sentence !== ",");
}
