/** An e-mail address in free text. Pure. */

const ADDRESS =
  /[\p{L}\d.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?)+/u;

/** The first address in the text, without the full stop or bracket that may follow it; null if none. */
export function findEmail(text: string): string | null {
  const found = ADDRESS.exec(text)?.[0];
  return found === undefined || found.length > 254 ? null : found.replace(/^[.'`]+/, "");
}
