/**
 * Which of the ranked passages are shown, and in what order: what rank alone does not know. Pure.
 *
 * A1 A part that the question names comes first, then what has taken its place.
 * A2 Part records are near-equal and would fill every place: past a few they give way to prose, unless
 *    there is nothing else.
 * A3 A superseded document gives way to every current one, unless the question asks for it: by its
 *    number, or by a year that the document speaks of.
 * A4 A passage that nobody has reviewed stands two places further back than its rank.
 */
import { squeezeCode } from "./codes.ts";
import type { SearchHit } from "./passage.ts";

/** Of eight passages this many may be part records nobody asked for by number. */
const PART_SHARE = 3 / 8;

/** `firstParts` are passage ids, in the order in which they shall come. */
export function arrange(
  ranked: readonly SearchHit[],
  question: string,
  firstParts: readonly string[],
  limit: number,
): SearchHit[] {
  const first = firstParts.flatMap((id) => ranked.find(({ passage }) => passage.id === id) ?? []);
  const rest = byTrust(ranked.filter(({ passage }) => !firstParts.includes(passage.id)));
  const isWanted = (hit: SearchHit): boolean => hit.passage.status === "current" || asksFor(question, hit);
  const inTime = [...first, ...rest.filter(isWanted)];
  const parts = Math.max(first.length, Math.ceil(limit * PART_SHARE));
  return [...withParts(inTime, parts), ...rest.filter((hit) => !isWanted(hit))].slice(0, limit);
}

/** Between the second passage behind it and the third. */
const UNREVIEWED_PLACES = 2.5;

function byTrust(hits: readonly SearchHit[]): SearchHit[] {
  return hits
    .map((hit, at) => ({ hit, place: hit.passage.trust === "unreviewed" ? at + UNREVIEWED_PLACES : at }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ hit }) => hit);
}

/** Part records past the first `most` go behind everything else. */
function withParts(hits: readonly SearchHit[], most: number): SearchHit[] {
  const surplus = new Set(hits.filter(({ passage }) => passage.kind === "part").slice(most));
  return [...hits.filter((hit) => !surplus.has(hit)), ...surplus];
}

function asksFor(question: string, { passage }: SearchHit): boolean {
  const about = `${passage.path} ${passage.title} ${passage.headings.join(" ")}`;
  const years = question.match(/\b(?:19|20)\d\d\b/g) ?? [];
  const namesNumber = passage.document !== null && squeezeCode(question).includes(squeezeCode(passage.document));
  return namesNumber || years.some((year) => about.includes(year));
}
