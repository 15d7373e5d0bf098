import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * The paths of all files below a folder, links left out. What is served is chosen from this set, so an address can
 * never lead outside, however it is written.
 */
export async function listFiles(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")));
}
