/** How many a text says in words, whatever it is that is counted: `two hundred and twenty guests`. Pure. */
import { JOINTS, WORDS, sumOf } from "./spelled-numbers.ts";

const TIMES: Readonly<Record<string, string>> = { en: "twice 2", de: "zweimal 2 dreimal 3 viermal 4" };

const counters = new Map(
  Object.entries(WORDS).map(([language, row]) => {
    const pairs = [...`${row} ${TIMES[language] ?? ""}`.matchAll(/(\S+) (\d+)/g)];
    const values = new Map(pairs.map(([, word = "", value = ""]) => [word, Number(value)]));
    const words = [...values.keys()].toSorted((a, b) => b.length - a.length).join("|");
    const joint = JOINTS[language] ?? "and";
    const run = String.raw`(?<!\p{L})(?:${words})(?:[\s-]*(?:(?:${joint})[\s-]*)?(?:${words})){0,8}(?!\p{L})`;
    return [language, { run: new RegExp(run, "giu"), piece: new RegExp(words, "giu"), values }];
  }),
);

/** New in French, you are in Italian. */
const OTHERWISE = /^(?:neuf|sei)$/iu;

/** Where the words of a text of that language say how many, whatever it is that is counted. */
export function countsIn(
  text: string,
  language: string,
): { readonly written: string; readonly start: number; readonly count: number }[] {
  const counter = counters.get(language.slice(0, 2));
  return counter === undefined
    ? []
    : [...text.matchAll(counter.run)].flatMap(({ 0: written, index }) => {
        const pieces = [...written.toLowerCase().matchAll(counter.piece)].map(({ 0: word, index: at }) => ({
          written: word,
          start: index + at,
          count: counter.values.get(word) ?? 0,
        }));
        const counts = pieces.map(({ count }) => count);
        // `two and three` are two numbers.
        const all = isOneNumber(counts) ? [{ written, start: index, count: sumOf(counts) }] : pieces;
        return all.filter((one) => one.count > 1 && !OTHERWISE.test(one.written));
      });
}

/** Each piece multiplies what stands before it or is added to it; in German the ones stand before the tens. */
function isOneNumber(pieces: readonly number[]): boolean {
  return pieces.slice(1).every((piece, at) => {
    const before = pieces[at] ?? 0;
    const isFactor = (piece === 100 || piece === 1000) && before < piece;
    const isOnes = before < 10 && piece >= 20 && piece < 100;
    return isFactor || isOnes || (before >= 20 && piece < 20) || (before >= 100 && before > piece);
  });
}
