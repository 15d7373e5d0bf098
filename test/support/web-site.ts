/** A web site in this process, that counts what is asked of it and changes as a test tells it. */
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

interface Page {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface WebSite {
  readonly host: string;
  readonly url: string;
  /** Path → what is answered; everything else is 404. */
  readonly pages: Map<string, Page | ((headers: IncomingHttpHeaders) => Page)>;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startWebSite(): Promise<WebSite> {
  const pages: WebSite["pages"] = new Map();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const held = pages.get(path) ?? { status: 404 };
    const page = typeof held === "function" ? held(request.headers) : held;
    response.writeHead(page.status ?? 200, { "Content-Type": "text/html; charset=utf-8", ...page.headers });
    response.end(page.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    pages,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
