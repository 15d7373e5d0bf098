/** Sitemaps → the addresses they list. A sitemap may list sitemaps; one that lists itself is read once. */
import { select, selectAll } from "./xml.ts";
import type { Fetched } from "./fetch-page.ts";

const MOST_SITEMAPS = 50;

export interface Listed {
  readonly addresses: readonly string[];
  readonly problems: readonly { readonly address: string; readonly problem: string }[];
  /** False when a part of the list could not be read, so that what is missing is not known to be gone. */
  readonly complete: boolean;
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
    const root = fetched.kind === "ok" ? select(fetched.bytes) : null;
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
