/** An OpenAI-compatible embedding server that counts what it is asked and can be made to fail. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { embed } from "../../demo/models/embedding.ts";

export interface EmbeddingServer {
  readonly url: string;
  /** Texts embedded since the start or the last `clear`. */
  readonly texts: string[];
  /** The next so many calls are answered 400, which nobody retries. */
  refuse(calls: number): void;
  clear(): void;
  close(): Promise<void>;
}

export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const texts: string[] = [];
  let refusals = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("Content-Type", "application/json");
      if (refusals > 0) {
        refusals -= 1;
        response.writeHead(400).end(JSON.stringify({ error: { message: "Incorrect API key provided: sk-secret" } }));
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as {
        input: string[];
        dimensions: number;
        model: string;
      };
      texts.push(...body.input);
      const data = body.input.map((text, index) => ({
        object: "embedding",
        index,
        embedding: embed(text, body.dimensions),
      }));
      response.end(
        JSON.stringify({ object: "list", model: body.model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    texts,
    refuse: (calls) => {
      refusals = calls;
    },
    clear: () => {
      texts.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
