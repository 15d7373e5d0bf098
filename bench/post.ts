/** Sends webhooks straight to workerd over connections that stay open, as a busy platform would. */
import { Agent, request } from "node:http";
import type { Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** From the first byte handed over to the last one received. */
  readonly milliseconds: number;
}

export interface Sender {
  /** `host` picks the Worker, as its route would; none is ours. */
  post(body: string | Buffer, host?: string): Promise<Answer>;
  close(): void;
}

export function createSender(url: URL, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const once = (body: string | Buffer, host: string | undefined) =>
    new Promise<Answer>((resolve, reject) => {
      const startedAt = performance.now();
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        ...(host === undefined ? {} : { host }),
      };
      const sent = request({
        agent,
        host: url.hostname,
        port: url.port,
        method: "POST",
        path: "/webhooks/livechat",
        headers,
      });
      sent.on("socket", (socket: Socket) => socket.setNoDelay(true));
      sent.on("error", (error) => reject(new SendError(error, sent.reusedSocket)));
      sent.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            milliseconds: performance.now() - startedAt,
          }),
        );
      });
      sent.end(body);
    });
  return {
    post: (body, host) =>
      once(body, host).catch((error: unknown) => {
        // The other side may close a connection at the moment in which it is used again.
        if (error instanceof SendError && error.reused) {
          return once(body, host);
        }
        throw error;
      }),
    close: () => agent.destroy(),
  };
}

class SendError extends Error {
  readonly reused: boolean;

  constructor(cause: Error, reused: boolean) {
    super(cause.message, { cause });
    this.reused = reused;
  }
}

/** Runs `work` over all items, at most `width` at once. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lanes = Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const [index, item] of queue) {
      results[index] = await work(item);
    }
  });
  await Promise.all(lanes);
  return results;
}
