/**
 * What the indexer and the Worker say to each other on `/api/knowledge`: schemas, limits, and
 * the content addresses that both sides compute. Imports zod only.
 *
 * A run of the indexer is: `GET /` (what is served), `POST /revisions` (declare the whole set of
 * documents wanted; the answer names those not held yet), `POST /revisions/:id/passages` in batches,
 * `GET /revisions/:id` until the vectors can be found, `POST /revisions/:id/activate`, and
 * `POST /sweep` until nothing remains. Every call may be repeated without harm. Going back is
 * `POST /revisions/:id/restore` until nothing remains, then activate and sweep as above.
 */
import { z } from "zod";

/** Most passages and documents that one batch holds. */
export const BATCH_LIMIT = 100;
/** Most text of one batch, in UTF-16 units: D1 takes 2 MB a parameter, and a text goes there twice. */
export const BATCH_TEXT_LIMIT = 250_000;
/** Longest text of a passage, in UTF-16 units. Embedding models take some 8,000 tokens. */
export const TEXT_LIMIT = 8_000;
/** Most documents of a revision. */
const DOCUMENT_LIMIT = 20_000;

const address = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not a content address");
const line = z.string().trim().min(1).max(500);

const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, "is not a language tag such as en");
const webAddress = z.url({ protocol: /^https?$/ });

const passageContent = z.object({
  kind: z.enum(["prose", "part"]),
  title: line,
  /** Number of the document: found by words, not embedded, and shown from the document. */
  documentNumber: line.nullable(),
  headings: z.array(line).max(10).readonly(),
  text: z.string().min(1).max(TEXT_LIMIT),
  /** Counted from 1, where the document has pages. */
  page: z.int().min(1).optional(),
  language: languageTag.optional(),
  /** The address that the document names itself. One that follows from its path would make a renamed file new. */
  source: webAddress.optional(),
  /** A part's own standing; the catalogue that says so is a current document. */
  status: z.enum(["superseded", "obsolete"]).optional(),
});

/** What makes a passage the same passage: all of this is searched and shown. */
export type PassageContent = Readonly<z.infer<typeof passageContent>>;

export const documentDetails = z.object({
  /** Below the knowledge folder, without extension. */
  path: line,
  title: line,
  /** Document number and revision. */
  document: line.nullable(),
  revision: line.nullable(),
  date: z.iso.date().nullable(),
  url: webAddress.nullable(),
  language: languageTag,
  status: z.enum(["current", "superseded", "obsolete"]),
  /** Number of the document that replaces this one. */
  supersededBy: line.optional(),
  /** Passages of an internal document are not sent; public where nothing is said. */
  audience: z.enum(["public", "internal"]).optional(),
  /** How far its words can be relied upon; reviewed where nothing is said. */
  trust: z.enum(["authoritative", "reviewed", "unreviewed"]).optional(),
});

/** What is known of a document besides its text. A change here embeds nothing. */
export type DocumentDetails = Readonly<z.infer<typeof documentDetails>>;

export const openRequest = z.object({
  /** Every document of the new revision, by id. */
  documents: z.array(address).max(DOCUMENT_LIMIT),
  /** Embed everything again, or with another model than the one served now. */
  rebuild: z.boolean().default(false),
});

export const openAnswer = z.object({
  revision: address,
  /** True when exactly this revision is already served. */
  served: z.boolean(),
  /** Documents whose passages have to be sent. */
  missing: z.array(address),
});
export type OpenAnswer = z.infer<typeof openAnswer>;

export const passagesRequest = z.object({
  documents: z
    .array(documentDetails.extend({ id: address, source: address, passageCount: z.int().min(0) }))
    .max(BATCH_LIMIT),
  passages: z.array(passageContent.extend({ document: address, position: z.int().min(0) })).max(BATCH_LIMIT),
});
export type PassagesRequest = z.infer<typeof passagesRequest>;

export const passagesAnswer = z.object({ embedded: z.int(), reused: z.int() });
export type PassagesAnswer = z.infer<typeof passagesAnswer>;

export const revisionAnswer = z.object({
  /** Documents not held completely. */
  missing: z.array(address),
  /** Whether Vectorize finds every vector of the revision by now. */
  vectors: z.enum(["ready", "pending"]),
});
export type RevisionAnswer = z.infer<typeof revisionAnswer>;

export const activateRequest = z.object({
  /** Number of the activation seen in the manifest, 0 for none: somebody else's since then is a conflict. */
  after: z.int().min(0),
});

export const activateAnswer = z.object({
  number: z.int(),
  /** Passages that left both indexes by this. */
  removed: z.int(),
});
export type ActivateAnswer = z.infer<typeof activateAnswer>;

/** Passages of an earlier revision that are held without a vector, put back some at a time. */
export const restoreAnswer = z.object({ embedded: z.int(), remaining: z.int() });
export type RestoreAnswer = z.infer<typeof restoreAnswer>;

export const sweepAnswer = z.object({ swept: z.int(), remaining: z.int() });
export type SweepAnswer = z.infer<typeof sweepAnswer>;

const servedDocument = z.object({
  id: address,
  /** Hash of the file that it was made of. */
  source: address,
  path: z.string(),
  passages: z.array(address),
  /** As in the details: what has to be known to see that two documents contradict each other. */
  document: z.string().nullish(),
  revision: z.string().nullish(),
  status: z.string().nullish(),
  supersededBy: z.string().nullish(),
});
export type ServedDocument = Readonly<z.infer<typeof servedDocument>>;

export const manifest = z.object({
  /** What the Worker is configured to embed with. */
  configured: z.object({ embeddingModel: z.string(), dimensions: z.int() }),
  /** Null when Vectorize does not answer. */
  vectorCount: z.int().nullable(),
  /** What is served; null before the first activation. */
  served: z
    .object({
      revision: address,
      number: z.int(),
      activatedAt: z.int(),
      embeddingModel: z.string(),
      dimensions: z.int(),
      documents: z.array(servedDocument),
    })
    .nullable(),
  /** What was served before, and can be again; null when nothing was, or it is no longer held. */
  previous: z
    .object({ revision: address, activatedAt: z.int(), embeddingModel: z.string(), dimensions: z.int() })
    .nullish(),
});
export type Manifest = z.infer<typeof manifest>;

const openQuestion = z.object({
  question: z.string(),
  /** Why it was not answered, as the log has it. */
  result: z.string(),
  at: z.int(),
});

/** A question that the documents did not answer. */
export type OpenQuestion = Readonly<z.infer<typeof openQuestion>>;

export const openQuestionsAnswer = z.object({ questions: z.array(openQuestion) });
export type OpenQuestionsAnswer = z.infer<typeof openQuestionsAnswer>;

export const errorAnswer = z.object({
  error: z.string(),
  /** Settings that are missing or malformed, with a 503. */
  settings: z.array(z.object({ setting: z.string(), problem: z.string() })).optional(),
});

/** The passage's id: 22 characters of base64url, of the 64 bytes that Vectorize allows. */
export function passageAddress(content: PassageContent): Promise<string> {
  const { kind, title, documentNumber, headings, text, page, language, source, status } = content;
  const optional = [page, language, source, status].map((value) => value ?? null);
  return contentAddress([3, kind, title, documentNumber, headings, text, ...optional]);
}

/** The text whose vector stands for the passage. */
export function embeddedText({ title, headings, text, page, language, source }: PassageContent): string {
  const place = [language, page === undefined ? undefined : `page ${page}`, source]
    .filter((part) => part !== undefined)
    .join(", ");
  return [[title, ...headings].join(" > "), ...(place === "" ? [] : [place]), text].join("\n");
}

/** The id of one version of a document: its file, its details and its passages, in order. */
export function documentAddress(
  source: string,
  details: DocumentDetails,
  passageIds: readonly string[],
): Promise<string> {
  const { path, title, document, revision, date, url, language, status } = details;
  const optional = [details.supersededBy, details.audience, details.trust].map((value) => value ?? null);
  return contentAddress([
    source,
    path,
    title,
    document,
    revision,
    date,
    url,
    language,
    status,
    ...optional,
    passageIds,
  ]);
}

/** The id of a set of documents embedded by one model. */
export function revisionAddress(
  embeddingModel: string,
  dimensions: number,
  documentIds: readonly string[],
): Promise<string> {
  return contentAddress([embeddingModel, dimensions, documentIds.toSorted()]);
}

/** The hash of a source file, together with all else that decides what is made of it. */
export function sourceAddress(bytes: Uint8Array<ArrayBuffer>, circumstances: readonly unknown[]): Promise<string> {
  return addressOf(bytes).then((content) => contentAddress([content, ...circumstances]));
}

function contentAddress(value: unknown): Promise<string> {
  // A copy, since the encoder promises no more than some buffer.
  return addressOf(Uint8Array.from(new TextEncoder().encode(JSON.stringify(value))));
}

/** 128 bits of SHA-256. */
async function addressOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest.subarray(0, 16)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
