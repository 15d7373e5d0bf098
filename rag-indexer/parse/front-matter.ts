/** The block of settings at the head of a Markdown file. Pure. */
import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { documentDetails } from "../../worker/knowledge/contract.ts";
import type { FileProblem } from "../failure.ts";
import type { SourceFile } from "../source.ts";
import type { Declared } from "../sources/declaration.ts";
import { meantSetting } from "../sources/meant-setting.ts";

const optional = z
  .string()
  .trim()
  .max(500, "is longer than 500 characters")
  .nullish()
  .transform((value) => (value === undefined || value === "" ? null : value));

/** Unknown settings are let through: the content team may keep notes of its own there. */
const frontMatter = z.object({
  title: z
    .string()
    .trim()
    .min(1, "is empty: say what the document is called")
    .max(500, "is longer than 500 characters")
    .optional(),
  document: optional,
  revision: optional,
  date: optional.pipe(z.iso.date("is not a date: write it as 2026-01-31").nullable()),
  url: optional.pipe(z.url({ protocol: /^https?$/, error: "is not an http(s) address" }).nullable()),
  language: optional.pipe(documentDetails.shape.language.nullable()),
  status: optional.pipe(
    z.enum(["current", "superseded", "obsolete"], "is none of current, superseded, obsolete").nullable(),
  ),
  superseded_by: optional,
  audience: optional.pipe(z.enum(["public", "internal"], "is none of public, internal").nullable()),
  trust: optional.pipe(
    z.enum(["authoritative", "reviewed", "unreviewed"], "is none of authoritative, reviewed, unreviewed").nullable(),
  ),
});

export type FrontMatterResult =
  | {
      readonly kind: "ok";
      readonly stated: Declared;
      /** What was left out, and why. */
      readonly notes: readonly string[];
    }
  | { readonly kind: "bad"; readonly problems: readonly FileProblem[] };

/**
 * Left out where they cannot be read, as other systems write them: a document without its date is as true. A
 * status or an audience that cannot be read is never guessed.
 */
const MAY_BE_LEFT_OUT = new Set(["date", "url", "language"]);

/** `yaml` is what stands between the `---` lines, the first of which is line 1 of the file. */
export function readFrontMatter(file: SourceFile, yaml: string): FrontMatterResult {
  const lines = new LineCounter();
  // "failsafe" leaves every value a string: revision 1.10 is not the number 1.1.
  const parsed = parseDocument(yaml, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const problem = (offset: number | undefined, text: string): FileProblem => ({
    file: file.name,
    line: offset === undefined ? 1 : lines.linePos(offset).line + 1,
    problem: text,
  });
  const [error] = parsed.errors;
  if (error !== undefined) {
    const text = error.message.split("\n")[0] ?? "malformed";
    return {
      kind: "bad",
      problems: [problem(error.pos[0], `the front matter is not YAML (${text}); put texts with a colon in quotes`)],
    };
  }
  const values: unknown = parsed.toJS() ?? {};
  const first = frontMatter.safeParse(values === "" ? {} : values);
  const issues = first.success ? [] : first.error.issues;
  const problems = issues.map((issue) => {
    const key = String(issue.path[0] ?? "");
    const node = parsed.get(key, true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return problem(
      offset,
      key === "" ? "the front matter is not a list of `name: value` lines" : `\`${key}\` ${issue.message}`,
    );
  });
  const wrong = new Set(issues.map(({ path }) => String(path[0] ?? "")));
  const result = first.success ? first : frontMatter.safeParse(without(values, wrong));
  if (!result.success || [...wrong].some((key) => !MAY_BE_LEFT_OUT.has(key))) {
    return { kind: "bad", problems };
  }
  const { superseded_by: supersededBy, status, ...stated } = result.data;
  return {
    kind: "ok",
    stated: {
      ...defined(stated),
      ...defined({ supersededBy, status: status ?? (supersededBy === null ? null : "superseded") }),
    },
    notes: [
      ...problems.map(({ line, problem: why }) => `line ${line}: ${why}; it is left out`),
      ...unreadNotes(values),
    ],
  };
}

/** Of settings that look meant for us and are not read: a page that is marked so in vain stays current. */
function unreadNotes(values: unknown): string[] {
  const known = Object.keys(frontMatter.shape);
  return Object.keys(typeof values === "object" && values !== null ? values : {}).flatMap((key) => {
    const meant = meantSetting(key, known);
    return [
      ...(meant === undefined ? [] : [`\`${key}\` is not read: is \`${meant}\` meant?`]),
      ...(key === "supersedes"
        ? ["`supersedes` is read in sources.yaml only: write it there, or `superseded_by` into the other page"]
        : []),
    ];
  });
}

function without(values: unknown, keys: ReadonlySet<string>): unknown {
  return typeof values === "object" && values !== null
    ? Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)))
    : values;
}

/** What is said at all: the rest is left to sources.yaml. */
function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
