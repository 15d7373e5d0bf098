/** An app on a port of this machine, or a clear word about why not. */
import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** A port of 0 takes any free one. `setting` is what a person changes when the port is busy. */
export function serveOn(
  port: number,
  setting: string,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" });
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} is in use. Set ${setting} to a free port, or to 0 for any.`)
          : error,
      );
    });
    server.on("listening", () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${taken}`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            if ("closeAllConnections" in server) {
              server.closeAllConnections();
            }
          }),
      });
    });
  });
}
