import { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, codeTerms, squeezeCode } from "../../worker/knowledge/codes.ts";
import { matchExpression, readQuestion } from "../../worker/knowledge/query.ts";

describe("a question as a full-text expression", () => {
  it("drops stop words and quotes every word", () => {
    expect(matchExpression(readQuestion("What is the crimp height?"))).toBe('"crimp" OR "height"');
  });

  it("keeps the words when all of them are stop words", () => {
    expect(readQuestion("what is it").words).toEqual(["what", "is", "it"]);
  });

  it("is null when there is nothing to look for", () => {
    expect(matchExpression(readQuestion(" ?! "))).toBeNull();
  });

  it.for([
    'a"b',
    "ip67 OR",
    "NEAR(",
    "col:x",
    "^a",
    "a*",
    "-b",
    "{a b}: c",
    "'; DROP TABLE t; --",
    '"',
    "a AND",
    "constructor",
  ])("is accepted by FTS5 for %s", (question) => {
    expect(() => search(question)).not.toThrow();
  });

  it("is accepted by FTS5 whatever a user writes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (question) => void search(question)),
      { numRuns: 300 },
    );
  });
});

describe("part numbers", () => {
  const passage = "Plug D38999/26WJ35PN mates with D38999/24WJ35SN";

  it.for(["D38999/26WJ35PN", "d3899926wj35pn", "D38999 26 WJ35PN", "d38999-26-wj35pn", "d38999/26wj35", "26WJ35PN"])(
    "are found when typed as %s",
    (question) => {
      expect(search(question, passage)).toBe(1);
    },
  );

  it("are not found for another number", () => {
    expect(search("M85049-88", passage)).toBe(0);
  });

  it("are squeezed on both sides alike", () => {
    expect(codeTerms(passage)).toContain(squeezeCode("D38999/26WJ35PN"));
    expect(codesOf("is d38999 26 wj35pn in stock")).toContain(squeezeCode("D38999/26WJ35PN"));
  });

  it("are not made of plain figures and words", () => {
    expect(codeTerms("a torque of 2.5 in all 12 cases")).toEqual([]);
    expect(codesOf("which connectors have gold plating")).toEqual([]);
  });
});

/** How many passages the question finds, in a table made as the migration makes it. */
function search(question: string, text = "some text"): number {
  const db = new DatabaseSync(":memory:");
  db.exec(`CREATE VIRTUAL TABLE t USING fts5(text, codes, tokenize = "porter unicode61 remove_diacritics 2")`);
  db.prepare("INSERT INTO t VALUES (?, ?)").run(text, codeTerms(text).join(" "));
  const expression = matchExpression(readQuestion(question));
  const rows = expression === null ? [] : db.prepare("SELECT rowid FROM t WHERE t MATCH ?").all(expression);
  db.close();
  return rows.length;
}
