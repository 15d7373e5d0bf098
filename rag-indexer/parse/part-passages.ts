/**
 * A part catalogue: one part a row → one passage a part. Pure.
 * The catalogue that calls a part obsolete is itself a current document: "obsolete, superseded by …" is
 * an answer, and must be found. So the part's standing is its passage's own.
 */
import type { PassageContent } from "../../worker/knowledge/contract.ts";
import type { PartRow } from "../source.ts";
import { fieldOf } from "./part-fields.ts";

export function passagesOf(title: string, documentNumber: string | null, rows: readonly PartRow[]): PassageContent[] {
  const mates = new Map<string, Set<string>>();
  const replaces = new Map<string, string[]>();
  for (const { fields } of rows) {
    const number = numberOf(fields);
    for (const mate of numbersIn(fields["mates_with"])) {
      // A relation holds both ways, even where the table states it at one end only.
      entry(mates, number, () => new Set()).add(mate);
      entry(mates, mate, () => new Set()).add(number);
    }
    for (const successor of numbersIn(fields["superseded_by"])) {
      entry(replaces, successor, () => []).push(number);
    }
  }
  return rows.map(({ fields }) => {
    const number = numberOf(fields);
    const standing = standingOf(fields);
    // The number first, whatever the table's order.
    const lines = [["part_number", number] as const, ...Object.entries(fields)]
      .filter(
        ([column, value], at) => value !== "" && column !== "mates_with" && (at === 0 || column !== "part_number"),
      )
      .map(([column, value]) => fieldOf(column, value));
    lines.push(...relation("Mates with", [...(mates.get(number) ?? [])]));
    lines.push(...relation("Replaces", replaces.get(number) ?? []));
    return {
      kind: "part",
      title,
      documentNumber,
      headings: [number],
      text: lines.join("\n"),
      ...(standing === null ? {} : { status: standing }),
    };
  });
}

/** A part with a successor is superseded, whatever the table forgot to say. */
function standingOf(fields: PartRow["fields"]): "superseded" | "obsolete" | null {
  const status = (fields["status"] ?? "").toLowerCase();
  if (status === "obsolete" || status === "discontinued") {
    return "obsolete";
  }
  return status === "superseded" || numbersIn(fields["superseded_by"]).length > 0 ? "superseded" : null;
}

function relation(label: string, numbers: readonly string[]): string[] {
  return numbers.length === 0 ? [] : [`${label}: ${numbers.join(", ")}`];
}

function numberOf(fields: PartRow["fields"]): string {
  return fields["part_number"] ?? "";
}

function numbersIn(value: string | undefined): string[] {
  return (value ?? "")
    .split(/[;|]/)
    .map((number) => number.trim())
    .filter((number) => number !== "");
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
