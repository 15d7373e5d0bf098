/** Runs again whenever a file of the folder changes: for work on the documents. */
import { watch } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

/** Editors write a file in several steps. */
const QUIET_MS = 300;

/** Ends when `signal` is aborted. Changes during a run lead to one more run after it. */
export async function watchFolder(folder: string, run: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  const changes = watch(folder, { recursive: true, signal });
  let changed = false;
  let running: Promise<void> | null = null;
  const settle = async (): Promise<void> => {
    while (changed) {
      await delay(QUIET_MS);
      changed = false;
      await run();
    }
    running = null;
  };
  try {
    for await (const { filename } of changes) {
      if (filename?.split(/[/\\]/).some((part) => part.startsWith(".") || part.endsWith("~")) === true) {
        continue;
      }
      changed = true;
      running ??= settle();
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
  await running;
}
