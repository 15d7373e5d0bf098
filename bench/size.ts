/** What is uploaded, and how long the runtime needs to start it, beside a bare Hono Worker. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { Figure, Finding } from "./report.ts";
import { median } from "./statistics.ts";

const START_ROUNDS = 7;
const root = fileURLToPath(new URL("..", import.meta.url));
const wranglerPath = join(root, "node_modules", "wrangler", "bin", "wrangler.js");
const configs = { ours: "wrangler.toml", hono: "bench/baseline/hono/wrangler.toml" } as const;

type Side = keyof typeof configs;

export async function size(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), "firstline-bench-"));
  try {
    const built = {
      ours: { plain: await build("ours", folder, []), minified: await build("ours", folder, ["--minify"]) },
      hono: { plain: await build("hono", folder, []), minified: await build("hono", folder, ["--minify"]) },
    };
    const starts = await timeStarts(folder);
    return {
      name: "size",
      figures: [
        kibibytes("bundle", built.ours.plain.raw, built.hono.plain.raw),
        kibibytes("bundle, gz", built.ours.plain.gz, built.hono.plain.gz),
        kibibytes("bundle minified", built.ours.minified.raw, built.hono.minified.raw),
        kibibytes("bundle minified, gz", built.ours.minified.gz, built.hono.minified.gz),
        {
          what: "start-up, CPU, median",
          unit: "ms",
          ours: median(starts.ours),
          baseline: { of: "Hono", value: median(starts.hono) },
        },
      ],
      notes: [
        "sizes of the script that `wrangler deploy --dry-run` writes, without source map; the platform takes 10 MB gz",
        `start-up: time that is not idle in the profile of \`wrangler check startup\`, offline, ${START_ROUNDS} times each in turn; the platform allows 1 s`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(side: Side, folder: string, more: readonly string[]): Promise<{ raw: number; gz: number }> {
  const out = join(folder, [side, ...more].join(""));
  await wrangler("deploy", "--dry-run", "--config", configs[side], "--outdir", out, ...more);
  const script = readFileSync(join(out, "index.js"));
  return { raw: script.length, gz: gzipSync(script).length };
}

async function timeStarts(folder: string): Promise<Record<Side, number[]>> {
  const times: Record<Side, number[]> = { ours: [], hono: [] };
  const sides = ["ours", "hono"] as const;
  for (const side of sides) {
    await wrangler("deploy", "--dry-run", "--config", configs[side], "--outfile", join(folder, `${side}.bundle`));
  }
  for (let round = 0; round < START_ROUNDS; round += 1) {
    for (const side of sides) {
      const profile = join(folder, `${side}.cpuprofile`);
      const bundle = join(folder, `${side}.bundle`);
      await wrangler("check", "startup", "--config", configs[side], "--worker", bundle, "--outfile", profile);
      times[side].push(activeMilliseconds(readFileSync(profile, "utf8")));
    }
  }
  return times;
}

/** V8's profile: which function was on top at each sample, and the microseconds since the one before. */
function activeMilliseconds(text: string): number {
  const { nodes, samples, timeDeltas } = JSON.parse(text) as {
    nodes: { id: number; callFrame: { functionName: string } }[];
    samples: number[];
    timeDeltas: number[];
  };
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id));
  return timeDeltas.reduce((sum, delta, index) => sum + (idle.has(samples[index] ?? 0) ? 0 : delta), 0) / 1000;
}

function kibibytes(what: string, ours: number, hono: number): Figure {
  return { what, unit: "KiB", ours: ours / 1024, baseline: { of: "Hono", value: hono / 1024 }, ratio: ours / hono };
}

async function wrangler(...words: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [wranglerPath, ...words], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" },
    maxBuffer: 16_000_000,
  });
}
