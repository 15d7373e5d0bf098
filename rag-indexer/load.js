/** The knowledge folder → parsed documents with their passages and addresses. The only reader of disk. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, parse as parsePath } from "node:path";
import { documentAddress, passageAddress, TEXT_LIMIT } from "../worker/knowledge/contract.ts";
import { chunk } from "./chunk.ts";
import { parseMarkdown } from "./parse/markdown.ts";
import { parseParts } from "./parse/parts.ts";
const PARSERS = {
    ".md": parseMarkdown,
    ".csv": parseParts,
};
const FILE_LIMIT = 20 * 1024 * 1024;
/** Reads the whole folder. Every problem of every file is reported, not just the first. */
export async function loadFolder(folder, baseUrl) {
    const documents = [];
    const skipped = [];
    const problems = [];
    const names = new Map();
    for (const relative of await filesBelow(folder)) {
        const { dir, name, ext } = parsePath(relative);
        const parser = PARSERS[ext.toLowerCase()];
        if (parser === undefined) {
            skipped.push(relative);
            continue;
        }
        const file = join(folder, relative);
        const path = dir === "" ? name : `${dir.replaceAll("\\", "/")}/${name}`;
        const twin = names.get(path);
        if (twin !== undefined) {
            problems.push({ file, line: null, problem: `differs from ${twin} in its extension only: rename one of them` });
            continue;
        }
        names.set(path, file);
        const read = await readText(file);
        const parsed = read.kind === "bad" ? read : parser({ name: file, path, text: read.text, url: urlOf(baseUrl, path) });
        if (parsed.kind === "bad") {
            problems.push(...parsed.problems);
        }
        else {
            const document = await addressed(parsed);
            problems.push(...sizeProblems(file, document));
            documents.push(document);
        }
    }
    return { documents, skipped, problems };
}
async function filesBelow(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && entry.name.toLowerCase() !== "readme.md")
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
        .filter((path) => !path.split(/[/\\]/).some((part) => part.startsWith(".")))
        .toSorted();
}
async function readText(file) {
    const bad = (line, problem) => ({ kind: "bad", problems: [{ file, line, problem }] });
    const { size } = await stat(file);
    if (size > FILE_LIMIT) {
        return bad(null, `is ${Math.round(size / 1024 / 1024)} MB, more than the ${FILE_LIMIT / 1024 / 1024} MB that are read: split it`);
    }
    const bytes = await readFile(file);
    try {
        return { kind: "ok", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n") };
    }
    catch {
        return bad(lineOfBadByte(bytes), "is not UTF-8: save it again with that encoding");
    }
}
/** The first line that cannot be decoded by itself; a line break is never a part of a longer character. */
function lineOfBadByte(bytes) {
    let line = 1;
    for (let start = 0; start <= bytes.length; line += 1) {
        const found = bytes.indexOf(0x0a, start);
        const end = found === -1 ? bytes.length : found;
        try {
            new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
        }
        catch {
            return line;
        }
        start = end + 1;
    }
    return null;
}
async function addressed(parsed) {
    const { details } = parsed;
    const contents = details.status === "obsolete" ? [] : contentsOf(parsed);
    const passages = await Promise.all(contents.map(async (content) => ({ ...content, id: await passageAddress(content) })));
    return { id: await documentAddress(details, passages.map(({ id }) => id)), details, passages };
}
/** An obsolete document is never quoted, so that its text is not even sent. */
function contentsOf(parsed) {
    switch (parsed.kind) {
        case "prose":
            return chunk(parsed.details, parsed.sections);
        case "parts":
            return parsed.passages;
    }
}
function sizeProblems(file, document) {
    return document.passages
        .filter(({ text }) => text.length > TEXT_LIMIT)
        .map(({ headings, text }) => ({
        file,
        line: null,
        problem: `"${headings.at(-1) ?? ""}" is ${text.length} characters long, more than ${TEXT_LIMIT}: shorten it`,
    }));
}
function urlOf(baseUrl, path) {
    if (baseUrl === null) {
        return null;
    }
    return new URL(path, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
}
