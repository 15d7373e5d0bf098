/**
 * What the catalogue says of a part number that a question names. Pure: the records come from part-lookup.ts.
 *
 * R1 Only an equal number is exact: equal after case, separators, O/0 and I/1, a specification's other
 *    prefix, and a packaging suffix. One differing letter is at most a near miss, to be asked back.
 * R2 Pins and sockets of one connection differ in one letter and are opposites: never one for the other.
 * R3 What is superseded says by what; what is obsolete says so.
 */
import { areOpposites, lookalikeForm, SHORTEST_BEGINNING, spellingsOf, withoutPackaging } from "./part-mentions.ts";
import type { PartMention } from "./part-mentions.ts";
import { squeezeCode } from "./codes.ts";
import { editDistance } from "./spelling.ts";

/** A part of the catalogue. */
export interface PartRecord {
  /** Id of its passage. */
  readonly id: string;
  readonly number: string;
  readonly family: string | null;
  readonly status: string | null;
  readonly supersededBy: string | null;
  readonly mates: readonly string[];
  readonly accessories: readonly string[];
}

export type ResolvedPart =
  | {
      readonly kind: "exact" | "obsolete";
      readonly asked: string;
      readonly part: PartRecord;
      /** How it is packed, where the question says so. */
      readonly packaging: string | null;
    }
  | {
      readonly kind: "superseded";
      readonly asked: string;
      readonly part: PartRecord;
      readonly packaging: string | null;
      /** The successor's number; null when the catalogue names none. */
      readonly by: string | null;
    }
  /** The beginning of several numbers. */
  | { readonly kind: "family"; readonly asked: string; readonly members: readonly string[] }
  /** Not in the catalogue; these are, and differ by very little. */
  | {
      readonly kind: "near-miss";
      readonly asked: string;
      readonly candidates: readonly string[];
      /** Candidates that are the other side of what was asked for: pins for sockets. */
      readonly opposites: readonly string[];
    }
  | { readonly kind: "unknown"; readonly asked: string };

/** A family with more members than this says nothing of a part. */
const LARGEST_FAMILY = 40;
const MOST_CANDIDATES = 3;

/** Passages of the records that the question names outright. */
export function partIds(resolved: ResolvedPart): string[] {
  return "part" in resolved ? [resolved.part.id] : [];
}

export function recordOf(id: string, number: string, text: string): PartRecord {
  const field = (label: string): string | null => new RegExp(`^${label}: (.+)$`, "imu").exec(text)?.[1]?.trim() ?? null;
  const list = (label: string): string[] => field(label)?.split(/,\s*/) ?? [];
  return {
    id,
    number,
    family: field("Family"),
    status: field("Status")?.toLowerCase() ?? null,
    supersededBy: field("Superseded by"),
    mates: list("Mates with"),
    accessories: list("Accessories"),
  };
}

/** The part that the mention names, if the catalogue holds it. */
export function findExact(mention: PartMention, records: readonly PartRecord[]): ResolvedPart | null {
  const direct = equalTo(mention.squeezed, records);
  if (direct !== null) {
    return resolved(mention, direct, null);
  }
  const packed = withoutPackaging(mention);
  const part = packed === null ? null : equalTo(packed.squeezed, records);
  return part === null || packed === null ? null : resolved(mention, part, packed.suffix);
}

/** Everything short of exact; null when the mention is hardly meant as a part number. */
export function findLike(mention: PartMention, records: readonly PartRecord[]): ResolvedPart | null {
  const { squeezed, text: asked } = mention;
  if (squeezed.length < SHORTEST_BEGINNING) {
    return null;
  }
  const members = records.filter(({ number }) => squeezeCode(number).startsWith(squeezed)).map(({ number }) => number);
  if (members.length > 0 && members.length <= LARGEST_FAMILY) {
    return { kind: "family", asked, members };
  }
  if (members.length > 0 || !mention.strong) {
    return null;
  }
  const near = nearest(squeezed, records);
  const opposites = near.filter((number) => areOpposites(squeezed, squeezeCode(number)));
  return near.length === 0 ? null : { kind: "near-miss", asked, candidates: near, opposites };
}

function equalTo(squeezed: string, records: readonly PartRecord[]): PartRecord | null {
  const spellings = spellingsOf(squeezed);
  for (const spelling of spellings) {
    const found = records.find(({ number }) => squeezeCode(number) === spelling);
    if (found !== undefined) {
      return found;
    }
  }
  const form = lookalikeForm(squeezed);
  const alike = records.filter(({ number }) => lookalikeForm(squeezeCode(number)) === form);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function resolved(mention: PartMention, part: PartRecord, packaging: string | null): ResolvedPart {
  const known = { asked: mention.text, part, packaging };
  switch (part.status) {
    case "superseded":
      return { kind: "superseded", ...known, by: part.supersededBy };
    case "obsolete":
      return { kind: "obsolete", ...known };
    default:
      return { kind: "exact", ...known };
  }
}

function nearest(squeezed: string, records: readonly PartRecord[]): string[] {
  const most = squeezed.length >= 9 ? 2 : 1;
  const form = lookalikeForm(squeezed);
  const distances = records
    .map(({ number }) => ({ number, distance: editDistance(form, lookalikeForm(squeezeCode(number))) }))
    .filter(({ distance, number }) => distance <= most || isExtended(squeezed, squeezeCode(number)))
    .toSorted((a, b) => a.distance - b.distance || (a.number < b.number ? -1 : 1));
  const best = distances[0]?.distance;
  return distances
    .filter(({ distance }) => distance === best)
    .slice(0, MOST_CANDIDATES)
    .map(({ number }) => number);
}

/** A known number with a few letters more: a version that is not in the catalogue. */
function isExtended(squeezed: string, number: string): boolean {
  return number.length >= 6 && squeezed.startsWith(number) && squeezed.length - number.length <= 4;
}
