/** A run that ended without switching anything. Each line stands alone and says what to do. */
export class IndexFailure extends Error {
    name = "IndexFailure";
    lines;
    constructor(lines) {
        super(lines.join("\n"));
        this.lines = lines;
    }
}
/** `knowledge/a.md:3: …`, which editors and terminals make a link of. */
export function problemLine({ file, line, problem }) {
    return `${file}${line === null ? "" : `:${line}`}: ${problem}`;
}
