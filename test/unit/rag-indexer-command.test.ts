import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { knowledgeFolder } from "../support/knowledge-folder.ts";

const folder = await knowledgeFolder({ "a.md": "---\ntitle: A\n---\nText" });
afterAll(() => folder.delete());

const TOKEN = "secret-token";

describe("npm run index", () => {
  it("explains itself", async () => {
    const { code, out } = await command(["--help"]);
    expect(code).toBe(0);
    for (const part of ["--rebuild", "--rollback", "--dry-run", "--report", "--watch", "3  partial"]) {
      expect(out).toContain(part);
    }
  });

  it.for([
    ["an unknown option", ["--colour"], { INDEX_TOKEN: TOKEN }, /--colour/],
    [
      "no token for a Worker elsewhere",
      ["--url", "https://worker.example"],
      { INDEX_TOKEN: "" },
      /INDEX_TOKEN is not set/,
    ],
    ["a price that is none", ["--price", "cheap"], { INDEX_TOKEN: TOKEN }, /--price cheap is not a number/],
    ["two things at once", ["--rollback", "--watch"], { INDEX_TOKEN: TOKEN }, /do not go together/],
    ["no address", ["--url", "localhost"], { INDEX_TOKEN: TOKEN }, /--url localhost is not an http\(s\) address/],
  ] as const)("exits with 2 for %s", async ([, args, env, problem]) => {
    const { code, error } = await command(args, env);
    expect(code).toBe(2);
    expect(error).toMatch(problem);
  });

  it("exits with 1 and one clear line when the Worker cannot be reached", async () => {
    const away = await command(["--url", "http://127.0.0.1:9", "--dir", folder.path], { INDEX_TOKEN: TOKEN });
    expect(away).toMatchObject({
      code: 1,
      error: expect.stringContaining("cannot reach the Worker at http://127.0.0.1:9"),
    });
  });

  it("names the settings that a Worker lacks, and never prints the token", async () => {
    const server = createServer((_, response) => {
      response.writeHead(503, { "Content-Type": "application/json" });
      response.end(
        JSON.stringify({ error: "incomplete", settings: [{ setting: "CHAT_MODEL", problem: "is not set" }] }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, out, error } = await command(["--url", url, "--dir", folder.path], { INDEX_TOKEN: TOKEN });
    server.close();
    expect(code).toBe(1);
    expect(error).toContain(`the Worker at ${url} is not configured: CHAT_MODEL is not set`);
    expect(out + error).not.toContain(TOKEN);
  });
});

function command(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; error: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["rag-indexer/index.ts", ...args],
      { env: { ...process.env, ...env } },
      (_, out, error) => resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}
