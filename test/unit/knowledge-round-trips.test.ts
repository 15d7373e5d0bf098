import { describe, expect, it } from "vitest";
import { readerOf } from "../../worker/knowledge/round-trips.ts";

describe("questions to D1", () => {
  it("of one turn go together, and each asker gets its own answers", async () => {
    const trips: string[][] = [];
    const reader = readerOf(database(trips));
    const [first, second] = await Promise.all([ask(reader, "a", "b"), ask(reader, "c")]);
    expect(trips).toEqual([["a", "b", "c"]]);
    expect([first, second]).toEqual([["a!", "b!"], ["c!"]]);
    await ask(reader, "d");
    expect(trips).toHaveLength(2);
  });

  it("that fail are failed for everybody on the trip, and nobody else", async () => {
    const reader = readerOf(database([]));
    const results = await Promise.allSettled([ask(reader, "a"), ask(reader, "broken")]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await ask(reader, "a")).toEqual(["a!"]);
  });
});

async function ask(reader: ReturnType<typeof readerOf>, ...statements: string[]): Promise<unknown[]> {
  const results = await reader.ask(statements.map((sql) => reader.prepare(sql)));
  return results.map((result) => result.results[0]);
}

/** As much of D1 as is used: a statement is its SQL, and is answered by it. */
function database(trips: string[][]): D1Database {
  return {
    prepare: (sql: string) => sql,
    batch: async (statements: string[]) => {
      trips.push(statements);
      if (statements.includes("broken")) {
        throw new Error("D1_ERROR");
      }
      return statements.map((sql) => ({ results: [`${sql}!`] }));
    },
  } as unknown as D1Database;
}
