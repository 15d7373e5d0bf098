/** Serves this folder's own files; TypeScript goes out as JavaScript, its types blanked in place, without a build. */
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context } from "hono";
import { listFiles } from "./list-files.ts";

const here = fileURLToPath(new URL("./", import.meta.url));

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "text/javascript; charset=utf-8",
};

/** The file that the address names, or always the given one. */
export function serveFiles(always?: string) {
  return async (context: Context): Promise<Response> => {
    const path = always ?? context.req.path.slice(1);
    const contentType = contentTypes[extname(path)];
    if (contentType === undefined || !(await listFiles(here)).has(path)) return context.notFound();
    const text = await readFile(`${here}${path}`, "utf8");
    const body = path.endsWith(".ts") ? stripTypeScriptTypes(text, { mode: "strip" }) : text;
    return context.body(body, 200, { "Content-Type": contentType });
  };
}
