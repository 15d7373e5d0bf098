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
    url: urlOf(declared.baseUrl ?? baseUrl, file),
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

interface Unmet {
  /** Of sources.yaml. */
  readonly line: number;
  readonly pattern: string;
  readonly kind: "file" | "folder" | "pattern";
}

/** What sources.yaml speaks of and is not there: a file that is named, a folder named as one, a pattern that fits nothing. */
export function unmet(sources: readonly FileSource[], files: readonly FolderFile[]): Unmet[] {
  const names = new Set(files.map(({ relative }) => relative));
  const kindOf = (pattern: string): Unmet["kind"] | null => {
    if (names.has(pattern)) {
      return null;
    }
    if (/[*?[{]/.test(pattern)) {
      return files.some(({ relative }) => matchesGlob(relative, pattern)) ? null : "pattern";
    }
    return files.some(({ relative }) => relative.startsWith(pattern.replace(/\/*$/, "/"))) ? "folder" : "file";
  };
  return sources.flatMap(({ files: patterns, line }) =>
    patterns.flatMap((pattern) => {
      const kind = kindOf(pattern);
      return kind === null ? [] : [{ line, pattern, kind }];
    }),
  );
}

/** As web servers find it: Markdown becomes a page without an ending, everything else is the file that it is. */
function urlOf(baseUrl: string | null, { path, relative, extension }: FolderFile): string | null {
  if (baseUrl === null) {
    return null;
  }
  const below = /^\.(?:md|markdown)$/.test(extension) ? path : relative;
  // Whatever an address gives a meaning to, such as # and ?, is only a part of a file's name.
  const encoded = below.split("/").map(encodeURIComponent).join("/");
  return new URL(encoded, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
}
