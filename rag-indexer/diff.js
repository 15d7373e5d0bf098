/**
 * A renamed file counts as one document removed and one added, and its passages as unchanged.
 * With `embedAll` nothing served counts as embedded.
 */
export function planOf(wanted, served, embedAll) {
    const before = new Map(served?.documents.map((document) => [document.path, document.id]));
    const paths = new Set(wanted.map(({ details }) => details.path));
    const added = wanted.filter(({ details }) => !before.has(details.path)).length;
    const unchanged = wanted.filter(({ id, details }) => before.get(details.path) === id).length;
    const passages = new Set(wanted.flatMap((document) => document.passages.map(({ id }) => id)));
    const held = new Set(served?.documents.flatMap((document) => document.passages));
    const known = embedAll ? 0 : [...passages].filter((id) => held.has(id)).length;
    return {
        documents: {
            total: wanted.length,
            added,
            changed: wanted.length - added - unchanged,
            removed: [...before.keys()].filter((path) => !paths.has(path)).length,
            unchanged,
        },
        passages: {
            total: passages.size,
            fresh: passages.size - known,
            unchanged: known,
            removed: [...held].filter((id) => !passages.has(id)).length,
        },
    };
}
