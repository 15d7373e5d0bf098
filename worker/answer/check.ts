/**
 * Whether a reply says only what its sources say: every number, and every code with a digit in it,
 * must stand in a passage that the reply cites. Pure, and the last word before a reply is sent.
 */

export interface CheckedText {
  /** Numbers and codes of the reply that no cited passage holds, as they stand in the reply. */
  readonly unsupported: readonly string[];
}

/** Letters, digits and what joins them in part numbers, standards, ranges and quantities. */
const TOKEN = /[\p{L}\p{N}]+(?:[./,+\-‐-―−][\p{L}\p{N}]+)*/gu;

/** The numbering of a list is the reply's own. */
const LIST_NUMBER = /^\s*(?:[-*•]\s*)?\d{1,2}[.)]\s/gmu;

export function checkAgainstSources(reply: string, sources: readonly string[]): CheckedText {
  const source = sources.join("\n").normalize("NFKC");
  const codes = new Set(tokensIn(source).flatMap((token) => [squeeze(token), ...piecesOf(token)]));
  const unsupported = tokensIn(reply.normalize("NFKC").replaceAll(LIST_NUMBER, "")).filter(
    (token) => !codes.has(squeeze(token)) && !piecesOf(token).every((piece) => codes.has(piece)),
  );
  return { unsupported: [...new Set(unsupported)] };
}

function tokensIn(text: string): string[] {
  return (text.match(TOKEN) ?? []).filter((token) => /\p{N}/u.test(token));
}

/**
 * A quantity may be written with or without a space before its unit, and a range with any dash; a
 * part number may not be put together from pieces that stand apart.
 */
function piecesOf(token: string): string[] {
  const isCode = /\p{L}.*\p{N}|\p{N}\p{L}+\p{N}/u.test(token);
  if (isCode) {
    return [squeeze(token)];
  }
  return token.split(/[-‐-―−/]/u).flatMap((piece) => {
    const [number] = /^\p{N}+(?:[.,]\p{N}+)*/u.exec(piece) ?? [];
    return number === undefined ? [] : [number.replaceAll(",", ".")];
  });
}

function squeeze(token: string): string {
  return token
    .toUpperCase()
    .replaceAll(",", ".")
    .replaceAll(/[\s\-‐-―−/]/gu, "");
}
