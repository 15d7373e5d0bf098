/** The things a question is about: codes, and nouns with their number, letter or numeral. Pure. */
import { stopWords } from "./stop-words.ts";
import { isKnownWord } from "./words.ts";
import type { Token } from "./words.ts";

/** A code must be found as such; a slot is a noun with its number, letter or numeral ("size 20", "Series III"). */
export type Entity =
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "slot"; readonly noun: string; readonly value: string };

const slotNouns = new Set(
  "series class type form dimension size style category cat grade level rating letter suffix version mark mk shell zone group program programme mode key keying finish option code awg gauge step position stage rev revision port generation gen phase".split(
    " ",
  ),
);
const quantityUnit =
  /^\d[\d.,]*(?:[mkµ]?[avwm]|[mk]?hz|mm|cm|km|in|ft|nm|kg|g|lb|lbs|oz|bar|psi|°?[cf]|awg|mm2|n|l|ml|min|h|s|days?|weeks?|gbps|mbps)$/;
export const unitWord =
  /^(?:amps?|amperes?|a|ma|ka|v|kv|mv|volts?|w|kw|watts?|hz|khz|mhz|ghz|mm|cm|m|km|inch|inches|in|ft|mm2|newtons?|feet|nm|kg|g|lbs?|oz|bar|psi|c|f|celsius|fahrenheit|degrees?|awg|l|ml|litres?|liters?|minutes?|hours?|days?|weeks?|months?|years?|seconds?|meters?|metres?|gbps|mbps|k|percent|cycles?|people|euros?|dollars?|pieces?|pcs|units?|times)$/;

/** A name, whatever kind of thing bears it: a word, a code, or a single letter. */
export function namedEntity(name: string): Entity {
  const text = name.toLowerCase();
  return text.length === 1 ? { kind: "slot", noun: "", value: text } : { kind: "code", text };
}

/** "two hours": a value in words. */
export const numberWord =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|half)$/;

/** A value that the customer gives, with its unit: no name of anything. */
export function isGiven(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  return (
    token !== undefined &&
    (quantityUnit.test(token.text) ||
      (token.kind === "number" && next !== undefined && unitWord.test(next.text) && !isPreposition(tokens, index + 1)))
  );
}

/** "25 in D38999", "16 in the AT Series": no inches. */
function isPreposition(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index + 1];
  return (
    tokens[index]?.text === "in" &&
    after !== undefined &&
    (after.kind !== "word" ||
      /^(?:the|an?|my|your|our|this|that|which)$/.test(after.text) ||
      /^\p{Lu}/u.test(after.raw))
  );
}

/** Marks in `used` the tokens that are part of an entity. */
export function entitiesOf(
  tokens: readonly Token[],
  used: Set<number>,
  isSmall: (word: string) => boolean = (word) => stopWords.en.has(word),
): Entity[] {
  const entities: Entity[] = [];
  const mixed = tokens.some((token) => token.kind === "word" && token.raw !== token.raw.toUpperCase());
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const noun = before?.kind === "word" && (!isSmall(before.text) || slotNouns.has(before.text)) ? before : undefined;
    if (token.kind !== "word" && isGiven(tokens, index)) {
      // A wire of 20 AWG is an entity of its own; other quantities are only given values.
      if (tokens[index + 1]?.text === "awg") {
        entities.push({ kind: "slot", noun: "awg", value: token.text });
        used.add(index + 1);
      }
      used.add(index);
    } else if (token.kind === "code" || (token.kind === "number" && token.text.length >= 4)) {
      entities.push({ kind: "code", text: token.text });
      used.add(index);
    } else if (isCapitals(token) && mixed && !used.has(index)) {
      // "AT" is a name, "at" is none.
      const small = stopWords.en.has(token.text);
      entities.push(small ? { kind: "slot", noun: "", value: token.text } : { kind: "code", text: token.text });
      used.add(index);
    } else if (token.kind === "number" && noun !== undefined) {
      entities.push({ kind: "slot", noun: noun.text, value: token.text });
      used.add(index);
      if (slotNouns.has(noun.text)) {
        used.add(index - 1);
      }
    } else if (noun !== undefined && slotNouns.has(noun.text) && (isLabel(token) || token.raw === "A")) {
      entities.push({ kind: "slot", noun: noun.text, value: token.text });
      used.add(index).add(index - 1);
    }
  });
  return entities;
}

/** SMA, AT, FHD: a name, unless the word is known to mean a thing (AWG). */
function isCapitals(token: Token): boolean {
  return (
    /^\p{Lu}{2,6}$/u.test(token.raw) &&
    token.raw !== "OK" &&
    (stopWords.en.has(token.text) || !isKnownWord(token.text)) &&
    !isLabel(token)
  );
}

/** A numeral or a single capital, as in "Series III" and "class F". */
function isLabel(token: Token): boolean {
  return token.kind === "word" && (/^(?:i{1,3}|iv|vi{0,3}|ix)$/.test(token.text) || /^[B-HJ-Z]$/.test(token.raw));
}
