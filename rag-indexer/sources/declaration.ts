/** What `sources.yaml` may say: its schema, and what comes of it. Pure. */
import { z } from "zod";
import { documentDetails } from "../../worker/knowledge/contract.ts";

// Every value arrives as a string, so that revision 1.10 is not the number 1.1.
const text = z
  .string({ error: ({ input }) => (input === undefined ? "is missing" : "is not a text") })
  .trim()
  .min(1, "is empty: fill it in, or leave the line out")
  .max(500, "is longer than 500 characters");
const number = text.regex(/^[1-9]\d*$/, "is not a whole number above 0").transform(Number);
/** As the files of the folder are called. */
const pattern = text.transform((path) => path.normalize("NFC").replace(/^(?:\.\/)+/, ""));
const webAddress = text.pipe(z.url({ protocol: /^https?$/, error: "is not an http(s) address" }));
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z
      .array(item, { error: ({ input }) => (input === undefined ? "is missing" : "is neither a text nor a list") })
      .min(1, "is an empty list: fill it in, or leave the line out"),
  );
const host = text
  .toLowerCase()
  .regex(/^[^\s/@]+$/, "is no host: write docs.example.com, without https:// and what follows the name");
/** In place of the schema's own words. */
const LINES = "is not a list of `name: value` lines";
const lines = ({ code }: { readonly code?: string | undefined }): string | undefined =>
  code === "invalid_type" ? LINES : undefined;

/** What is said of a document besides its text. */
const declared = {
  title: text.optional(),
  language: text.pipe(documentDetails.shape.language).optional(),
  audience: z.enum(["public", "internal"], "is none of public, internal").optional(),
  trust: z
    .enum(["authoritative", "reviewed", "unreviewed"], "is none of authoritative, reviewed, unreviewed")
    .optional(),
  document: text.optional(),
  revision: text.optional(),
  date: text.pipe(z.iso.date("is not a date: write it as 2026-01-31")).optional(),
  status: z.enum(["current", "superseded", "obsolete"], "is none of current, superseded, obsolete").optional(),
  supersedes: list(text).optional(),
  superseded_by: text.optional(),
  url: webAddress.optional(),
  base_url: webAddress.optional(),
};

const column = z.union(
  [
    text.transform((name) => ({ column: name, values: {} as Record<string, string> })),
    z.strictObject({ column: text, values: z.record(z.string(), text).default({}) }),
  ],
  "is neither a column's name nor `column: …` with `values: …`",
);

const fileSource = z.strictObject(
  {
    ...declared,
    files: list(pattern),
    columns: z
      .record(z.string().regex(/^[a-z][a-z0-9_]*$/), column, {
        error: ({ code }) => (code === "invalid_key" ? "is not a field such as part_number" : LINES),
      })
      .optional(),
    sheet: text.optional(),
  },
  { error: lines },
);

const webSource = z.strictObject(
  {
    ...declared,
    /** Names the source, and begins the paths of its pages. */
    web: text.regex(/^[a-z0-9][a-z0-9-]*$/, "is not a short name of small letters, digits and hyphens"),
    sitemap: list(webAddress).optional(),
    addresses: list(webAddress).optional(),
    hosts: list(host),
    pages: number.optional(),
  },
  { error: lines },
);

const limits = z.strictObject(
  { file_mb: number.optional(), passage: number.optional(), whole: number.optional() },
  { error: lines },
);

export const sourcesFile = z.strictObject(
  {
    limits: limits.optional(),
    defaults: z
      .strictObject(
        {
          language: declared.language,
          audience: declared.audience,
          trust: declared.trust,
          base_url: declared.base_url,
        },
        { error: lines },
      )
      .optional(),
    sources: z.array(z.unknown(), "is not a list").default([]),
  },
  { error: lines },
);

/** Every name that has a meaning somewhere in the file. */
export const SETTINGS: readonly string[] = [
  ...Object.keys(fileSource.shape),
  ...Object.keys(webSource.shape),
  ...Object.keys(sourcesFile.shape),
  ...Object.keys(limits.shape),
];

export const oneSource = { file: fileSource, web: webSource };

type FileEntry = z.infer<typeof fileSource>;
type WebEntry = z.infer<typeof webSource>;

/** Field of a part → column of the table, and words of its own for values of ours. */
export type Columns = Readonly<
  Record<string, { readonly column: string; readonly values: Readonly<Record<string, string>> }>
>;

export interface Declared {
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  /** Of documents of which neither a person nor their text tells the language. */
  readonly defaultLanguage?: string | undefined;
  readonly audience?: "public" | "internal" | undefined;
  readonly trust?: "authoritative" | "reviewed" | "unreviewed" | undefined;
  readonly document?: string | undefined;
  readonly revision?: string | undefined;
  readonly date?: string | undefined;
  readonly status?: "current" | "superseded" | "obsolete" | undefined;
  readonly supersededBy?: string | undefined;
  readonly url?: string | undefined;
  readonly baseUrl?: string | undefined;
}

export interface FileSource {
  /** Of sources.yaml, where the entry begins. */
  readonly line: number;
  /** Paths or patterns below the folder. */
  readonly files: readonly string[];
  readonly declared: Declared;
  readonly columns?: Columns | undefined;
  readonly sheet?: string | undefined;
}

export interface WebSource {
  readonly line: number;
  readonly name: string;
  readonly sitemaps: readonly string[];
  readonly addresses: readonly string[];
  readonly hosts: readonly string[];
  /** Most pages that are read. */
  readonly pages: number;
  readonly declared: Declared;
}

const PAGES = 500;

export function declaredOf(entry: FileEntry | WebEntry, defaults: Declared): Declared {
  const { title, language, audience, trust, document, revision, date, url } = entry;
  return {
    title,
    document,
    revision,
    date,
    url,
    language,
    defaultLanguage: defaults.defaultLanguage,
    audience: audience ?? defaults.audience,
    trust: trust ?? defaults.trust,
    baseUrl: entry.base_url ?? defaults.baseUrl,
    supersededBy: entry.superseded_by,
    status: entry.status ?? (entry.superseded_by === undefined ? undefined : "superseded"),
  };
}

export function fileSourceOf(entry: FileEntry, line: number, defaults: Declared): FileSource {
  const { files, columns, sheet } = entry;
  return { line, files, columns, sheet, declared: declaredOf(entry, defaults) };
}

export function webSourceOf(entry: WebEntry, line: number, defaults: Declared): WebSource {
  return {
    line,
    name: entry.web,
    sitemaps: entry.sitemap ?? [],
    addresses: entry.addresses ?? [],
    hosts: entry.hosts,
    pages: entry.pages ?? PAGES,
    declared: declaredOf(entry, defaults),
  };
}
