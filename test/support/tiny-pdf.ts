/** The least PDF that shows texts at places: for tests of what a layout means. */
export interface PlacedText {
  readonly x: number;
  /** From the bottom of the page. */
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  /** Written upwards, as on a page that is to be turned clockwise. */
  readonly upwards?: boolean;
  readonly bold?: boolean;
  /** In a font that is not in the file, and whose codes a map of Japanese signs explains. */
  readonly japanese?: boolean;
}

/** A grey area; a thin one is a line. */
export interface PlacedArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Drawn from point to point. */
export interface PlacedStroke {
  readonly stroke: readonly (readonly [number, number])[];
  readonly white?: boolean;
}

export type Placed = PlacedText | PlacedArea | PlacedStroke;

export function tinyPdf(pages: readonly (readonly Placed[])[]): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, at) => `${7 + at * 2} 0 R`).join(" ");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>");
  add("<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>");
  add(
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>",
  );
  for (const page of pages) {
    const content = page
      .map((one) => ("text" in one ? textAt(one) : "stroke" in one ? strokeAlong(one) : areaAt(one)))
      .join("\n");
    const number = add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    if (objects.length !== number + 1) {
      throw new Error("a page is followed by its content");
    }
  }
  let file = "%PDF-1.4\n";
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return Uint8Array.from(Buffer.from(file, "latin1"));
}

function textAt({ x, y, text, size = 10, upwards = false, bold = false, japanese = false }: PlacedText): string {
  const shown = text.replaceAll(/[\\()]/g, "\\$&");
  return `BT 0 g /F${japanese ? 3 : bold ? 2 : 1} ${size} Tf ${upwards ? "0 1 -1 0" : "1 0 0 1"} ${x} ${y} Tm (${shown}) Tj ET`;
}

function areaAt({ x, y, width, height }: PlacedArea): string {
  return `0.8 g ${x} ${y} ${width} ${height} re f`;
}

function strokeAlong({ stroke, white = false }: PlacedStroke): string {
  return `${white ? 1 : 0} G ${stroke.map(([x, y], at) => `${x} ${y} ${at === 0 ? "m" : "l"}`).join(" ")} S`;
}
