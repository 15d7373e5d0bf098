/**
 * Whether a reply says only what its sources say: every quantity with its unit, every part number, every
 * standard and every other number must stand in a passage that the reply cites. Pure, and the last word
 * before a reply is sent.
 */
import { NO_PARTS } from "./allowed-parts.ts";
import type { AllowedParts } from "./allowed-parts.ts";
import { rowsAskedFor, withAskedFigures } from "./asked-figures.ts";
import { statedIn } from "./claims.ts";
import { misplacedCells } from "./cell-words.ts";
import { evidenceOf } from "./evidence.ts";
import type { CitedPassage, PassageEvidence } from "./evidence.ts";
import { judgeClaim, unread } from "./judge-claim.ts";
import type { World } from "./judge-claim.ts";
import { linksIn, namesLink } from "./links.ts";
import { standTogether } from "./neighbours.ts";
import { withoutNumbering } from "./numbering.ts";
import type { NamedCode } from "./named-codes.ts";
import { plainText } from "./plain-text.ts";
import { reversalsIn } from "./polarity.ts";
import { promisesIn } from "./promises.ts";
import { classesIn, tokensOf } from "./tokens.ts";
import type { Claim, Verdict } from "./verdict.ts";

export interface CheckContext {
  /** What the resolver returned for the question; see `allowedParts`. */
  readonly parts?: AllowedParts;
  /** The customer's question: what a short reply speaks of, and what it may repeat in denying it. */
  readonly question?: string;
}

/** The claims of a reply in the reply's order, each judged against the passages that the reply cites. */
export function checkReply(reply: string, cited: readonly CitedPassage[], context: CheckContext = {}): Claim[] {
  const text = withoutNumbering(plainText(reply), cited.length);
  const question = plainText(context.question ?? "");
  const stated = statedIn(text).filter((one) => one.code === null || mayBeCode(one.code, cited));
  const evidence = cited.map(evidenceOf);
  const world: World = {
    text,
    question,
    evidence,
    asked: statedIn(question),
    parts: context.parts ?? NO_PARTS,
    tokens: tokensOf,
  };
  // No reply states that much; what lies beyond is unread, and so unsupported.
  const judged = withAskedFigures(
    stated.map((one, at) => (at < MOST_CLAIMS ? judgeClaim(one, world) : unread(one))),
    stated,
    world,
  );
  const groups = Map.groupBy(judged, ({ group }) => group);
  const claims = judged.map(({ claim, places, group }, at) => {
    const bound = group === null ? [] : (groups.get(group) ?? []).filter((other) => other.places.length > 0);
    const fellows = [...bound, ...rowsAskedFor(judged, stated, at, text)];
    const isTogether = fellows.every((other) =>
      places.some((place) => other.places.some((their) => standTogether(place, their))),
    );
    return claim.verdict !== "supported" || isTogether ? claim : { ...claim, verdict: "unanchored" as const };
  });
  return [...claims, ...unfigured(text, question, cited, evidence)];
}

/** `PU-C` is a code where a passage has `PU-` or another with a `-C`; `USB-C` may be a mere name. */
function mayBeCode({ written }: NamedCode, cited: readonly CitedPassage[]): boolean {
  const [head = "", tail = ""] = written.split("-");
  return (
    /\d/.test(written) ||
    tail === "" ||
    cited.some(({ text }) =>
      new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${head}-\p{Lu}|\p{Lu}{2,4}-${tail}(?![\p{L}\p{N}]))`, "u").test(text),
    )
  );
}

/** What the reply states without a figure: the opposite of a passage, an address, a file, a promise. Only what fails. */
function unfigured(
  text: string,
  question: string,
  cited: readonly CitedPassage[],
  evidence: readonly PassageEvidence[],
): Claim[] {
  const texts = evidence.map((one) => `${one.about}\n${one.text}`);
  const told = [...texts, ...cited.map(({ url }) => url ?? ""), question];
  const claim = (written: string, verdict: Verdict, passage: number | null): Claim => ({
    kind: "statement",
    written,
    normal: written,
    verdict,
    passage,
  });
  return [
    ...reversalsIn(text, texts, question).map((one) => claim(one.text, "unanchored", one.passage)),
    ...misplacedCells(text, question, evidence).map((one) => claim(one.text, "unanchored", one.passage)),
    ...classesIn(text)
      .filter(({ token }) => ![...texts, question].some((one) => tokensOf(one).has(token)))
      .map(({ written }) => claim(written, "unsupported", null)),
    ...linksIn(text)
      .filter((link) => !namesLink(link.text, told))
      .map((link) => claim(link.text, "unsupported", null)),
    // Where a document lies is nobody's concern but ours, unless the documents tell it.
    ...cited
      .map(({ path }) => plainText(path ?? ""))
      .filter((path) => path.includes("/") && text.includes(path) && !told.some((one) => one.includes(path)))
      .map((path) => claim(path, "unsupported", null)),
    ...promisesIn(text, texts).map((one) => claim(one.text, "unsupported", null)),
  ];
}

const MOST_CLAIMS = 240;

/** Whether a reply with these claims may be sent. The careful default: only what is anchored, or denied. */
export function mayBeSent(claims: readonly Claim[]): boolean {
  return claims.every(({ verdict }) => verdict === "supported" || verdict === "echoed");
}

/** For callers that have the texts alone: what in the reply no source holds, as it stands there. */
export function checkAgainstSources(
  reply: string,
  sources: readonly string[],
): { readonly unsupported: readonly string[] } {
  const passages = sources.map((text): CitedPassage => ({
    text,
    title: "",
    headings: [],
    document: null,
    revision: null,
    language: "en",
    kind: "prose",
  }));
  const failing = checkReply(reply, passages).filter(({ verdict }) => verdict === "unsupported");
  return { unsupported: [...new Set(failing.map(({ written }) => written))] };
}
