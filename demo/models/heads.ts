/** Which words of a question name the asked property. Pure. */
import { stopWords, weakWords } from "./stop-words.ts";
import { keyOf } from "./words.ts";
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
    // "Who handles a return?" asks for whoever handles it.
    if (token.text === "who" && tokens[index + 1]?.kind === "word" && !isSmall(tokens[index + 1])) {
      heads.add(index + 1);
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
    const first = at;
    for (let count = 0; count < most && at < tokens.length && !isSmall(tokens[at]); at++) {
      if (count > 0 && questionVerbs.has(tokens[at]?.text ?? "")) {
        break;
      }
      if (!used.has(at)) {
        heads.add(at);
        count++;
      }
    }
    // "What does a full massage cost?" asks for the cost, of a massage.
    const isVerbAsked = /^(?:does|do|did)$/.test(tokens[index + 1]?.text ?? "");
    const verb = tokens.length - 1;
    if (isVerbAsked && !heads.has(verb) && keyOf(tokens[verb]?.text ?? "").startsWith("#")) {
      heads.clear();
      heads.add(verb);
    }
    if (isVerbAsked && heads.has(at - 1) && keyOf(tokens[at - 1]?.text ?? "").startsWith("#")) {
      for (let other = first; other < at - 1; other++) {
        heads.delete(other);
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

const beforeThing = new Set(["of", "for", "on", "to", "in"]);
const articles = new Set(["a", "an", "the", "my", "your", "our", "this", "that", "each", "every", "one"]);

/** Circumstances: what holds in one of them need not hold in another. */
const restrictions = new Set(
  "outdoors outdoor indoors indoor underwater abroad overseas weekend weekends overnight winter summer monday tuesday wednesday thursday friday saturday sunday sundays holidays christmas easter".split(
    " ",
  ),
);

/** In the middle of a sentence a name. */
function isCapitalized(raw: string): boolean {
  return /^\p{Lu}\p{Ll}{2,}$/u.test(raw);
}

/** "Tarn Go", "Tarn Max": behind a name even a small word is a part of it. */
export function isPartOfName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    at > 1 &&
    before !== undefined &&
    /^\p{Lu}\p{Ll}+$/u.test(tokens[at]?.raw ?? "") &&
    isCapitalized(before.raw) &&
    !isSmall(before) &&
    !tokens.every(({ raw }) => /^[\p{Lu}\d]/u.test(raw))
  );
}

/**
 * Words that tell one thing from others of its kind: before another noun ("foot massage", "Enterprise plan"), and what
 * stands behind "for a" or "of the".
 */
export function tellingOf(tokens: readonly Token[], used: ReadonlySet<number>): ReadonlySet<string> {
  const told = new Set<string>();
  const isNoun = (at: number) => {
    const token = tokens[at];
    return (
      token?.kind === "word" &&
      !isSmall(token) &&
      !used.has(at) &&
      token.text.length > 2 &&
      !ordinal.test(token.text) &&
      !questionVerbs.has(token.text) &&
      !weakWords.has(token.text)
    );
  };
  // Which in a row is meant, the row's place tells.
  const ordinal = /^(?:first|second|third|last|next)$/;
  const isTitle = tokens.filter(({ raw }) => isCapitalized(raw)).length > tokens.length / 2;
  tokens.forEach((token, at) => {
    if (
      restrictions.has(token.text) ||
      (at > 0 &&
        !isTitle &&
        !used.has(at) &&
        (isCapitalized(token.raw) || isPartOfName(tokens, at)) &&
        (!weakWords.has(token.text) || isPartOfName(tokens, at)))
    ) {
      told.add(token.text);
    }
    if (!isNoun(at)) {
      return;
    }
    const before = articles.has(tokens[at - 1]?.text ?? "") ? tokens[at - 2] : tokens[at - 1];
    const isObject = before !== undefined && beforeThing.has(before.text);
    // An article or a small word in front: the verb of "does it cost much" is none.
    const startsPhrase = articles.has(tokens[at - 1]?.text ?? "") || isObject;
    const next = tokens[at + 1];
    const isCompound = startsPhrase && next?.kind === "word" && !isSmall(next) && !used.has(at + 1);
    if (isObject || isCompound) {
      told.add(token.text);
    }
  });
  return told;
}
