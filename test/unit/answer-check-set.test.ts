/**
 * The checker on replies that say what their passages say, and on the same replies with one fault
 * planted. Caught are those that may not be sent; a false alarm is a true reply that may not.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkReply, mayBeSent } from "../../worker/answer/checking/check.ts";
import { PASSAGES } from "../fixtures/checker/passages.ts";
import { samplePassages } from "../support/sample-passages.ts";
import type { PassageName } from "../fixtures/checker/passages.ts";
import { SETS } from "../fixtures/checker/replies.ts";
import { faulty } from "../fixtures/checker/sample.ts";
import type { Sample } from "../fixtures/checker/sample.ts";

const passes = ({ cited, question }: Sample<PassageName>, reply: string) =>
  mayBeSent(
    checkReply(
      reply,
      cited.map((name) => PASSAGES[name]),
      { question },
    ),
  );

const quantities = Object.values(SETS)
  .flat()
  .flatMap((sample) => {
    const cited = sample.cited.map((name) => PASSAGES[name]);
    return checkReply(sample.reply, cited, { question: sample.question })
      .filter(
        ({ kind, verdict, written }) =>
          kind === "quantity" && verdict === "supported" && sample.reply.includes(written),
      )
      .map((claim) => ({ ...sample, cited, claim }));
  });

describe("every fault is planted where the reply says it is", () => {
  it.each(Object.values(SETS).flat())("$reply", (sample) => {
    expect(sample.reply).toContain(sample.from);
    expect(faulty(sample)).not.toBe(sample.reply);
  });
});

/**
 * What each set gave when it was new: the second 64 of 69 caught and 3 false alarms, the third 32 of 35 and
 * none. All three have been learnt from since, so that a new set would fare like the third did.
 */
describe("the checker on its sets", () => {
  it.each(Object.entries(SETS))("lets every true reply pass: %s", (_name, set) => {
    expect(set.filter((sample) => !passes(sample, sample.reply)).map(({ reply }) => reply)).toEqual([]);
  });

  it.each(Object.entries(SETS))("stops the false ones: %s", (_name, set) => {
    expect(set.filter((sample) => passes(sample, faulty(sample))).map(faulty)).toEqual([]);
  });
});

describe("the sample documents", async () => {
  const prose = (await samplePassages()).filter(({ kind }) => kind === "prose");

  it("say of themselves what is true, sentence by sentence and cell by cell", () => {
    const statements = prose.flatMap((passage, at) =>
      statementsOf(passage.text).map((statement) => ({ statement, cited: [passage, ...prose.slice(at + 1, at + 3)] })),
    );
    const alarms = statements.filter(({ statement, cited }) => !mayBeSent(checkReply(statement, cited)));
    expect(statements.length).toBeGreaterThan(1500);
    expect(alarms.length / statements.length).toBeLessThan(0.003);
  });

  it("catch most of the values that are put into the next row", () => {
    const swapped = prose.flatMap((passage, at) =>
      swapsOf(passage.text).map((statement) => ({ statement, cited: [passage, ...prose.slice(at + 1, at + 2)] })),
    );
    const caught = swapped.filter(({ statement, cited }) => !mayBeSent(checkReply(statement, cited)));
    expect(swapped.length).toBeGreaterThan(500);
    // Some are no faults, since two rows may hold both values: 79 % is what is caught of all.
    expect(caught.length / swapped.length).toBeGreaterThan(0.75);
  });
});

describe("the columns of the sample documents", async () => {
  const prose = (await samplePassages()).filter(({ kind }) => kind === "prose");

  it("are told apart where they have one unit", () => {
    const swapped = prose.flatMap((passage, at) =>
      columnSwapsOf(passage.text).map((statement) => ({ statement, cited: [passage, ...prose.slice(at + 1, at + 3)] })),
    );
    const caught = swapped.filter(({ statement, cited }) => !mayBeSent(checkReply(statement, cited)));
    expect(swapped.length).toBeGreaterThan(300);
    // 95 %; a checker that looked at rows alone caught 69 %.
    expect(caught.length / swapped.length).toBeGreaterThan(0.93);
  });
});

describe("a supported quantity", () => {
  it("is no longer supported when any of its digits is another, unless the passages state that too", () => {
    const changed = fc.record({
      at: fc.nat({ max: quantities.length - 1 }),
      place: fc.nat(),
      digit: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(changed, ({ at, place, digit }) => {
        const sample = quantities[at];
        if (sample === undefined) return;
        const { claim, cited, reply, question } = sample;
        const digits = [...claim.written.matchAll(/\d/g)].map(({ index }) => index);
        const index = digits[place % digits.length] ?? 0;
        const other = `${claim.written.slice(0, index)}${(Number(claim.written[index]) + digit) % 10}${claim.written.slice(index + 1)}`;
        const before = checkReply(claim.written, cited)[0]?.normal;
        const after = checkReply(other, cited)[0];
        fc.pre(after !== undefined && after.normal !== before && after.verdict === "unsupported");
        const claims = checkReply(reply.replace(claim.written, other), cited, { question });
        expect(mayBeSent(claims)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("is caught on its own when a digit is changed to a value that stands nowhere in the text", () => {
    const value = fc.integer({ min: 1, max: 99_999 });
    const unit = fc.constantFrom("A", "V", "mm", "°C", "N·m", "weeks", "AWG", "%");
    fc.assert(
      fc.property(value, value, unit, fc.boolean(), (stated, said, name, isNegative) => {
        fc.pre(stated !== said);
        const sign = isNegative ? "-" : "";
        const passage = { ...PASSAGES.router, text: `The value is ${sign}${stated} ${name}.` };
        expect(checkReply(`It is ${sign}${stated} ${name}.`, [passage])[0]?.verdict).toBe("supported");
        expect(checkReply(`It is ${sign}${said} ${name}.`, [passage])[0]?.verdict).toBe("unsupported");
        expect(checkReply(`It is ${isNegative ? "" : "-"}${stated} ${name}.`, [passage])[0]?.verdict).toBe(
          "unsupported",
        );
      }),
    );
  });

  it("is the same however it is written", () => {
    const text =
      "Rated 13 A, 0.5 in, 1 300 V, -65 °C to +200 °C, ±0.05 mm, 2.5 mm², 20 AWG, 25 %, 8 weeks, IP67, MIL-STD-1344.";
    const passage = { ...PASSAGES.router, text };
    const ways =
      '13A|13 amps|thirteen amps|dreizehn Ampere|treize ampères|trece amperios|tredici ampere|十三安培|１３Ａ|1/2 in|½"|0,5 inch|1,300 V|1.300 V|1300 volts|1.3 kV|−65…+200 °C|from -65 °C up to 200 °C|-65 to 200 °C|minus 65 °C|零下65摄氏度|+/- 0.05 mm|2,5 mm2|AWG 20|#20|25%|百分之二十五|25 Prozent|eight weeks|acht Wochen|huit semaines|ocho semanas|otto settimane|八周|IP 67|MIL STD 1344';
    for (const way of ways.split("|")) {
      const verdicts = checkReply(way, [passage]).map(({ verdict }) => verdict);
      expect([way, verdicts.length > 0, new Set(verdicts)]).toEqual([way, true, new Set(["supported"])]);
    }
  });
});

describe("what the resolver returned", () => {
  const parts = { known: new Set(["D3899924WJ35SN"]), doubtful: new Set(["D3899926WJ35XX"]) };
  const verdict = (reply: string) => checkReply(reply, [PASSAGES.router], { parts }).map((claim) => claim.verdict);

  it.each([
    ["D38999/24WJ35SN fits.", ["supported"]],
    ["D38999/24WJ35PN fits.", ["unsupported"]],
    ["D38999/26WJ35XX is not in our catalogue.", ["echoed"]],
    ["D38999/26WJ35XX fits.", ["unsupported"]],
  ])("decides what may be named: %s", (reply, expected) => {
    expect(verdict(reply)).toEqual(expected);
  });
});

describe("what only the customer said", () => {
  const verdict = (reply: string) =>
    checkReply(reply, [PASSAGES.router], { question: "Does it survive 95 °C?" }).map((claim) => claim.verdict);

  it("may be repeated to deny it, not to confirm it", () => {
    expect(verdict("No, 95 °C is too hot; the limit is +70 °C.")).toEqual(["echoed", "supported"]);
    expect(verdict("Yes, it survives 95 °C.")).toEqual(["unsupported"]);
  });
});

interface Row {
  readonly heads: readonly string[];
  readonly cells: readonly string[];
  /** The row above, where there is one in the same table. */
  readonly before: readonly string[] | null;
}

function rowsOf(text: string): Row[] {
  const isDelimiter = (line: string) => /^\s*\|[\s:|-]+\|$/.test(line);
  const cellsOf = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = text.split("\n");
  let heads: string[] = [];
  let before: string[] | null = null;
  return lines.flatMap((line, at): Row[] => {
    if (!line.trim().startsWith("|") || isDelimiter(line)) {
      before = line.trim().startsWith("|") ? before : null;
      return [];
    }
    if (isDelimiter(lines[at + 1] ?? "")) {
      heads = cellsOf(line);
      before = null;
      return [];
    }
    const row = { heads, cells: cellsOf(line), before };
    before = row.cells;
    return [row];
  });
}

function statementsOf(text: string): string[] {
  const cells = rowsOf(text).flatMap(({ heads, cells: [key, ...values] }) =>
    values.map((value, at) => `${heads[0] ?? ""} ${key}: ${heads[at + 1] ?? ""} ${value}.`),
  );
  const sentences = text
    .split("\n")
    .filter((line) => !line.trim().startsWith("|"))
    .flatMap((line) => line.split(/(?<=[.!?])\s+(?=[A-Z`])/));
  return [...cells, ...sentences].filter((statement) => /\d/.test(statement));
}

const unitOf = (cell: string) => /\d\s?([A-Za-z°ΩN·%²]+)/.exec(cell)?.[1];

/** Each row with a value of another of its columns, where both are of one unit and differ. */
function columnSwapsOf(text: string): string[] {
  return rowsOf(text).flatMap(({ heads, cells }) =>
    cells.flatMap((cell, at) =>
      cells.flatMap((other, from) => {
        const isSwap =
          at > 0 && from > 0 && other !== cell && unitOf(cell) !== undefined && unitOf(other) === unitOf(cell);
        return isSwap ? [`${heads[0]} ${cells[0]}: ${heads[at]} ${other}.`] : [];
      }),
    ),
  );
}

/** Each row with a value of the row above it, where both are of one unit and differ. */
function swapsOf(text: string): string[] {
  return rowsOf(text).flatMap(({ heads, cells, before }) =>
    /^(?:Property|Rule|Topic)/.test(heads[0] ?? "")
      ? []
      : cells.flatMap((cell, at) => {
          const other = before?.[at] ?? "";
          const isSwap = at > 0 && /\d/.test(other) && other !== cell && unitOf(other) === unitOf(cell);
          return isSwap ? [`${heads[0]} ${cells[0]}: ${heads[at]} ${other}.`] : [];
        }),
  );
}
