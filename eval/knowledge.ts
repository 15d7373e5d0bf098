/** `npm run knowledge -- gaps`: what customers asked and the documents did not answer, for their authors. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { z } from "zod";
import { groupGaps } from "./gap-groups.ts";
import type { OpenQuestion } from "./gap-groups.ts";

const USAGE = `npm run knowledge -- gaps [options]

Questions that were handed over since the documents did not answer them, grouped, the most frequent first.
Reads the log in D1 with wrangler, and so with your Cloudflare login.

  --remote       the deployed database; without it wrangler's local one
  --database N   its name (default: firstline)
  --days N       how far back (default: 30)
  --json FILE    write the groups there as well`;

const answer = z.array(z.object({ results: z.array(z.object({ question: z.string(), result: z.string() })) }));

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      remote: { type: "boolean", default: false },
      database: { type: "string", default: "firstline" },
      days: { type: "string", default: "30" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const days = Number(values.days);
  if (values.help || positionals[0] !== "gaps" || !(days > 0)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const gaps = groupGaps(await readOpenQuestions(values.database, values.remote, Date.now() - days * 86_400_000));
  if (gaps.length === 0) {
    console.log(`no question without an answer in the last ${days} days`);
  }
  for (const { about, count, examples, reasons } of gaps) {
    console.log(`${String(count).padStart(4)}  ${about}`);
    examples.forEach((example) => console.log(`      “${example}”`));
    console.log(`      ${reasons.map(([reason, times]) => `${reason} (${times})`).join(", ")}`);
  }
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify(gaps, null, 2)}\n`);
  }
  return 0;
}

/** A question may have been taken up several times; its last wording counts. */
async function readOpenQuestions(database: string, remote: boolean, since: number): Promise<OpenQuestion[]> {
  const sql = `SELECT (SELECT t.question FROM turn t WHERE t.turn = m.turn AND t.conversation = m.conversation
      ORDER BY t.at DESC LIMIT 1) AS question, m.result
    FROM model_call m WHERE m.result LIKE 'unsure%' AND m.at >= ${Math.round(since)}
    AND EXISTS (SELECT 1 FROM turn t WHERE t.turn = m.turn AND t.conversation = m.conversation) ORDER BY m.at`;
  const wrangler = fileURLToPath(new URL("../node_modules/wrangler/bin/wrangler.js", import.meta.url));
  const where = remote ? "--remote" : "--local";
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [wrangler, "d1", "execute", database, where, "--json", "--command", sql],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return answer.parse(JSON.parse(stdout)).flatMap(({ results }) => results);
}

try {
  process.exitCode = await main();
} catch (error) {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  console.error(said.trim() || (error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
