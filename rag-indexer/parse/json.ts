/** JSON → a table: a list of flat records, or an object that holds nothing but such a list. Pure. */
import { z } from "zod";
import { badSource } from "../source.ts";
import type { BadSource, PartRow, SourceFile } from "../source.ts";
import type { Table } from "./columns.ts";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const record = z.record(
  z.string(),
  z.union([scalar, z.array(scalar)], "is neither a text, a number nor a list of these"),
);
const list = z.array(z.unknown());

export function readJson(file: SourceFile): Table | BadSource {
  let json: unknown;
  try {
    json = JSON.parse(file.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "malformed";
    return badSource(file, lineOf(file.text, message), `is not JSON (${message.slice(0, 120)})`);
  }
  const records = listIn(json);
  if (records === null) {
    return badSource(file, 1, "is not a list of parts: write `[{…}, {…}]`, or one object that holds such a list");
  }
  const columns = new Set<string>();
  const rows: PartRow[] = [];
  for (const [at, value] of records.entries()) {
    const parsed = record.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path[0] === undefined ? "it" : `\`${String(issue.path[0])}\``;
      return badSource(file, null, `record ${at + 1} is no part: ${field} ${issue?.message ?? "is malformed"}`);
    }
    for (const name of Object.keys(parsed.data)) {
      columns.add(name);
    }
    rows.push({
      line: at + 1,
      fields: Object.fromEntries(Object.entries(parsed.data).map(([name, held]) => [name, textOf(held)])),
    });
  }
  return { headings: [], remarks: [], columns: [...columns], rows };
}

function listIn(json: unknown): readonly unknown[] | null {
  const direct = list.safeParse(json);
  if (direct.success) {
    return direct.data;
  }
  const held = typeof json === "object" && json !== null ? Object.values(json) : [];
  const lists = held.filter(Array.isArray);
  return lists.length === 1 && lists[0] !== undefined ? lists[0] : null;
}

function textOf(value: z.infer<typeof scalar> | readonly z.infer<typeof scalar>[]): string {
  return Array.isArray(value) ? value.map(textOf).join(";") : value === null ? "" : String(value).trim();
}

/** V8 tells either the line or the position. */
function lineOf(text: string, message: string): number | null {
  const line = /line (\d+)/.exec(message)?.[1];
  const position = /position (\d+)/.exec(message)?.[1];
  if (line !== undefined) {
    return Number(line);
  }
  return position === undefined ? null : text.slice(0, Number(position)).split("\n").length;
}
