/** What a search by words asks of D1 first, on a real index. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashingModelId } from "../../demo/models/app.ts";
import { startInProcess } from "../../eval/in-process.ts";
import type { World } from "../../eval/world.ts";
import { findPassages, lookFirst } from "../../worker/knowledge/first-look.ts";
import type { FirstLook } from "../../worker/knowledge/first-look.ts";
import { searchByWords } from "../../worker/knowledge/lexical-search.ts";
import { phrasesOf, readQuestion } from "../../worker/knowledge/query.ts";
import { readerOf } from "../../worker/knowledge/round-trips.ts";

let folder = "";
let world: World;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "firstline-first-look-"));
  await writeFile(
    join(folder, "pump.md"),
    "# Pump\n\nReplace the gasket of the pump each year. The Dichtung is of rubber.\n",
  );
  await writeFile(join(folder, "motor.md"), "# Motor\n\nThe motor turns clockwise.\n");
  await writeFile(
    join(folder, "lager.md"),
    "# Lager\n\nDie Lager werden im Werk von Hand gefettet und danach noch einmal geprüft.\n",
  );
  world = await startInProcess(folder, () => {}, hashingModelId);
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

function look(question: string): Promise<FirstLook> {
  const query = readQuestion(question);
  return lookFirst(readerOf(world.db), query, phrasesOf(query));
}

describe("the first look", () => {
  it("finds the passages when the corpus says it in the question's words, in any form of them", async () => {
    const { found, strange } = await look("Replacing a gasket");
    expect(found).toHaveLength(1);
    expect(strange).toEqual([]);
  });

  it("tells what the corpus has in place of a word that it does not hold", async () => {
    const { found, strange } = await look("When is the gaskett of the pumpmotor with its seal renewed?");
    expect(found).toBeNull();
    const near = new Map(strange.map((one) => [one.word, one]));
    expect(near.get("gaskett")?.neighbours).toContain("gasket");
    expect(near.get("pumpmotor")?.parts).toEqual(expect.arrayContaining(["pump", "motor"]));
    expect(near.has("renewed")).toBe(true);
  });

  it("tells which of the phrases some passage holds", async () => {
    const { held } = await look("gasket xylophone");
    expect(Object.fromEntries(held)).toEqual({ '"gasket"': true, '"xylophone"': false });
  });

  it("is not kept from finding by phrases that no passage holds", async () => {
    const found = await findPassages(readerOf(world.db), {
      said: ['"gasket"', '"xylophone"'],
      guessed: ['"turning"', '"saxophone"'],
    });
    expect(found).toHaveLength(2);
    expect(await findPassages(readerOf(world.db), { said: ['"xylophone"'], guessed: [] })).toEqual([]);
  });

  it("meets what is said for the same thing, in this language or another", async () => {
    const [gasket] = await searchByWords(readerOf(world.db), readQuestion("gasket"));
    expect(await searchByWords(readerOf(world.db), readQuestion("seal"))).toEqual([gasket]);
    const [lager] = await searchByWords(readerOf(world.db), readQuestion("gefettet"));
    expect(await searchByWords(readerOf(world.db), readQuestion("bearing"))).toEqual([lager]);
  });

  it("knows the foreign words that the corpus holds as they are", async () => {
    expect((await look("Wie ist die Dichtung?")).knownForeign).toEqual(["dichtung"]);
    expect((await look("Wie ist die Spannung?")).knownForeign).toEqual([]);
  });
});
