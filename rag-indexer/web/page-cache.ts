/** What was fetched last, so that a server need not send what has not changed. Losing it costs a transfer. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const entry = z.object({
  address: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  contentType: z.string(),
  body: z.base64(),
});

export interface CachedPage {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface PageCache {
  get(address: string): Promise<CachedPage | null>;
  put(address: string, page: CachedPage): Promise<void>;
}

export function pageCache(folder: string): PageCache {
  const nameOf = (address: string): string =>
    join(folder, `${createHash("sha256").update(address).digest("hex").slice(0, 32)}.json`);
  return {
    async get(address) {
      try {
        const held = entry.safeParse(JSON.parse(await readFile(nameOf(address), "utf8")));
        return held.success && held.data.address === address
          ? { ...held.data, bytes: Uint8Array.from(Buffer.from(held.data.body, "base64")) }
          : null;
      } catch {
        return null;
      }
    },
    async put(address, { bytes, ...page }) {
      await mkdir(folder, { recursive: true });
      // Whole or not at all, whenever the process dies.
      const draft = join(folder, `${randomUUID()}.draft`);
      await writeFile(draft, JSON.stringify({ address, ...page, body: Buffer.from(bytes).toString("base64") }));
      await rename(draft, nameOf(address));
    },
  };
}
