/**
 * Scripts that put no space between words: a run of them becomes its overlapping pairs of characters, in
 * what is indexed and in what is asked alike, so that a word is found inside a sentence. Pure.
 */

const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+/gu;

/** Particles and pronouns: a pair that holds one straddles two words, or asks without a subject. */
const PARTICLE = /[的了吗呢吧呀啊么什怎哪谁您你我它们这那是嘛]/u;
const ASKING = new Set(
  "如何 多少 是否 能否 可以 需要 应该 请问 有没 没有 几个 为何 一个 では です ます した して".split(" "),
);

/** The runs of a text, as written. */
export function unspacedRuns(text: string): string[] {
  return text.match(RUN) ?? [];
}

/** The text with each run as pairs between blanks; what stands beside a run is no longer joined to it. */
export function pairsSpaced(text: string): string {
  return text.replaceAll(RUN, (run) => ` ${pairsOf(run).join(" ")} `);
}

/** The text with blanks around each run. */
export function runsSpaced(text: string): string {
  return text.replaceAll(RUN, " $& ");
}

export function isUnspaced(word: string): boolean {
  return word !== "" && word.replaceAll(RUN, "") === "";
}

/** Whether a pair tells nothing of what is asked. */
export function isParticlePair(word: string): boolean {
  return PARTICLE.test(word) || ASKING.has(word);
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
