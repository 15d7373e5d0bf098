/** Bytes → text. Pure. What is not in the encoding it claims is refused: a wrong guess ends in a customer's answer. */
import { badSource } from "./source.ts";
import type { BadSource } from "./source.ts";

/** How files of other formats begin. */
const OTHER_FORMATS = new Map([
  ["%PDF-", "a PDF"],
  ["PK\u0003\u0004", "a Word document, an Excel workbook or a ZIP archive"],
]);

export type Text = { readonly kind: "ok"; readonly text: string } | BadSource;

/**
 * `stated` is what the file or its server says of its encoding; a mark at its head, as Excel writes with "Unicode text",
 * is surer.
 */
export function textOf(file: { readonly name: string }, bytes: Uint8Array, stated = "utf-8"): Text {
  const other = [...OTHER_FORMATS].find(([sign]) => sign === String.fromCharCode(...bytes.subarray(0, sign.length)));
  if (other !== undefined) {
    return badSource(file, null, `is ${other[1]}, whatever its name says: name it so`);
  }
  const label = markOf(bytes) ?? stated;
  const text = decoded(bytes, label);
  if (text?.includes("\0") === true) {
    // UTF-16 without its mark decodes as text with a NUL in every other place.
    const line = text.slice(0, text.indexOf("\0")).split("\n").length;
    return badSource(file, line, "holds characters that no text holds: save it again as UTF-8");
  }
  if (text !== null) {
    return { kind: "ok", text: text.replaceAll("\r\n", "\n") };
  }
  const name = label === "utf-8" ? "UTF-8" : label;
  return badSource(file, lineOfBadByte(bytes, label), `is not ${name}: save it again as UTF-8`);
}

/** What a page says of its own encoding, in its first bytes as browsers look for it. */
export function charsetOf(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2_048));
  const label = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  // These words could not be read so if they were in UTF-16: browsers take it for UTF-8 as well.
  return label?.startsWith("utf-16") === true ? "utf-8" : label;
}

function markOf([first, second]: Uint8Array): string | null {
  return first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** The first line that cannot be decoded by itself; a line break is never a part of a longer character. */
function lineOfBadByte(bytes: Uint8Array, label: string): number | null {
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    if (decoded(bytes.subarray(start, end), label) === null) {
      return line;
    }
    start = end + 1;
  }
  return null;
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
