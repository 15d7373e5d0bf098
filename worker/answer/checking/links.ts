/** Addresses of the web in a reply, which only a passage or the customer may have named. Pure. */

export interface Link {
  readonly text: string;
  readonly start: number;
}

const TOP_LEVEL =
  "com|net|org|info|biz|io|app|dev|shop|store|online|site|cloud|tech|eu|uk|de|at|ch|fr|be|nl|es|pt|it|cn|hk|tw|jp|us|ca|au|in|br|mx|pl|ru|se|dk|no|fi|example|test|xyz|link|page|me|co|ai";
/** With a scheme, with `www.`, or a name with a known ending; e-mail addresses are looked at elsewhere. */
const LINK = new RegExp(
  String.raw`(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)[^\s<>"')\]]+|(?<![\p{L}\p{N}@./_-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:${TOP_LEVEL})(?![\p{L}\p{N}_-]|\.\p{L})(?:\/[^\s<>"')\]]*)?`,
  "gu",
);
/** `sales (at) shop (dot) com`. */
const SPELLED_EMAIL =
  /[\p{L}\p{N}._-]+\s*[([{]\s*(?:at|@|ät|arroba|chiocciola)\s*[)\]}]\s*[\p{L}\p{N}-]+\s*(?:\.|[([{]\s*(?:dot|punkt|point|punto)\s*[)\]}])/giu;

export function linksIn(text: string): Link[] {
  return [...text.matchAll(LINK), ...text.matchAll(SPELLED_EMAIL)].map((match) => ({
    text: match[0].replace(/[.,;:!?。，；：！？]+$/u, ""),
    start: match.index,
  }));
}

/** Whether one of the texts names the address; its scheme, `www.` and a slash at its end make no difference. */
export function namesLink(link: string, texts: readonly string[]): boolean {
  const bare = bareLink(link);
  return texts.some((text) => {
    const told = text.toLowerCase();
    const at = told.indexOf(bare);
    // `shop.com` is not told by `my-shop.com`, nor `a.com/x` by `a.com/xy`.
    return (
      at !== -1 && !/[\p{L}\p{N}-]/u.test(told.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(told.charAt(at + bare.length))
    );
  });
}

function bareLink(link: string): string {
  return link
    .toLowerCase()
    .replace(/^https?:\/\//u, "")
    .replace(/^www\./u, "")
    .replace(/\/$/u, "");
}
