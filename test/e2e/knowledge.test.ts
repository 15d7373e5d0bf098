/**
 * The indexer against a running Worker with D1, the Vectorize stand-in and an embedding server that
 * counts: what is embedded, what is served while a run goes on, and what is left when it dies.
 */
import { describe, expect, it } from "vitest";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import {
  FILES,
  counts,
  embeddings,
  failureOf,
  firstPath,
  folder,
  harness,
  index,
  prepareRuns,
  search,
} from "../support/knowledge-runs.ts";

prepareRuns();

async function textsFound(question: string): Promise<string> {
  return (await search(question)).hits.map(({ passage }) => passage.text).join("\n");
}

/** How often a document about zebras was embedded; questions are embedded too. */
function zebras(): number {
  return embeddings.texts.filter((text) => text.includes("zebra document number")).length;
}

/** A connection that breaks for good once so many calls to the path have gone through. */
function dyingAfter(path: string, calls: number): typeof fetch {
  let seen = 0;
  return async (input, init) => {
    if (addressOf(input).endsWith(path)) {
      seen += 1;
    }
    if (seen > calls) {
      throw new Error("gone");
    }
    return fetch(input, init);
  };
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

describe("a run of the indexer", () => {
  it("publishes documents, which are then found by their words, their numbers and misspelled", async () => {
    const summary = await index();
    expect(summary).toMatchObject({
      kind: "published",
      documents: 3,
      passages: 5,
      embedded: 5,
      unchanged: 0,
      removed: 0,
    });

    const [first] = (await search("how do I measure crimp height?")).hits;
    expect(first).toMatchObject({
      denseRank: 1,
      lexicalRank: 1,
      passage: {
        title: "Crimping contacts",
        headings: ["Crimp height"],
        path: "crimping",
        document: "FM-4001",
        revision: "C",
        status: "current",
      },
    });
    expect(await firstPath("d3899926wj35pn")).toBe("parts");
    expect(await firstPath("FM 4001 revision?")).toBe("crimping");
    expect(await firstPath("micromter")).toBe("crimping");
  });

  it("embeds nothing and changes nothing when nothing has changed", async () => {
    const first = await index();
    embeddings.clear();
    const second = await index();
    expect(second).toMatchObject({
      kind: "unchanged",
      embedded: 0,
      unchanged: 5,
      removed: 0,
      revision: first.revision,
    });
    expect(embeddings.texts).toEqual([]);
  });

  it("sends again, and reads again, what the Worker has lost", async () => {
    await index();
    const { DB } = await harness.getWorker<{ DB: D1Database }>().getEnv();
    await DB.prepare(`UPDATE knowledge_passage SET embedded_by = NULL WHERE kind = 'part'`).run();
    expect(await index()).toMatchObject({ kind: "published", embedded: 2, unchanged: 3 });
    expect(await index()).toMatchObject({ kind: "unchanged", embedded: 0 });
  });

  it("embeds only the section that changed", async () => {
    await index();
    embeddings.clear();
    await folder.write("crimping.md", FILES["crimping.md"].replace("7.1 mm", "8.2 mm"));
    expect(await index()).toMatchObject({ kind: "published", embedded: 1, unchanged: 4, removed: 1 });
    expect(embeddings.texts).toHaveLength(1);
    expect((await search("strip length")).hits[0]?.passage.text).toContain("8.2 mm");
    expect(await textsFound("strip length")).not.toContain("7.1 mm");
  });

  it("embeds nothing for a renamed file or a new revision letter", async () => {
    await index();
    embeddings.clear();
    await folder.move("crimping.md", "assembly/crimp.md");
    await folder.write(
      "sealing/ip67.md",
      FILES["sealing/ip67.md"].replace("title: Sealing", "title: Sealing\nrevision: D"),
    );
    expect(await index()).toMatchObject({ kind: "published", embedded: 0, unchanged: 5, removed: 0 });
    expect(embeddings.texts).toEqual([]);
    expect(await firstPath("crimp height")).toBe("assembly/crimp");
    expect((await search("sealing plug")).hits[0]?.passage.revision).toBe("D");
  });

  it("takes a removed document out of both indexes, and out of D1 one revision later", async () => {
    await index();
    expect(await counts()).toEqual({ texts: 5, passages: 5, strays: 0, vectors: 5 });
    await folder.remove("sealing/ip67.md");
    expect(await index()).toMatchObject({ removed: 1, documents: 2 });
    expect(await textsFound("unused cavity sealing plug")).not.toContain("cavity");
    await expect.poll(counts).toEqual({ texts: 4, passages: 5, strays: 0, vectors: 4 });

    await folder.write("crimping.md", FILES["crimping.md"].replace("micrometer", "caliper"));
    await index();
    await expect.poll(counts).toEqual({ texts: 4, passages: 5, strays: 0, vectors: 4 });
  });

  it("goes back to what was served before, for the price of what had been removed", async () => {
    const first = await index();
    await folder.write("crimping.md", FILES["crimping.md"].replace("micrometer", "caliper"));
    await index();
    embeddings.clear();
    await folder.write("crimping.md", FILES["crimping.md"]);
    expect(await index()).toMatchObject({ kind: "published", revision: first.revision, embedded: 1 });
    expect(await textsFound("crimp height")).toContain("micrometer");
  });

  it("says what it would do, and does not", async () => {
    expect(await index({ dryRun: true })).toMatchObject({ kind: "planned", embedded: 5, revision: null });
    expect(embeddings.texts).toEqual([]);
    expect((await search("crimp")).degraded).toEqual(["no knowledge has been published yet"]);
  });

  it("puts superseded documents behind current ones and leaves obsolete ones out", async () => {
    await folder.write(
      "old.md",
      "---\ntitle: Crimp height, crimp height\nstatus: superseded\n---\nThe crimp height of old.",
    );
    await folder.write("older.md", "---\ntitle: Crimp height\nstatus: obsolete\n---\nThe crimp height of yore.");
    await index();
    const { hits } = await search("crimp height");
    expect(hits.some(({ passage }) => passage.path === "older")).toBe(false);
    const statuses = hits.map(({ passage }) => passage.status);
    expect(statuses.lastIndexOf("current")).toBeLessThan(statuses.indexOf("superseded"));
  });
});

describe("a run that does not finish", () => {
  it("leaves the old knowledge served, and the next one goes on where it died", async () => {
    await index();
    for (let at = 0; at < 150; at += 1) {
      await folder.write(`new/${at}.md`, `---\ntitle: New ${at}\n---\nThe zebra document number ${at}.`);
    }
    await folder.remove("crimping.md");
    embeddings.clear();
    // The process is gone after its first batch of passages.
    await expect(index({ fetch: dyingAfter("/passages", 1) })).rejects.toThrow("gone");
    const before = zebras();
    expect(before).toBeGreaterThan(0);
    expect(await firstPath("crimp height")).toBe("crimping");
    expect(await textsFound("zebra document")).not.toContain("zebra");

    const resumed = await index();
    expect(resumed.embedded).toBe(150 - before);
    expect(zebras()).toBe(150);
    expect(await textsFound("zebra document")).toContain("zebra");
    expect(await textsFound("crimp height")).not.toContain("micrometer");
  });

  it("leaves no vector behind when it died between Vectorize and D1, or was never resumed", async () => {
    await index();
    await folder.write("new.md", "---\ntitle: New\n---\nA zebra.");
    await expect(index({ fetch: dyingAfter("/activate", 0) })).rejects.toThrow("gone");
    await folder.remove("new.md");
    await folder.write("other.md", "---\ntitle: Other\n---\nA yak.");
    await index();
    await expect.poll(counts).toEqual({ texts: 6, passages: 6, strays: 0, vectors: 6 });
  });

  it("reports a failing embedding server without its words, and switches nothing", async () => {
    embeddings.refuse(100);
    const failure = await failureOf(index());
    expect(failure).toMatch(/the embedding server answers 400; check the Worker's OPENAI_BASE_URL/);
    expect(failure).not.toContain("sk-secret");
    expect((await search("crimp")).hits).toEqual([]);
  });

  it("is refused when another run finished in between, and passes when run again", async () => {
    await index();
    const other = await knowledgeFolder({ "other.md": "---\ntitle: Other\n---\nA yak." });
    await folder.write("new.md", "---\ntitle: New\n---\nA zebra.");
    // The other run finishes while this one is about to switch.
    const overtaken: typeof fetch = async (input, init) => {
      if (addressOf(input).endsWith("/activate")) {
        await index({ folder: other.path });
      }
      return fetch(input, init);
    };
    expect(await failureOf(index({ fetch: overtaken }))).toMatch(/another run has finished.*run the indexer again/);
    expect(await firstPath("yak")).toBe("other");
    expect(await index()).toMatchObject({ kind: "published", documents: 4 });
    expect(await firstPath("zebra")).toBe("new");
    await other.delete();
  });

  it("loses nothing when two runs of the same folder go on at once", async () => {
    const runs = await Promise.allSettled([index(), index()]);
    expect(runs.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await index()).toMatchObject({ kind: "unchanged" });
    await expect.poll(counts).toEqual({ texts: 5, passages: 5, strays: 0, vectors: 5 });
  });
});
