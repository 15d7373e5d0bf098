/**
 * What Excel shows of a number and its cell does not hold: a percent sign, zeros before it, a unit or currency behind it
 * (ECMA-376, 18.8.30). Other formats only change how many digits are shown, and there the cell says more. Pure.
 */
import { unzipSync } from "fflate";
import { below, localName, select } from "../web/xml.ts";
import type { XmlElement } from "../web/xml.ts";

/** Sheets of which larger trees would be made than memory holds keep their bare numbers. */
const LARGEST_SHEET = 30 * 1024 * 1024;
/** Formats that every workbook knows without saying them. */
const BUILT_IN = new Map([
  ["9", "0%"],
  ["10", "0.00%"],
]);

type Shown = (value: string) => string;

/** Name of the sheet → address of the cell → what is shown for its number. */
export function numberFormats(bytes: Uint8Array): ReadonlyMap<string, ReadonlyMap<string, Shown>> {
  const parts = unzipSync(bytes, { filter: ({ name }) => /^xl\/(?:styles|workbook)\.xml$|^xl\/_rels\//.test(name) });
  const styles = stylesIn(rootOf(parts["xl/styles.xml"]));
  if (styles.size === 0) {
    return new Map();
  }
  const files = new Map(
    below(rootOf(parts["xl/_rels/workbook.xml.rels"]), "Relationship").map(({ attributes }) => [
      attributes["Id"],
      URL.parse(attributes["Target"] ?? "", "file:///xl/")?.pathname.slice(1),
    ]),
  );
  const sheets = below(rootOf(parts["xl/workbook.xml"]), "sheets").flatMap((list) => below(list, "sheet"));
  return new Map(
    sheets.map(({ attributes }) => {
      const id = Object.entries(attributes).find(([name]) => localName(name) === "id")?.[1];
      return [attributes["name"] ?? "", cellsOf(bytes, files.get(id) ?? "", styles)];
    }),
  );
}

/** `B4`, from places counted from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function cellsOf(bytes: Uint8Array, file: string, styles: ReadonlyMap<string, Shown>): ReadonlyMap<string, Shown> {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name === file && originalSize <= LARGEST_SHEET,
  });
  return new Map(
    below(rootOf(parts[file]), "sheetData")
      .flatMap((data) => below(data, "row"))
      .flatMap((row) => below(row, "c"))
      .flatMap(({ attributes }) => {
        const shown = styles.get(attributes["s"] ?? "0");
        return shown === undefined ? [] : [[attributes["r"] ?? "", shown] as const];
      }),
  );
}

/** By the number of the style, those alone that show more than the cell holds. */
function stylesIn(root: XmlElement | null): ReadonlyMap<string, Shown> {
  const codes = new Map(
    below(root, "numFmts")
      .flatMap((list) => below(list, "numFmt"))
      .map(({ attributes }) => [attributes["numFmtId"], attributes["formatCode"] ?? ""]),
  );
  const formats = below(root, "cellXfs").flatMap((list) => below(list, "xf"));
  return new Map(
    formats.flatMap(({ attributes }, at) => {
      const id = attributes["numFmtId"] ?? "0";
      const shown = shownAs(codes.get(id) ?? BUILT_IN.get(id) ?? "");
      return shown === null ? [] : [[String(at), shown] as const];
    }),
  );
}

function shownAs(format: string): Shown | null {
  // What follows a semicolon is for numbers below zero.
  const [code = ""] = format.split(";");
  if (/^[#0,. ]+%$/.test(code)) {
    return (value) => `${Number((Number(value) * 100).toPrecision(12))} %`;
  }
  if (/^0{2,}$/.test(code)) {
    return (value) => value.padStart(code.length, "0");
  }
  const unit = /^[#0,. ?]+(?:\\ )?(?:"([^"]+)"|\[\$([^\]-]+)(?:-[^\]]*)?\])_?-?$/.exec(code);
  const word = (unit?.[1] ?? unit?.[2] ?? "").trim();
  return word === "" ? null : (value) => `${value} ${word}`;
}

function rootOf(xml: Uint8Array | undefined): XmlElement | null {
  return xml === undefined ? null : select(xml);
}
