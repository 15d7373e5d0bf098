/** Long text cut into pieces: at the end of a line or sentence, else between words, else anywhere. Pure. */
const BREAKS = [/\n+/g, /(?<=[.!?;。！？])\s+/g, /\s+/g];
/** Pieces of at most `most` characters which, put together again, hold all that was not white space. */
export function splitText(text, most) {
    const pieces = [];
    let rest = text.trim();
    while (rest.length > most) {
        const end = cutOf(rest, most);
        pieces.push(rest.slice(0, end).trimEnd());
        rest = rest.slice(end).trimStart();
    }
    return rest === "" ? pieces : [...pieces, rest];
}
/** The last good place to cut; one in the first half would leave scraps. */
function cutOf(text, most) {
    const window = text.slice(0, most + 1);
    for (const pattern of BREAKS) {
        const last = [...window.matchAll(pattern)].at(-1)?.index ?? 0;
        if (last > most / 2) {
            return last;
        }
    }
    // Never between the halves of a character.
    return isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most;
}
function isHighSurrogate(unit) {
    return unit >= 55296 && unit <= 56319;
}
