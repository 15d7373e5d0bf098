/** The sample documents as the passages that the indexer makes of them, without a Worker or the web. */
import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../../rag-indexer/load.ts";
import { readSources } from "../../rag-indexer/sources/read-sources.ts";
import type { ComparedPassage } from "../../worker/answer/checking/contradiction.ts";

export async function samplePassages(): Promise<ComparedPassage[]> {
  const folder = fileURLToPath(new URL("../../knowledge", import.meta.url));
  const read = await readSources(folder);
  if (read.kind === "bad") throw new Error(read.problems.map(({ problem }) => problem).join("; "));
  const refuse: typeof fetch = () => Promise.reject(new Error("no web in a unit test"));
  const options = {
    folder,
    sources: { ...read.sources, web: [] },
    baseUrl: null,
    served: [],
    parseAll: true,
    fetch: refuse,
    cache: null,
    sleep: () => Promise.resolve(),
  };
  const loaded = await loadKnowledge(options);
  const contents = await Promise.all(loaded.documents.map(async (document) => document.read?.()));
  return contents.flatMap((content) =>
    content === undefined
      ? []
      : content.passages.map((one): ComparedPassage => ({
          text: one.text,
          title: one.title,
          kind: one.kind,
          path: content.details.path,
          document: content.details.document,
          revision: content.details.revision,
          language: content.details.language,
          status: one.status ?? content.details.status,
          headings: [...one.headings],
        })),
  );
}
