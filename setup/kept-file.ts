/** `.firstline/livechat.json`: what LiveChat tells only once, for this user alone to read. Git ignores the folder. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { SetupFailure } from "./failure.ts";
import type { KeptStore } from "./surroundings.ts";

const fileSchema = z.record(
  z.string(),
  z.object({
    botId: z.string().exactOptional(),
    botSecret: z.string().exactOptional(),
    webhookSecret: z.string().exactOptional(),
    previousWebhookSecret: z.string().exactOptional(),
    stored: z.record(z.string(), z.string()).exactOptional(),
  }),
);

export function keptFile(path: string): KeptStore {
  function readAll(): z.infer<typeof fileSchema> {
    if (!existsSync(path)) {
      return {};
    }
    try {
      return fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch {
      throw new SetupFailure(`${path} cannot be read.`, "Mend or remove it; secrets in it may then be lost.");
    }
  }
  return {
    read: (key) => readAll()[key] ?? {},
    write(key, values) {
      const all = { ...readAll(), [key]: values };
      mkdirSync(dirname(path), { recursive: true });
      // Whole or not at all: a half-written file would lose secrets.
      writeFileSync(`${path}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
      chmodSync(`${path}.new`, 0o600);
      renameSync(`${path}.new`, path);
    },
  };
}
