/** The files of the folder and the entries of sources.yaml, put together. */
import { matchesGlob } from "node:path";
import { readBytes } from "./folder.ts";
import type { FolderFile } from "./folder.ts";
import type { RawFile } from "./parsers.ts";
import type { BadSource } from "./source.ts";
import type { FileSource } from "./sources/declaration.ts";
import type { Sources } from "./sources/read-sources.ts";

/** The file with what is said of it. */
export async function readDeclared(
  file: FolderFile,
  source: FileSource | undefined,
  { sources, baseUrl }: { readonly sources: Sources; readonly baseUrl: string | null },
): Promise<RawFile | BadSource> {
  const read = await readBytes(file, sources.limits.fileBytes);
  if (read.kind === "bad") {
    return read;
  }
  const declared = source?.declared ?? sources.defaults;
  return {
    name: file.name,
    path: file.path,
    bytes: read.bytes,
    url: urlOf(declared.baseUrl ?? baseUrl, file.path),
    declared,
    ...(source?.columns === undefined ? {} : { columns: source.columns }),
    ...(source?.sheet === undefined ? {} : { sheet: source.sheet }),
  };
}

/** An entry that names the file itself, else the first whose pattern fits. */
export function sourceOf(file: FolderFile, sources: readonly FileSource[]): FileSource | undefined {
  return (
    sources.find(({ files }) => files.includes(file.relative)) ??
    sources.find(({ files }) => files.some((pattern) => matchesGlob(file.relative, pattern)))
  );
}

/** Files that are named, not described by a pattern, and are not there. */
export function absent(
  sources: readonly FileSource[],
  files: readonly FolderFile[],
): { readonly file: FileSource; readonly pattern: string }[] {
  const names = new Set(files.map(({ relative }) => relative));
  return sources.flatMap((file) =>
    file.files
      .filter((pattern) => !/[*?[{]/.test(pattern) && !names.has(pattern))
      .map((pattern) => ({ file, pattern })),
  );
}

function urlOf(baseUrl: string | null, path: string): string | null {
  return baseUrl === null ? null : new URL(path, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
}
