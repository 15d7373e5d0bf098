/**
 * Brings the Worker to serve a set of documents. Until the call to activate nothing that is served
 * changes, so that a run may die anywhere; the next one sends only what is still missing.
 */
import {
  activateAnswer,
  BATCH_LIMIT,
  BATCH_TEXT_LIMIT,
  openAnswer,
  passagesAnswer,
  restoreAnswer,
  revisionAnswer,
  sweepAnswer,
} from "../worker/knowledge/contract.ts";
import type { PassagesRequest } from "../worker/knowledge/contract.ts";
import type { DocumentContent, LocalDocument } from "./document.ts";
import type { Progress } from "./report.ts";
import type { Call } from "./worker-client.ts";

export interface SwitchOptions {
  readonly call: Call;
  /** Number of the activation served now, 0 for none. */
  readonly after: number;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly progress: (progress: Progress) => void;
}

export interface PublishOptions extends SwitchOptions {
  readonly documents: readonly LocalDocument[];
  readonly rebuild: boolean;
}

export interface Published {
  readonly revision: string;
  /** False when exactly this was served already. */
  readonly changed: boolean;
  readonly embedded: number;
  readonly notes: readonly string[];
}

/** Vectorize promises minutes at most; words are searched at once in any case. */
const VISIBLE_WITHIN_MS = 5 * 60_000;

export async function publish(options: PublishOptions): Promise<Published> {
  const { call } = options;
  const open = await call("POST", "/revisions", openAnswer, {
    documents: options.documents.map(({ id }) => id),
    rebuild: options.rebuild,
  });
  const missing = new Set(open.missing);
  const wanted = options.documents.filter(({ id }) => missing.has(id));
  const contents = await Promise.all(wanted.flatMap(({ read }) => (read === null ? [] : [read()])));
  let embedded = await send(options, open.revision, contents);
  if (contents.length < wanted.length) {
    // What stays as it is served, its file being unreadable, the Worker embeds from its own copy.
    embedded += await putBack(options, open.revision);
  }
  const notes = await switchTo(options, open.revision, {
    isServed: open.served,
    isComplete: open.served && missing.size === 0,
  });
  return { revision: open.revision, changed: !open.served, embedded, notes };
}

/** Back to the revision that was served before: what it lacks is embedded first. */
export async function restore(options: SwitchOptions, revision: string): Promise<Published> {
  const embedded = await putBack(options, revision);
  const notes = await switchTo(options, revision, { isServed: false, isComplete: embedded === 0 });
  return { revision, changed: true, embedded, notes };
}

/** Embeds what the Worker holds of the revision without a vector. */
async function putBack(options: SwitchOptions, revision: string): Promise<number> {
  const start = options.now();
  let embedded = 0;
  for (let remaining = Infinity; remaining > 0;) {
    const answer = await options.call("POST", `/revisions/${revision}/restore`, restoreAnswer);
    embedded += answer.embedded;
    remaining = answer.remaining;
    const total = embedded + remaining;
    options.progress({ kind: "publishing", done: embedded, total, embedded, milliseconds: options.now() - start });
  }
  return embedded;
}

async function switchTo(
  options: SwitchOptions,
  revision: string,
  state: { readonly isServed: boolean; readonly isComplete: boolean },
): Promise<string[]> {
  const { call } = options;
  const notes = state.isComplete ? [] : await untilVisible(options, revision);
  if (!state.isServed) {
    options.progress({ kind: "activating" });
    await call("POST", `/revisions/${revision}/activate`, activateAnswer, { after: options.after });
  }
  while ((await call("POST", "/sweep", sweepAnswer)).remaining > 0) {
    // As long as vectors remain to be deleted.
  }
  return notes;
}

async function send(options: PublishOptions, revision: string, documents: readonly DocumentContent[]): Promise<number> {
  const total = documents.reduce((sum, { passages }) => sum + passages.length, 0);
  const start = options.now();
  let done = 0;
  let embedded = 0;
  for (const batch of batches(documents)) {
    options.progress({ kind: "publishing", done, total, embedded, milliseconds: options.now() - start });
    const answer = await options.call("POST", `/revisions/${revision}/passages`, passagesAnswer, batch);
    done += batch.passages.length;
    embedded += answer.embedded;
  }
  if (documents.length > 0) {
    options.progress({ kind: "publishing", done, total, embedded, milliseconds: options.now() - start });
  }
  return embedded;
}

/** Passages in full batches across documents, each batch with the documents that they belong to. */
export function* batches(documents: readonly DocumentContent[]): Generator<PassagesRequest> {
  let batch: PassagesRequest = { documents: [], passages: [] };
  let characters = 0;
  for (const { id: document, source, details, passages } of documents) {
    const header = { ...details, id: document, source, passageCount: passages.length };
    if (batch.documents.length === BATCH_LIMIT) {
      yield batch;
      batch = { documents: [], passages: [] };
      characters = 0;
    }
    batch.documents.push(header);
    for (const [position, { id: _, ...content }] of passages.entries()) {
      if (batch.passages.length === BATCH_LIMIT || characters + content.text.length > BATCH_TEXT_LIMIT) {
        yield batch;
        batch = { documents: [header], passages: [] };
        characters = 0;
      }
      batch.passages.push({ ...content, document, position });
      characters += content.text.length;
    }
  }
  if (batch.documents.length > 0) {
    yield batch;
  }
}

async function untilVisible(options: SwitchOptions, revision: string): Promise<string[]> {
  const start = options.now();
  for (let wait = 100; ; wait = Math.min(wait * 1.5, 5_000)) {
    const { vectors } = await options.call("GET", `/revisions/${revision}`, revisionAnswer);
    const milliseconds = options.now() - start;
    if (vectors === "ready") {
      return [];
    }
    if (milliseconds > VISIBLE_WITHIN_MS) {
      return [
        "Vectorize has not taken in all vectors yet; until it has, the newest passages are found by their words only",
      ];
    }
    options.progress({ kind: "waiting", milliseconds });
    await options.sleep(wait);
  }
}
