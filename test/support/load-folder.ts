/** A folder of documents as the indexer reads it, without a Worker or the web. */
import { problemLine } from "../../rag-indexer/failure.ts";
import { loadKnowledge } from "../../rag-indexer/load.ts";
import { readSources } from "../../rag-indexer/sources/read-sources.ts";

type Options = Parameters<typeof loadKnowledge>[0];

/** Throws where `sources.yaml` cannot be read. Web sources are left out. */
export async function loadFolder(
  path: string,
  options: Partial<Pick<Options, "served" | "baseUrl" | "parseAll">> = {},
): Promise<Awaited<ReturnType<typeof loadKnowledge>>> {
  const read = await readSources(path);
  if (read.kind === "bad") {
    throw new Error(read.problems.map(problemLine).join("\n"));
  }
  return loadKnowledge({
    folder: path,
    sources: { ...read.sources, web: [] },
    baseUrl: null,
    served: [],
    parseAll: false,
    fetch: () => Promise.reject(new Error("no web in a unit test")),
    cache: null,
    sleep: () => Promise.resolve(),
    ...options,
  });
}
