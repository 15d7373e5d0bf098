/** Whether a reply says something, however it writes it: case, blanks, decimal commas, dashes, Markdown. Pure. */

/** A number is found as itself only: 5 A is not in 15 A, nor in 5.5 A. */
export function says(reply: string, wanted: string): boolean {
  return [plain, withoutThousands].some((form) => {
    const sought = form(wanted);
    return sought !== "" && holds(form(reply), sought);
  });
}

function holds(text: string, sought: string): boolean {
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + sought.length);
    const isInNumber =
      (/^\d/.test(sought) && /\d[.,]?$/.test(before)) || (/\d$/.test(sought) && /^(?:[.,]?\d)/.test(after));
    // A bare number is not a piece of a code: 29 is not in 20-29.
    const isInCode = /^\d+$/.test(sought) && (/[a-z][-/]?$|\d[-/]$/.test(before) || /^[-/]\d/.test(after));
    // Short words and signs of units stand alone: "gold" is not in "golden eagle", nor "5 m" in "5 mm".
    const isInWord = /[a-z]$/.test(sought) && sought.length <= 4 && /^[a-z]/.test(after);
    const startsInWord = /^[a-z]/.test(sought) && sought.length <= 4 && /[a-z]$/.test(before);
    if (!isInNumber && !isInCode && !isInWord && !startsInWord) {
      return true;
    }
  }
  return false;
}

export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/gu, "-")
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[*_|]+/g, " ")
    .replaceAll(/(\d),(\d)/g, "$1.$2")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/(\d) (?=[\p{L}°%Ω])/gu, "$1")
    .replaceAll(/(?<=[\p{Script=Han}]) | (?=[\p{Script=Han}])/gu, "")
    .replaceAll(/ ?- ?/g, "-")
    .trim();
}

/** 1,000 and 1 000 and 1'000 are 1000; 7,5 stays 7.5. */
function withoutThousands(text: string): string {
  return plain(
    text
      .normalize("NFKC")
      .replaceAll(
        /(?<![\d.,])(\d{1,3})((?:[,.'’ ]\d{3})+)(?![\d])/gu,
        (_, head: string, rest: string) => `${head}${rest.replaceAll(/\D/g, "")}`,
      ),
  );
}
