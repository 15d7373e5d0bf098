import { splitText } from "./split-text.ts";
export const CHUNK_SIZE = { target: 1000, most: 2400 };
export function chunk(document, sections, size = CHUNK_SIZE) {
    return sections.flatMap(({ headings, blocks }) => packed(pieces(blocks, size), size).map((text) => {
        return { kind: "prose", title: document.title, documentNumber: document.document, headings, text };
    }));
}
/** Blocks as texts none of which is too long, a lead-in ("Steps:") joined to what it leads to. */
function pieces(blocks, size) {
    const texts = [];
    let leadIn = "";
    for (const [at, block] of blocks.entries()) {
        const next = blocks[at + 1];
        if (block.kind === "text" && leadIn === "" && leadsIn(block.text, next) && block.text.length < size.target / 2) {
            leadIn = `${block.text}\n\n`;
            continue;
        }
        const [first = "", ...rest] = split(block, size);
        texts.push(leadIn + first, ...rest);
        leadIn = "";
    }
    return texts;
}
function leadsIn(text, next) {
    return next !== undefined && next.kind !== "text" && text.trimEnd().endsWith(":");
}
function split(block, size) {
    switch (block.kind) {
        case "text":
            return splitText(block.text, size.target);
        case "code":
            return block.text.length <= size.most ? [block.text] : splitText(block.text, size.target);
        case "list":
            return groups(block.items, "", size);
        case "table":
            return groups(block.rows, `${block.header}\n`, size);
    }
}
/** Lines put together whole if they fit, else in pieces of the target's size under the same header. */
function groups(lines, header, size) {
    const whole = header + lines.join("\n");
    if (whole.length <= size.most) {
        return [whole];
    }
    const texts = [];
    let current = "";
    for (const line of lines.flatMap((item) => (item.length > size.most ? splitText(item, size.target) : [item]))) {
        if (current !== "" && header.length + current.length + line.length >= size.target) {
            texts.push(header + current);
            current = "";
        }
        current += current === "" ? line : `\n${line}`;
    }
    return [...texts, header + current];
}
/** Pieces put together up to the target; a short rest joins the passage before it. */
function packed(texts, size) {
    const passages = [];
    for (const text of texts) {
        const last = passages.at(-1);
        const fits = last !== undefined && last.length + text.length <= size.target;
        const isRest = last !== undefined && text.length < size.target / 5 && last.length + text.length <= size.most;
        if (fits || isRest) {
            passages[passages.length - 1] = `${last}\n\n${text}`;
        }
        else {
            passages.push(text);
        }
    }
    return passages;
}
