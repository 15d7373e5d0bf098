/** The knowledge folder on disk: which files there are, their bytes and texts. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, parse as parsePath } from "node:path";
import type { FileProblem } from "./failure.ts";

const FILE_LIMIT = 20 * 1024 * 1024;

export interface FolderFile {
  /** As given to the command: the folder and the path below it. */
  readonly name: string;
  /** Below the folder, without extension, with `/`. */
  readonly path: string;
  /** With the dot, in lower case. */
  readonly extension: string;
}

/** Every file below the folder, by name; READMEs and what begins with a dot are not documents. */
export async function listFiles(folder: string): Promise<FolderFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase() !== "readme.md")
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .filter((relative) => !relative.split(/[/\\]/).some((part) => part.startsWith(".")))
    .toSorted()
    .map((relative) => {
      const { dir, name, ext } = parsePath(relative.replaceAll("\\", "/"));
      return { name: join(folder, relative), path: dir === "" ? name : `${dir}/${name}`, extension: ext.toLowerCase() };
    });
}

export type Bytes =
  | { readonly kind: "ok"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "bad"; readonly problems: readonly FileProblem[] };

export async function readBytes(file: FolderFile): Promise<Bytes> {
  const { size } = await stat(file.name);
  if (size > FILE_LIMIT) {
    const problem = `is ${Math.round(size / 1024 / 1024)} MB, more than the ${FILE_LIMIT / 1024 / 1024} MB that are read: split it`;
    return { kind: "bad", problems: [{ file: file.name, line: null, problem }] };
  }
  return { kind: "ok", bytes: new Uint8Array(await readFile(file.name)) };
}

export type Text =
  | { readonly kind: "ok"; readonly text: string }
  | { readonly kind: "bad"; readonly problems: readonly FileProblem[] };

export function textOf(file: FolderFile, bytes: Uint8Array): Text {
  const text = decoded(bytes);
  if (text !== null) {
    return { kind: "ok", text: text.replaceAll("\r\n", "\n") };
  }
  const problem = "is not UTF-8: save it again with that encoding";
  return { kind: "bad", problems: [{ file: file.name, line: lineOfBadByte(bytes), problem }] };
}

/** The first line that cannot be decoded by itself; a line break is never a part of a longer character. */
function lineOfBadByte(bytes: Uint8Array): number | null {
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    if (decoded(bytes.subarray(start, end)) === null) {
      return line;
    }
    start = end + 1;
  }
  return null;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
