/**
 * Where two current documents say different things. Pure. Two things are compared, since they can be
 * compared without understanding: document numbers, and the fields of a part in part tables. Running
 * text is not.
 */
import type { PartRow } from "./source.ts";

interface NumberedDocument {
  readonly name: string;
  readonly document?: string | null | undefined;
  readonly revision?: string | null | undefined;
  readonly status?: string | null | undefined;
  readonly supersededBy?: string | null | undefined;
}

interface PartTable {
  readonly name: string;
  readonly rows: readonly PartRow[];
}

/** Examples named of each pair of tables. */
const EXAMPLES = 5;
/** Relations are collected from all tables: one that says less does not contradict. */
const RELATIONS = new Set(["mates_with", "accessories"]);

/** The same document number twice among the current ones. */
export function numberedTwice(documents: readonly NumberedDocument[]): string[] {
  const current = documents.filter(
    ({ document, status }) => (document ?? "") !== "" && (status ?? "current") === "current",
  );
  const byNumber = Map.groupBy(current, ({ document }) => document ?? "");
  return [...byNumber]
    .filter(([, same]) => same.length > 1)
    .map(([number, same]) => {
      const names = same.map(({ name, revision }) => `${name}${revision ? ` (revision ${revision})` : ""}`).join(", ");
      return `${number} is the number of ${same.length} current documents: ${names}; set the status of all but one to superseded`;
    });
}

/** Documents that supersede each other in a circle: not one of them is current, and none would ever be quoted as it. */
export function supersededInCircles(documents: readonly NumberedDocument[]): string[] {
  const successors = new Map(
    documents.flatMap(({ document, supersededBy }) => (document && supersededBy ? [[document, supersededBy]] : [])),
  );
  const told = new Set<string>();
  return [...successors.keys()].flatMap((start) => {
    const way: string[] = [];
    for (let at: string | undefined = start; at !== undefined && !told.has(at); at = successors.get(at)) {
      told.add(at);
      way.push(at);
    }
    const back = way.indexOf(successors.get(way.at(-1) ?? "") ?? "");
    return back === -1
      ? []
      : [
          `${[...way.slice(back), way[back]].join(" is superseded by ")}: none of them is current; strike out one \`superseded_by\``,
        ];
  });
}

/**
 * Documents whose successor is not here, so that customers would be sent to nothing, and those that are said to be current
 * and superseded at once. `superseded`: what sources.yaml says replaces what, by number or by title.
 */
export function withoutSuccessor(
  documents: readonly NumberedDocument[],
  superseded: Readonly<Record<string, string>>,
): string[] {
  const known = new Set([...documents.map(({ document }) => document ?? ""), ...Object.values(superseded)]);
  return documents.flatMap(({ name, supersededBy, status }) => [
    ...(!supersededBy || known.has(supersededBy)
      ? []
      : [
          `${name}: is superseded by ${supersededBy}, and no document here has that number: mend it, or add the document`,
        ]),
    ...(supersededBy && (status ?? "current") === "current"
      ? [`${name}: is said to be current, and superseded by ${supersededBy}: strike out one of the two`]
      : []),
  ]);
}

/** The same part with another value of the same field, table against table. */
export function partsThatDiffer(tables: readonly PartTable[]): string[] {
  return tables.flatMap((table, at) => {
    const rows = new Map(table.rows.map((row) => [keyOf(row), row]));
    return tables.slice(at + 1).flatMap((other) => differences(table.name, rows, other));
  });
}

function differences(name: string, rows: ReadonlyMap<string, PartRow>, other: PartTable): string[] {
  const found = other.rows.flatMap((row) => {
    const known = rows.get(keyOf(row));
    return known === undefined
      ? []
      : Object.entries(row.fields).flatMap(([field, value]) => {
          const before = known.fields[field] ?? "";
          return RELATIONS.has(field) || value === "" || before === "" || sameValue(before, value)
            ? []
            : [
                `${row.fields["part_number"]} ${field}: ${before} (${name}:${known.line}), ${value} (${other.name}:${row.line})`,
              ];
        });
  });
  const rest = found.length - EXAMPLES;
  return [...found.slice(0, EXAMPLES), ...(rest > 0 ? [`and ${rest} more between ${name} and ${other.name}`] : [])];
}

function keyOf({ fields }: PartRow): string {
  return (fields["part_number"] ?? "").toUpperCase();
}

/** 7.5 and 7.50 are one value, and so are words in other case and spacing. */
function sameValue(a: string, b: string): boolean {
  const plain = (value: string): string => value.toLowerCase().replaceAll(/\s+/g, " ").trim();
  return plain(a) === plain(b) || (Number.isFinite(Number(a)) && Number(a) === Number(b));
}
