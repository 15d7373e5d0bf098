/** The knowledge folder on disk: which files there are, their bytes and texts. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, parse as parsePath } from "node:path";
import { badSource } from "./source.ts";
import type { BadSource } from "./source.ts";
import { SOURCES_FILE } from "./sources/read-sources.ts";

export interface FolderFile {
  /** As given to the command: the folder and the path below it. */
  readonly name: string;
  /**
   * Below the folder, with `/`, with and without extension. Accents as people type them, whichever way the disk of
   * whoever named the file writes them.
   */
  readonly relative: string;
  readonly path: string;
  /** With the dot, in lower case. */
  readonly extension: string;
}

interface Listing {
  readonly files: readonly FolderFile[];
  /** Names of links: where they lead is not known to be meant for customers, and may lead back here. */
  readonly links: readonly string[];
}

/** Every file below the folder, by name; its own README, and what begins with a dot or as Word's locks do, are none. */
export async function listFiles(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .filter((relative) => relative.toLowerCase() !== "readme.md" && relative !== SOURCES_FILE)
    .filter((relative) => !relative.split(/[/\\]/).some((part) => /^(?:\.|~\$)/.test(part)))
    .toSorted()
    .map((relative) => {
      const plain = relative.replaceAll("\\", "/").normalize("NFC");
      const { dir, name, ext } = parsePath(plain);
      const path = dir === "" ? name : `${dir}/${name}`;
      return { name: join(folder, relative), relative: plain, path, extension: ext.toLowerCase() };
    });
  return { files, links: links.toSorted() };
}

export type Bytes = { readonly kind: "ok"; readonly bytes: Uint8Array<ArrayBuffer> } | BadSource;

/** A file that is too large is not even opened. */
export async function readBytes(file: FolderFile, limit: number): Promise<Bytes> {
  try {
    const { size } = await stat(file.name);
    if (size === 0) {
      return badSource(file, null, "is empty, 0 bytes long: fill it, or take it out of the folder");
    }
    if (size > limit) {
      const problem = `is ${Math.round(size / 1024 / 1024)} MB, more than the ${limit / 1024 / 1024} MB that are read: split it, or raise limits.file_mb in sources.yaml`;
      return badSource(file, null, problem);
    }
    return { kind: "ok", bytes: new Uint8Array(await readFile(file.name)) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    return badSource(file, null, `cannot be read (${code}): check its permissions`);
  }
}
