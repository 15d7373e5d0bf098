/**
 * The part catalogue: a CSV table with one part a row → one passage a part. Pure.
 * A part's own `status` (active, obsolete, …) is a field of its text. The catalogue that says so is a
 * current document: "obsolete, superseded by …" is an answer, and must be found.
 */
import { CsvError, parse } from "csv-parse/sync";
import { fieldOf } from "./part-fields.ts";
export function parseParts(file) {
    const bad = (line, problem) => ({
        kind: "bad",
        problems: [{ file: file.name, line, problem }],
    });
    let rows;
    try {
        rows = readRows(file.text);
    }
    catch (error) {
        if (error instanceof CsvError) {
            return bad(typeof error.lines === "number" ? error.lines : null, csvProblem(error));
        }
        throw error;
    }
    const [first] = rows;
    if (first === undefined) {
        return bad(1, "holds no parts: put the column names in line 1 and one part in each line below");
    }
    if (first.fields["part_number"] === undefined) {
        return bad(1, "has no column `part_number`: add it, or move the file out of the folder");
    }
    const problems = rowProblems(file, rows);
    if (problems.length > 0) {
        return { kind: "bad", problems };
    }
    const title = titleOf(file.path);
    return {
        kind: "parts",
        details: {
            path: file.path,
            title,
            document: null,
            revision: null,
            date: null,
            url: file.url,
            language: "en",
            status: "current",
        },
        passages: passagesOf(title, rows),
    };
}
function readRows(text) {
    const records = parse(text, {
        columns: (header) => header.map((name) => name.trim()),
        info: true,
        skip_empty_lines: true,
        trim: true,
    });
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
}
function csvProblem(error) {
    switch (error.code) {
        case "CSV_RECORD_INCONSISTENT_COLUMNS":
        case "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH":
            return "has another number of columns than line 1: put a value with a comma in double quotes, and leave no field out";
        case "CSV_QUOTE_NOT_CLOSED":
            return "opens a double quote that nothing closes: close it, or write \"\" for a quote within a value";
        default:
            return `is not CSV (${error.message}); check the quotes`;
    }
}
function rowProblems(file, rows) {
    const seen = new Map();
    const problems = [];
    for (const { line, fields } of rows) {
        const number = numberOf(fields);
        const before = seen.get(number.toUpperCase());
        if (number === "") {
            problems.push({ file: file.name, line, problem: "has no part_number: fill it in, or remove the line" });
        }
        else if (before !== undefined) {
            problems.push({ file: file.name, line, problem: `part number ${number} stands in line ${before} already: keep one of them` });
        }
        else {
            seen.set(number.toUpperCase(), line);
        }
    }
    return problems;
}
function passagesOf(title, rows) {
    const mates = new Map();
    const replaces = new Map();
    for (const { fields } of rows) {
        const number = numberOf(fields);
        for (const mate of numbersIn(fields["mates_with"])) {
            // A relation holds both ways, even where the table states it at one end only.
            entry(mates, number, () => new Set()).add(mate);
            entry(mates, mate, () => new Set()).add(number);
        }
        for (const successor of numbersIn(fields["superseded_by"])) {
            entry(replaces, successor, () => []).push(number);
        }
    }
    return rows.map(({ fields }) => {
        const number = numberOf(fields);
        const lines = Object.entries(fields)
            .filter(([column, value]) => value !== "" && column !== "mates_with")
            .map(([column, value]) => fieldOf(column, value));
        lines.push(...relation("Mates with", [...(mates.get(number) ?? [])]));
        lines.push(...relation("Replaces", replaces.get(number) ?? []));
        return { kind: "part", title, documentNumber: null, headings: [number], text: lines.join("\n") };
    });
}
function relation(label, numbers) {
    return numbers.length === 0 ? [] : [`${label}: ${numbers.join(", ")}`];
}
function numberOf(fields) {
    return fields["part_number"] ?? "";
}
function numbersIn(value) {
    return (value ?? "").split(/[;|]/).map((number) => number.trim()).filter((number) => number !== "");
}
function entry(map, key, make) {
    const value = map.get(key) ?? make();
    map.set(key, value);
    return value;
}
/** `parts` → "Part catalogue", `circular-parts` → "Part catalogue: circular parts". */
function titleOf(path) {
    const name = path.split("/").at(-1) ?? path;
    return name === "parts" ? "Part catalogue" : `Part catalogue: ${name.replaceAll(/[-_]+/g, " ")}`;
}
