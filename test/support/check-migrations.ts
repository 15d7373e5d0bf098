/** Fails when `worker/store/schema.ts` says something that no file in `migrations/` does. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const before = readdirSync("migrations").toSorted();
const scratch = mkdtempSync(join(tmpdir(), "firstline-migrations-"));
try {
  cpSync("migrations", join(scratch, "migrations"), { recursive: true });
  const config = join(scratch, "drizzle.config.json");
  writeFileSync(
    config,
    JSON.stringify({
      dialect: "sqlite",
      driver: "d1-http",
      schema: "./worker/store/schema.ts",
      out: join(scratch, "migrations"),
    }),
  );
  execFileSync("drizzle-kit", ["generate", "--config", config], { stdio: ["ignore", "ignore", "inherit"] });
  const added = readdirSync(join(scratch, "migrations")).filter((name) => !before.includes(name));
  if (added.length > 0) {
    console.error("worker/store/schema.ts has changed and migrations/ has not: run npm run migrations.");
    process.exitCode = 1;
  } else {
    console.log("migrations/ is in step with the schema");
  }
} finally {
  rmSync(scratch, { recursive: true });
}
