/** `sources.yaml` of a knowledge folder → what is declared there. Every mistake is named with its line. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import { CHUNK_SIZE } from "../chunk.ts";
import type { ChunkSize } from "../chunk.ts";
import type { FileProblem } from "../failure.ts";
import { declaredOf, fileSourceOf, oneSource, SETTINGS, sourcesFile, webSourceOf } from "./declaration.ts";
import type { Declared, FileSource, WebSource } from "./declaration.ts";
import { meantSetting } from "./meant-setting.ts";

export const SOURCES_FILE = "sources.yaml";
const FILE_MB = 20;
/** A passage has to fit the contract's limit with the headings of a split table. */
const LONGEST_WHOLE = 7_000;

export interface Sources {
  readonly limits: { readonly fileBytes: number; readonly size: ChunkSize };
  readonly defaults: Declared;
  readonly files: readonly FileSource[];
  readonly web: readonly WebSource[];
  /** Document number → number of the current document that replaces it. */
  readonly superseded: Readonly<Record<string, string>>;
}

export type SourcesResult =
  | { readonly kind: "ok"; readonly sources: Sources }
  | { readonly kind: "bad"; readonly problems: readonly FileProblem[] };

/** A folder without the file has only defaults. */
export async function readSources(folder: string): Promise<SourcesResult> {
  const name = join(folder, SOURCES_FILE);
  let yaml: string;
  try {
    yaml = await readFile(name, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return parseSources(name, "");
    }
    throw error;
  }
  return parseSources(name, yaml);
}

export function parseSources(name: string, yaml: string): SourcesResult {
  const lines = new LineCounter();
  const parsed = parseDocument(yaml, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const [error] = parsed.errors;
  if (error !== undefined) {
    const problem = `is not YAML (${error.message.split("\n")[0] ?? "malformed"}); ${remedyOf(error.code)}`;
    return { kind: "bad", problems: [{ file: name, line: lines.linePos(error.pos[0]).line, problem }] };
  }
  const problems: FileProblem[] = [];
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(parsed, lines, path);
  const check = <T>(schema: z.ZodType<T>, value: unknown, path: readonly PropertyKey[]): T | null => {
    const result = schema.safeParse(value);
    if (result.success) {
      return result.data;
    }
    for (const issue of result.error.issues) {
      const at = [...path, ...issue.path];
      if (issue.code === "unrecognized_keys") {
        for (const key of issue.keys) {
          const meant = meantSetting(key, SETTINGS);
          const problem = `\`${key}\` is no setting that is known here${meant === undefined ? "" : `: is \`${meant}\` meant?`}`;
          problems.push({ file: name, line: lineOf([...at, key]), problem });
        }
      } else {
        problems.push({ file: name, line: lineOf(at), problem: `\`${nameOf(issue.path)}\` ${issue.message}` });
      }
    }
    return null;
  };
  let value: unknown;
  try {
    value = yaml.trim() === "" ? {} : (parsed.toJS() ?? {});
  } catch {
    // Aliases of aliases, that would unfold to more than a memory holds.
    return { kind: "bad", problems: [{ file: name, line: 1, problem: "refers to itself too often: write it out" }] };
  }
  const file = check(sourcesFile, value === "" ? {} : value, []);
  const { language: defaultLanguage, ...common } = file?.defaults ?? {};
  const defaults = declaredOf({ ...common, files: [] }, { defaultLanguage });
  const files: FileSource[] = [];
  const web: WebSource[] = [];
  const superseded: Record<string, string> = {};
  // A mistake at the head of the file hides none of those below it.
  for (const [at, raw] of (file?.sources ?? sourcesIn(value)).entries()) {
    const path = ["sources", at];
    const isWeb = typeof raw === "object" && raw !== null && "web" in raw;
    const entry = isWeb ? check(oneSource.web, raw, path) : check(oneSource.file, raw, path);
    if (entry === null) {
      continue;
    }
    for (const number of entry.supersedes ?? []) {
      superseded[number] = entry.document ?? entry.title ?? "another document";
    }
    if ("web" in entry) {
      web.push(webSourceOf(entry, lineOf(path), defaults));
    } else {
      files.push(fileSourceOf(entry, lineOf(path), defaults));
    }
  }
  const named = files.flatMap(({ files: patterns, line }) => patterns.map((pattern) => ({ pattern, line })));
  for (const [at, { pattern, line }] of named.entries()) {
    const before = named.slice(0, at).find((other) => other.pattern === pattern);
    if (before !== undefined) {
      problems.push({ file: name, line, problem: `${pattern} is declared in line ${before.line} already: keep one` });
    }
  }
  const twice = web.find(({ name }, at) => web.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) {
    problems.push({ file: name, line: twice.line, problem: `two web sources are called ${twice.name}: rename one` });
  }
  for (const { name: source, line } of web.filter(
    ({ sitemaps, addresses }) => sitemaps.length + addresses.length === 0,
  )) {
    problems.push({ file: name, line, problem: `${source} has neither \`sitemap\` nor \`addresses\`: add one` });
  }
  const limits = limitsOf(file?.limits);
  if (limits.size.target > limits.size.most || limits.size.most > LONGEST_WHOLE) {
    const problem = `\`passage\` may not be more than \`whole\`, and \`whole\` not more than ${LONGEST_WHOLE}`;
    problems.push({ file: name, line: lineOf(["limits"]), problem });
  }
  return problems.length > 0
    ? { kind: "bad", problems }
    : { kind: "ok", sources: { limits, defaults, files, web, superseded } };
}

function sourcesIn(value: unknown): readonly unknown[] {
  const all = typeof value === "object" && value !== null && "sources" in value ? value.sources : [];
  return Array.isArray(all) ? all : [];
}

function remedyOf(code: string): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "indent with spaces";
    case "DUPLICATE_KEY":
      return "write each name once";
    case "MULTIPLE_DOCS":
      return "leave out the line ---";
    default:
      return "put texts with a colon in quotes";
  }
}

function limitsOf(limits: z.infer<typeof sourcesFile>["limits"]): Sources["limits"] {
  return {
    fileBytes: (limits?.file_mb ?? FILE_MB) * 1024 * 1024,
    size: { target: limits?.passage ?? CHUNK_SIZE.target, most: limits?.whole ?? CHUNK_SIZE.most },
  };
}

/** The setting's name; an item of a list has none of its own. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.findLast((key) => typeof key === "string") ?? "sources";
}

/** Line of the deepest node on the path that is there. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}
