/** Fails when `worker/store/schema.ts` says something that no file in `migrations/` does. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

const scratch = ".firstline/migrations-check";
const NOTHING_TO_DO = "No schema changes";

rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
try {
  cpSync("migrations", `${scratch}/migrations`, { recursive: true });
  const config = `${scratch}/drizzle.config.json`;
  const settings = { dialect: "sqlite", driver: "d1-http", schema: "./worker/store/schema.ts" };
  writeFileSync(config, JSON.stringify({ ...settings, out: `${scratch}/migrations` }));
  const said = execFileSync("drizzle-kit", ["generate", "--config", config], { encoding: "utf8" });
  if (said.includes(NOTHING_TO_DO)) {
    console.log("migrations/ is in step with the schema");
  } else {
    console.error(said);
    console.error(
      "worker/store/schema.ts has changed and migrations/ has not: npm run migrations -- --name what-changed",
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true });
}
