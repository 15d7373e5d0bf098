/** One run of the indexer, callable in-process: the demo and the tests use it as the command does. */
import { setTimeout as delay } from "node:timers/promises";
import { manifest as manifestSchema } from "../worker/knowledge/contract.ts";
import { planOf } from "./diff.ts";
import { IndexFailure, problemLine } from "./failure.ts";
import { loadFolder } from "./load.ts";
import { publish } from "./publish.ts";
import { workerClient } from "./worker-client.ts";
/**
 * Publishes the folder. Resolves when the new revision is served, or when nothing had to change.
 * Rejects with an `IndexFailure` whose lines a person can act on; then what was served still is.
 */
export async function runIndex(options) {
    const now = options.now ?? Date.now;
    const sleep = options.sleep ?? delay;
    const progress = options.progress ?? (() => undefined);
    const start = now();
    const { documents, notes: loadNotes } = await loadDocuments(options);
    progress({ kind: "loaded", documents: documents.length, passages: passagesOf(documents) });
    const { url, token, signal } = options;
    const call = workerClient({ url, token, fetch: options.fetch ?? fetch, sleep, signal });
    const manifest = await call("GET", "", manifestSchema);
    const isLost = manifest.served !== null && manifest.vectorCount === 0 && hasPassages(manifest.served);
    const rebuild = options.rebuild === true || isLost;
    const plan = planOf(documents, manifest.served, rebuild);
    const notes = isLost
        ? [...loadNotes, "the vector index was empty although knowledge is served: everything is embedded again"]
        : loadNotes;
    if (options.dryRun === true) {
        return {
            kind: "planned",
            documents: documents.length,
            passages: plan.passages.total,
            embedded: plan.passages.fresh,
            unchanged: plan.passages.unchanged,
            removed: plan.passages.removed,
            revision: manifest.served?.revision ?? null,
            seconds: (now() - start) / 1000,
            plan,
            notes,
        };
    }
    const after = manifest.served?.number ?? 0;
    const published = await publish({ call, documents, rebuild, after, now, sleep, progress });
    return {
        kind: published.changed || published.embedded > 0 ? "published" : "unchanged",
        documents: documents.length,
        passages: plan.passages.total,
        embedded: published.embedded,
        unchanged: plan.passages.total - published.embedded,
        removed: plan.passages.removed,
        revision: published.revision,
        seconds: (now() - start) / 1000,
        plan,
        notes: [...notes, ...published.notes],
    };
}
async function loadDocuments(options) {
    const { folder } = options;
    const { documents, problems, skipped } = await loadFolder(folder, options.baseUrl ?? null).catch((error) => {
        const code = error instanceof Error && "code" in error ? String(error.code) : "cannot be read";
        throw new IndexFailure([`${folder}: ${code}: give the folder of the documents with --dir`]);
    });
    if (problems.length > 0) {
        throw new IndexFailure(problems.map(problemLine));
    }
    if (documents.length === 0) {
        throw new IndexFailure([`${folder}: holds no documents (.md, .csv); nothing was changed, so that an empty folder cannot empty the knowledge`]);
    }
    const notes = skipped.length === 0 ? [] : [`not read, since only .md and .csv are: ${skipped.join(", ")}`];
    return { documents, notes };
}
function passagesOf(documents) {
    return documents.reduce((sum, { passages }) => sum + passages.length, 0);
}
function hasPassages(served) {
    return served.documents.some(({ passages }) => passages.length > 0);
}
