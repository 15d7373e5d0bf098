/** What a run of the indexer costs, the embedding server's own time aside, and one that has nothing to do. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOfflineModels } from "../demo/models/app.ts";
import { anyPorts, startSystem } from "../demo/system.ts";
import { syntheticDocument } from "../eval/synthetic.ts";
import { atMost } from "./report.ts";
import type { Finding } from "./report.ts";

const DOCUMENTS = 400;
const SECTIONS = 25;
/** Share of the full run that a run without a change may take. */
const MOST_UNCHANGED = 0.05;

export async function indexing(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), "firstline-indexing-"));
  const models = countedModels();
  const system = await startSystem({ ports: anyPorts, models: models.fetch });
  try {
    for (let at = 0; at < DOCUMENTS; at += 1) {
      await writeFile(join(folder, `page-${at}.md`), syntheticDocument(at, SECTIONS));
    }
    const full = await system.index(folder, null);
    const { seconds: embedding, calls } = models.taken();
    const again = await system.index(folder, null);
    const unchangedCalls = models.taken().calls - calls;
    const own = full.seconds - embedding;
    return {
      name: "index",
      figures: [
        { what: `full run, ${full.passages} passages`, unit: "s", ours: full.seconds },
        { what: "full run, less the embedding server's own time", unit: "s", ours: own },
        { what: "passages a second, less the embedding server's own time", unit: "1/s", ours: full.passages / own },
        {
          what: "run without a change",
          unit: "s",
          ours: again.seconds,
          baseline: { of: "full run", value: full.seconds },
          ratio: again.seconds / full.seconds,
          goal: atMost(again.seconds / full.seconds, MOST_UNCHANGED),
        },
        {
          what: "embedding calls of a run without a change",
          unit: "calls",
          ours: unchangedCalls,
          baseline: { of: "full run", value: calls },
          goal: { text: "0", met: unchangedCalls === 0 },
        },
      ],
      notes: [
        "the Worker in workerd, the stand-ins for the models and Vectorize on the same machine",
        "the embedding server's own time: hashing, in the process of the indexer; a real one is slower and far away",
      ],
    };
  } finally {
    await system.stop();
    await rm(folder, { recursive: true });
  }
}

/** The offline models, with the time that they take to answer. */
function countedModels() {
  const { fetch } = createOfflineModels();
  let milliseconds = 0;
  let calls = 0;
  return {
    taken: () => ({ seconds: milliseconds / 1_000, calls }),
    fetch: async (request: Request): Promise<Response> => {
      const body = await request.arrayBuffer();
      const start = performance.now();
      const response = await fetch(
        new Request(request.url, { method: request.method, headers: request.headers, body }),
      );
      milliseconds += performance.now() - start;
      calls += 1;
      return response;
    },
  };
}
