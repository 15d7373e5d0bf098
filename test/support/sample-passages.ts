/** The sample documents as the passages that the indexer makes of them, without a Worker or the web. */
import { fileURLToPath } from "node:url";
import type { ComparedPassage } from "../../worker/answer/checking/contradiction.ts";
import { loadFolder } from "./load-folder.ts";

export async function samplePassages(): Promise<ComparedPassage[]> {
  const folder = fileURLToPath(new URL("../../knowledge", import.meta.url));
  const loaded = await loadFolder(folder, { parseAll: true });
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
