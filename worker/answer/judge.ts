/**
 * What may be sent of what a model wrote. Pure. Only what the cited passages hold is sent; what fails
 * is told in words that the model can mend it by.
 */
import type { Answer, Claim } from "../conversation/answering.ts";
import { languageOf } from "../hearing/language.ts";
import type { Language } from "../hearing/language.ts";
import type { Passage } from "../knowledge/passage.ts";
import { allowedParts } from "./checking/allowed-parts.ts";
import type { Assistant } from "./assistants/assistant.ts";
import { checkReply } from "./checking/check.ts";
import type { Claim as Checked } from "./checking/verdict.ts";
import { readCitations, sentencesOf } from "./citations.ts";
import type { CitedText } from "./citations.ts";
import type { Draft } from "./draft.ts";
import { leaksIn } from "./safety/leak.ts";
import type { LeakContext } from "./safety/leak.ts";
import { sourcesOf } from "./sources.ts";
import { withoutPlaceholders } from "./safety/unmask.ts";
import type { Shown } from "./tools.ts";
import { MOST_OPTIONS, picksOne } from "./which-part.ts";

export interface Judging {
  /** With what it leans on. */
  readonly question: string;
  /** Null for one that only the model knows: it is not checked. */
  readonly language: Language | null;
  readonly shown: Pick<Shown, "passages" | "parts">;
  readonly alreadyAsked: readonly string[];
  readonly assistant: Pick<Assistant, "minimumConfidence">;
  /** What no reply may tell. */
  readonly kept: Omit<LeakContext, "cited">;
  /** For the rows of the log. */
  readonly model: string;
  readonly prompt: string;
}

export interface Judged {
  readonly answer: Answer;
  /** What would have to be mended for it to be sent; empty when it may be, or when no mending helps. */
  readonly findings: readonly string[];
  /** What the draft states, sent or not. */
  readonly claims: readonly Claim[];
}

/** No reply in a chat is longer; what the platform cannot take in one message, the channel divides. */
const LONGEST_REPLY = 4_000;

export function judge(draft: Draft, by: Judging): Judged {
  const cited = readCitations(draft.text);
  const passages = [...new Set(citedIds(draft, cited))].flatMap((id) => passageOf(id, by) ?? []);
  const [leak] = leaksIn([cited.text, ...draft.options].join("\n"), { ...by.kept, cited: passages.map(wholeText) });
  if (leak !== undefined) {
    // Nobody reads it, not even as a draft.
    const findings = [`It tells what is not for customers (${leak.kind}).`];
    return { answer: unsure(draft, findings.join(" "), null), findings, claims: [] };
  }
  switch (draft.kind) {
    case "wants_human":
      return plain({ ...HAND_OFF, reason: "requested", evidence: "the model took it for a request" });
    case "unknown":
      return plain(unsure(draft, "the passages do not hold the answer", null));
    case "small_talk":
      return judgeSmallTalk(draft, cited.text, by);
    case "clarify":
      return judgeClarify(draft, cited.text, by);
    case "contradiction":
    case "answer":
      return judgeAnswer(draft, cited, by);
  }
}

const HAND_OFF = { kind: "hand-off", text: null, sources: [] } as const;

function judgeSmallTalk(draft: Draft, text: string, by: Judging): Judged {
  const stated = checkReply(withoutPlaceholders(text), [], { question: by.question });
  const findings = [
    ...(text === "" ? ["It says nothing."] : []),
    ...(stated.length > 0 ? ["Small talk states no figures, part numbers or standards."] : []),
    ...languageFindings(text, by),
  ];
  return findings.length === 0
    ? plain({ kind: "small-talk", text })
    : { answer: unsure(draft, "small talk that may not be sent", null), findings, claims: [] };
}

function judgeClarify(draft: Draft, text: string, by: Judging): Judged {
  if (by.alreadyAsked.some((asked) => sameWords(asked, text))) {
    return plain(unsure(draft, "the same would be asked again", null));
  }
  const options = draft.options.map((option) => readCitations(option).text).filter((option) => option !== "");
  const stated = checkReply(withoutPlaceholders([text, ...options].join("\n")), by.shown.passages, {
    parts: allowedParts(by.shown.parts),
    question: by.question,
  });
  const strange = stated.filter(({ kind, verdict }) => kind === "part" && verdict === "unsupported");
  // What it says besides asking is held to the passages as an answer is; what it asks may name what is possible.
  const besides = sentencesOf(text).filter((sentence) => !/[?？]/u.test(sentence));
  const said = checkReply(withoutPlaceholders(besides.join("\n")), by.shown.passages, {
    parts: allowedParts(by.shown.parts),
    question: by.question,
  });
  const findings = [
    ...(text === "" ? ["The question back has no words."] : []),
    ...strange.map(({ written }) => `${written} stands neither in the passages nor in <parts>.`),
    ...said
      .filter((claim) => isFailing(claim) && !strange.some(({ normal }) => normal === claim.normal))
      .map(findingOf),
    ...languageFindings(text, by),
  ];
  return findings.length === 0
    ? plain({ kind: "clarify", text, options: options.slice(0, MOST_OPTIONS) })
    : { answer: unsure(draft, "a question back that may not be sent", null), findings, claims: [] };
}

function judgeAnswer(draft: Draft, { text, sentences }: CitedText, by: Judging): Judged {
  const { passages, parts } = by.shown;
  const ids = [...new Set(citedIds(draft, { sentences }))];
  const cited = ids.map((id) => passageOf(id, by));
  const rests = cited.filter((passage) => passage !== undefined);
  const checked = checkReply(withoutPlaceholders(text), rests, { parts: allowedParts(parts), question: by.question });
  const failing = checked.filter(isFailing);
  const isVerdictOfPart = parts.length > 0 && checked.some(({ kind }) => kind === "part");
  const faults = [
    ...(text === "" ? ["It says nothing."] : []),
    ...(text.length > LONGEST_REPLY ? [`It has ${text.length} characters; at most ${LONGEST_REPLY} can be sent.`] : []),
    ...(ids.length === 0 && !isVerdictOfPart ? ["It does not name the passages that it rests on."] : []),
    ...ids.filter((_, index) => cited[index] === undefined).map((id) => `There is no passage ${id}.`),
    ...failing.map(findingOf),
  ];
  const claims = claimsOf(checked, sentences, rests, passages, by);
  const language = faults.length === 0 ? languageFindings(text, by, rests) : [];
  const isQuoted =
    language.length > 0 &&
    (isQuotation(text, rests) || rests.some((passage) => passage.language === languageOf(text, by.language ?? "en")));
  if (faults.length > 0 || (language.length > 0 && !isQuoted)) {
    const findings = [...faults, ...language];
    return { answer: unsure(draft, findings.join(" "), text === "" ? null : text), findings, claims };
  }
  if (draft.kind === "contradiction") {
    return {
      answer: { ...HAND_OFF, reason: "contradiction", evidence: text, text, sources: sourcesOf(rests) },
      findings: [],
      claims,
    };
  }
  if (draft.confidence < by.assistant.minimumConfidence) {
    return { answer: unsure(draft, `confidence ${draft.confidence.toFixed(2)}`, text), findings: [], claims };
  }
  return picksOne(rests, parts)
    ? { answer: unsure(draft, "it tells of one part of several that may be meant", text), findings: [], claims }
    : {
        answer: { kind: "answer", text, confidence: draft.confidence, sources: sourcesOf(rests), claims },
        // In the language of the documents it is still right: worth a try to mend, and else sent.
        findings: language,
        claims,
      };
}

function citedIds(draft: Draft, { sentences }: Pick<CitedText, "sentences">): string[] {
  return [...sentences.flatMap(({ cites }) => cites), ...draft.sources];
}

function passageOf(id: string, { shown }: Judging): Passage | undefined {
  return shown.passages[Number(/^p(\d+)$/.exec(id)?.[1] ?? 0) - 1];
}

function wholeText(passage: Passage): string {
  return [passage.title, ...passage.headings, passage.document ?? "", passage.url ?? "", passage.text].join("\n");
}

function isFailing({ verdict }: Checked): boolean {
  return verdict === "unsupported" || verdict === "unanchored";
}

function findingOf({ written, verdict, kind }: Checked): string {
  if (kind === "statement") {
    return verdict === "unanchored"
      ? `The cited passages say otherwise than: ${written}`
      : `No cited passage holds: ${written}`;
  }
  return verdict === "unanchored"
    ? `The cited passages say ${written} of something else.`
    : `No cited passage holds the ${kind} ${written}.`;
}

/** Rows of the log: each figure, part and standard, and each sentence with the passage that it cites. */
function claimsOf(
  checked: readonly Checked[],
  sentences: CitedText["sentences"],
  rests: readonly Passage[],
  passages: readonly Passage[],
  { model, prompt }: Judging,
): Claim[] {
  const row = (text: string, kind: Claim["kind"], verdict: Claim["verdict"], passage: Passage | undefined): Claim => ({
    text,
    kind,
    verdict,
    passage: passage?.id ?? null,
    document: passage?.document ?? null,
    revision: passage?.revision ?? null,
    page: passage?.page ?? null,
    model,
    prompt,
  });
  const figures = checked.flatMap(({ written, kind, verdict, passage }) =>
    // What only repeats the customer in denying it is no claim of ours.
    verdict === "echoed" ? [] : [row(written, kind, verdict, passage === null ? undefined : rests[passage])],
  );
  const statements = sentences.map(({ text, cites }) => {
    const named = cites.flatMap((id) => passages[Number(id.slice(1)) - 1] ?? []);
    // A model may put the wrong mark behind a right sentence: then the passage that holds its figures is told.
    const holding = checked.flatMap(({ written, passage }) =>
      passage !== null && text.includes(written) ? (rests[passage] ?? []) : [],
    );
    const first = named.find((one) => holding.includes(one)) ?? holding[0] ?? named[0];
    return row(
      text,
      "statement",
      first === undefined && rests.length === 0 ? "unanchored" : "supported",
      first ?? rests[0],
    );
  });
  return [...statements, ...figures];
}

function languageFindings(text: string, { language }: Judging, cited: readonly Passage[] = []): string[] {
  return language !== null && !isIn(language, text, cited)
    ? [`It is not written in the language that <answer_language> names: ${language}.`]
    : [];
}

/** Nearly all of its words stand in the passages: it is in their language, whatever they are labelled with. */
function isQuotation(text: string, cited: readonly Passage[]): boolean {
  const words = text.toLowerCase().match(WORD) ?? [];
  const held = wordsOf(cited);
  return words.filter((word) => held.has(word)).length >= QUOTED_SHARE * words.length;
}

const WORD = /\p{L}+/gu;
const QUOTED_SHARE = 0.9;

function wordsOf(passages: readonly Passage[]): Set<string> {
  return new Set(passages.flatMap((passage) => wholeText(passage).toLowerCase().match(WORD) ?? []));
}

/**
 * Whether the text is in the language, for all one can tell. What it quotes from documents in that language
 * tells nothing: a row of a table is in none.
 */
export function isIn(language: Language, text: string, cited: readonly Passage[]): boolean {
  const quoted = wordsOf(cited.filter((passage) => passage.language.startsWith(language)));
  const own = text.replaceAll(WORD, (word) => (quoted.has(word.toLowerCase()) ? "" : word));
  return languageOf(own, language) === language;
}

function unsure(draft: Draft, why: string, text: string | null): Answer {
  return { kind: "unsure", confidence: draft.confidence, why, draft: text };
}

function plain(answer: Answer): Judged {
  return { answer, findings: [], claims: [] };
}

function sameWords(left: string, right: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? "";
  return words(left) === words(right);
}
