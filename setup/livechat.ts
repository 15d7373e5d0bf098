/** `npm run livechat`: the commands, with this machine around them. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { runCommand } from "./command.ts";
import { keptFile } from "./kept-file.ts";
import { wranglerSecretPut } from "./wrangler-secret.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const envFile = `${root}.dev.vars`;
const fromFile = existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {};

process.exitCode = await runCommand(process.argv.slice(2), {
  env: { ...fromFile, ...process.env },
  fetch: (input, init) => fetch(input, init),
  now: Date.now,
  sleep: (milliseconds) => delay(milliseconds),
  print: (line) => console.log(line),
  printError: (line) => console.error(line),
  kept: keptFile(`${root}.firstline/livechat.json`),
  putSecret: wranglerSecretPut(["npx", "--no-install", "wrangler"], root),
  randomSecret: () => randomBytes(32).toString("base64url"),
});
