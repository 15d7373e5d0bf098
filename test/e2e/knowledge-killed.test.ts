/**
 * `npm run index` killed with SIGKILL at each moment that differs: what is answered right after it, what the next run
 * embeds, and what is left behind.
 */
import { expect, it } from "vitest";
import {
  counts,
  embeddings,
  firstPath,
  folder,
  harness,
  index,
  prepareRuns,
  search,
} from "../support/knowledge-runs.ts";
import { runKilledAt } from "../support/knowledge-command.ts";
import type { Moment } from "../support/knowledge-command.ts";

prepareRuns();

const DOCUMENTS = 150;

async function foundOf(question: string): Promise<string> {
  return (await search(question)).hits.map(({ passage }) => passage.text).join("\n");
}

function embedded(): readonly string[] {
  return embeddings.texts.filter((text) => text.includes("zebra document number"));
}

it.for([
  ["before anything is embedded", { call: "/revisions", time: 1, becomes: "lost" }, 0, "old"],
  ["with the revision opened", { call: "/revisions", time: 1, becomes: "unheard" }, 0, "old"],
  ["with the first batch on its way", { call: "/passages", time: 1, becomes: "lost" }, 0, "old"],
  ["in the middle of embedding", { call: "/passages", time: 2, becomes: "lost" }, 100, "old"],
  ["with the last batch embedded", { call: "/passages", time: 2, becomes: "unheard" }, 150, "old"],
  ["before the switch", { call: "/activate", time: 1, becomes: "lost" }, 150, "old"],
  ["after the switch, before the cleaning up", { call: "/activate", time: 1, becomes: "unheard" }, 150, "new"],
  ["after a first step of cleaning up", { call: "/sweep", time: 1, becomes: "unheard" }, 150, "new"],
] as const satisfies readonly (readonly [string, Moment, number, string])[])(
  "killed %s",
  async ([, moment, paid, served]) => {
    await index();
    for (let at = 0; at < DOCUMENTS; at += 1) {
      await folder.write(`new/${at}.md`, `---\ntitle: New ${at}\n---\nThe zebra document number ${at}.`);
    }
    await folder.remove("crimping.md");
    embeddings.clear();
    const { url } = await harness.listen();
    await runKilledAt(moment, url.href, folder.path);
    expect(embedded().length).toBe(paid);

    if (served === "old") {
      expect(await firstPath("crimp height")).toBe("crimping");
      expect(await foundOf("zebra document")).not.toContain("zebra");
    } else {
      await expect.poll(() => foundOf("zebra document")).toContain("zebra");
      expect(await foundOf("crimp height")).not.toContain("micrometer");
    }

    expect((await index()).embedded).toBe(DOCUMENTS - paid);
    // Every passage was paid for once.
    expect(new Set(embedded()).size).toBe(DOCUMENTS);
    expect(embedded().length).toBe(DOCUMENTS);
    expect(await foundOf("zebra document")).toContain("zebra");
    expect(await foundOf("crimp height")).not.toContain("micrometer");
    await expect.poll(counts, { timeout: 5_000 }).toMatchObject({ strays: 0, vectors: DOCUMENTS + 3 });
  },
);
