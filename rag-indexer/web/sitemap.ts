/** Sitemaps → the addresses they list. A sitemap may list sitemaps; one that lists itself is read once. */
import { gunzipSync } from "node:zlib";
import { select, selectAll } from "./xml.ts";
import type { Fetched } from "./fetch-page.ts";

const MOST_SITEMAPS = 50;

export interface Listed {
  readonly addresses: readonly string[];
  readonly problems: readonly { readonly address: string; readonly problem: string }[];
  /** False when a part of the list could not be read, so that what is missing is not known to be gone. */
  readonly complete: boolean;
}

/** As the protocol allows a sitemap to be, unpacked (https://www.sitemaps.org/protocol.html). */
const MOST_BYTES = 50 * 1024 * 1024;

/** A `sitemap.xml.gz` as its XML; anything else, and what does not unpack, as it is. */
function unzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return bytes;
  }
}

export async function readSitemaps(
  starts: readonly string[],
  fetchOne: (address: string) => Promise<Fetched>,
): Promise<Listed> {
  const addresses = new Set<string>();
  const problems: { address: string; problem: string }[] = [];
  const queue = starts.map((address) => ({ address, from: null as string | null }));
  const seen = new Set<string>();
  let complete = true;
  for (const { address, from } of queue) {
    if (seen.has(address)) {
      problems.push({ address, problem: `is listed again by ${from ?? "sources.yaml"}: it was read once` });
      continue;
    }
    if (seen.size === MOST_SITEMAPS) {
      problems.push({ address, problem: `is one sitemap more than the ${MOST_SITEMAPS} that are read` });
      complete = false;
      break;
    }
    seen.add(address);
    const fetched = await fetchOne(address);
    const root = fetched.kind === "ok" ? select(unzipped(fetched.bytes)) : null;
    if (fetched.kind !== "ok" || root === null) {
      problems.push({ address, problem: fetched.kind === "ok" ? "is no sitemap: it is not XML" : fetched.problem });
      complete = false;
      continue;
    }
    const found = selectAll(root, "loc");
    if (root.name === "sitemapindex") {
      queue.push(...found.map((next) => ({ address: next, from: address })));
    } else if (root.name === "urlset") {
      found.forEach((page) => addresses.add(page));
    } else {
      problems.push({ address, problem: `is no sitemap: it holds <${root.name}>` });
      complete = false;
    }
  }
  return { addresses: [...addresses], problems, complete };
}
