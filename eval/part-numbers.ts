/**
 * The command `parts`: every number of the catalogue as people type it, and what the resolver makes of it.
 * A wrong part is the one mistake that must not happen: it is counted by itself.
 */
import { resolveParts } from "../worker/knowledge/part-lookup.ts";
import { readerOf } from "../worker/knowledge/round-trips.ts";
import type { ResolvedPart } from "../worker/knowledge/parts.ts";
import { hashingModelId } from "../demo/models/app.ts";
import { startInProcess } from "./in-process.ts";
import { startWorld } from "./world.ts";

export interface PartsOptions {
  readonly corpus: string;
  readonly inProcess: boolean;
}

/** Each takes a number and gives how it is typed; null where that way does not apply to it. */
const WAYS: Readonly<Record<string, (number: string) => string | null>> = {
  "as in the catalogue": (number) => number,
  "lower case": (number) => number.toLowerCase(),
  "without separators": (number) => number.replaceAll(/[-/]/g, ""),
  "blanks for separators": (number) => (/[-/]/.test(number) ? number.replaceAll(/[-/]/g, " ") : null),
  "other separators": (number) => (/[-/]/.test(number) ? number.replaceAll(/[-/]/g, ".") : null),
  "letter O for zero": (number) => (/\d0|0\d/.test(number) ? number.replace(/(?<=\d)0|0(?=\d)/, "O") : null),
  "packaging suffix": (number) => `${number}-PB`,
  "one letter wrong": (number) => number.slice(0, -2) + (number.at(-2) === "7" ? "3" : "7") + (number.at(-1) ?? ""),
  "two letters swapped": (number) => {
    const at = Math.floor(number.length / 2);
    const swapped = number.slice(0, at) + (number[at + 1] ?? "") + (number[at] ?? "") + number.slice(at + 2);
    return swapped === number ? null : swapped;
  },
  "pins for sockets": (number) =>
    /[PS][NA-E]?$/.test(number) && number.length > 7
      ? number.replace(/[PS](?=[NA-E]?$)/, (side) => (side === "P" ? "S" : "P"))
      : null,
};

export async function measureParts(options: PartsOptions): Promise<number> {
  const world = await (options.inProcess ? startInProcess : startWorld)(
    options.corpus,
    (line) => console.error(line),
    hashingModelId,
  );
  try {
    const { results } = await world.db
      .prepare(`SELECT headings ->> 0 AS number FROM knowledge_passage WHERE kind = 'part'`)
      .all<{ number: string }>();
    const numbers = results.map(({ number }) => number);
    const known = new Set(numbers.map((number) => number.toUpperCase()));
    console.log("typed                    numbers   itself   asked back   family   nothing   another part");
    for (const [way, type] of Object.entries(WAYS)) {
      const counts = { itself: 0, asked: 0, family: 0, nothing: 0, another: 0 };
      let tried = 0;
      for (const number of numbers) {
        const typed = type(number);
        // What is a number of the catalogue after the change is that number.
        if (
          typed !== null &&
          (way === "as in the catalogue" || way === "lower case" || !known.has(typed.toUpperCase()))
        ) {
          tried += 1;
          counts[outcome(await resolveParts(readerOf(world.db), `do you have ${typed} in stock?`), number)] += 1;
        }
      }
      const { itself, asked, family, nothing, another } = counts;
      const cells = [tried, itself, asked, family, nothing, another].map(String);
      const widths = [7, 9, 13, 9, 10, 15];
      console.log(way.padEnd(25) + cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(""));
    }
    return 0;
  } finally {
    await world.stop();
  }
}

function outcome(
  resolved: readonly ResolvedPart[],
  number: string,
): "itself" | "asked" | "family" | "nothing" | "another" {
  const named = resolved.flatMap((part) => ("part" in part ? [part.part.number] : []));
  if (named.length > 0) {
    return named.every((one) => one === number) ? "itself" : "another";
  }
  if (resolved.some((part) => part.kind === "near-miss" && part.candidates.includes(number))) {
    return "asked";
  }
  return resolved.some((part) => part.kind === "family") ? "family" : "nothing";
}
