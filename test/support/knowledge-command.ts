/** The indexer's own process, killed at a moment of its talk with the Worker. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { TOKEN } from "./knowledge-worker.ts";

export interface Moment {
  /** Ends the path of the call. */
  readonly call: string;
  /** Which one of them, from 1. */
  readonly time: number;
  /** `lost`: it dies before the call reaches the Worker. `unheard`: the Worker carries it out, and nobody hears of it. */
  readonly becomes: "lost" | "unheard";
}

/** Runs `npm run index` for the folder and kills it with SIGKILL; resolves when the Worker is done with what it got. */
export async function runKilledAt(moment: Moment, workerUrl: string, folder: string): Promise<void> {
  let seen = 0;
  let done: (() => void) | undefined;
  const over = new Promise<void>((resolve) => {
    done = resolve;
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray());
    const address = new URL(request.url ?? "/", workerUrl);
    const isSuch = address.pathname.endsWith(moment.call);
    seen += isSuch ? 1 : 0;
    const isMoment = isSuch && seen === moment.time;
    if (isMoment) {
      command.kill("SIGKILL");
    }
    if (isMoment && moment.becomes === "lost") {
      done?.();
      return;
    }
    const answered = await fetch(address, {
      method: request.method ?? "GET",
      headers: { Authorization: request.headers.authorization ?? "", "Content-Type": "application/json" },
      ...(body.length > 0 ? { body } : {}),
    });
    const text = await answered.text();
    if (isMoment) {
      done?.();
    } else {
      response.writeHead(answered.status, { "Content-Type": "application/json" }).end(text);
    }
  };
  const proxy = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const command = spawn(process.execPath, ["rag-indexer/index.ts", "--url", url, "--dir", folder], {
    env: { ...process.env, INDEX_TOKEN: TOKEN },
    stdio: "ignore",
  });
  const [, signal] = (await once(command, "exit")) as [number | null, string | null];
  if (signal !== "SIGKILL") {
    proxy.closeAllConnections();
    throw new Error("the command ended before the moment came");
  }
  await over;
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
}
