/** Which words of a question name the asked property. Pure. */
import { stopWords } from "./stop-words.ts";
import type { Token } from "./words.ts";

const wh = new Set(["what", "whats", "which", "many"]);
const mostHeads = 4;
const howToVerbs = new Set(["do", "can", "should", "to", "must", "would", "shall"]);
const questionVerbs = new Set(
  "fit fits hold holds carry carries remove removes insert inserts use uses take takes contain contains apply applies work works come comes match matches mate mates run runs cause causes go goes belong belongs need needs".split(
    " ",
  ),
);

/** The words right after what/which/how many, up to the first small word or the verb; of "how do I …" the verb. */
export function headsOf(tokens: readonly Token[], used: ReadonlySet<number>): ReadonlySet<number> {
  const heads = new Set<number>();
  tokens.forEach((token, index) => {
    if (token.text === "lasting") {
      heads.add(index);
    }
    const howTo = token.text === "how" && howToVerbs.has(tokens[index + 1]?.text ?? "");
    if (!howTo && !wh.has(token.text)) {
      return;
    }
    const most = howTo ? 1 : mostHeads;
    let at = index + 1;
    while (at <= index + 3 && isSmall(tokens[at])) {
      at++;
    }
    for (let count = 0; count < most && at < tokens.length && !isSmall(tokens[at]); at++) {
      if (count > 0 && questionVerbs.has(tokens[at]?.text ?? "")) {
        break;
      }
      if (!used.has(at)) {
        heads.add(at);
        count++;
      }
    }
  });
  if (!tokens.some((token) => wh.has(token.text) || asksOtherwise.has(token.text))) {
    headsOfKeywords(tokens, used).forEach((at) => heads.add(at));
  }
  return heads;
}

const asksOtherwise = new Set(
  "how who when where why is are does do can could will would should may has have i we my".split(" "),
);
const linking = new Set(["of", "for"]);

/** Of "colour of the plug" what stands before "of"; of "D38999 lead time" all but the name. */
function headsOfKeywords(tokens: readonly Token[], used: ReadonlySet<number>): number[] {
  const end = tokens.findIndex((token) => linking.has(token.text));
  const named = used.size > 0 ? tokens.length : 0;
  const words = tokens.flatMap((token, at) => (token.kind === "word" && !isSmall(token) ? [at] : []));
  if (/^(?:and|or|but|also|ok|okay)$/.test(tokens[0]?.text ?? "")) {
    return [];
  }
  if (end === -1 && used.size === 0) {
    return words.length <= mostHeads ? words.slice(-1) : [];
  }
  const before = tokens
    .slice(0, end === -1 ? named : end)
    .flatMap((token, at) => (!used.has(at) && token.kind === "word" && !isSmall(token) ? [at] : []));
  return before.length > mostHeads ? [] : before;
}

function isSmall(token: Token | undefined): boolean {
  return token !== undefined && stopWords.en.has(token.text);
}
