/** Which of the offline embeddings to take for a folder of documents. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { hashingModelId, meaningModelId } from "./app.ts";

/** About three thousand passages: some minutes with the encoder. */
const mostCharacters = 3_000_000;
/** Of a byte of such a file a small part is text. */
const textShares: Readonly<Record<string, number>> = { pdf: 0.05, docx: 0.1, xlsx: 0.3, gz: 4 };

/** The better one, and the quick one for a folder with which the better one would take too long. */
export async function offlineEmbeddingFor(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const { size } = await stat(join(parentPath, name));
        return size * (textShares[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? 1);
      }),
  );
  const characters = sizes.reduce((sum, size) => sum + size, 0);
  return characters > mostCharacters ? hashingModelId : meaningModelId;
}
