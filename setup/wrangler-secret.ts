/** `wrangler secret put`. The value goes by stdin: arguments are there for every user of a machine to read. */
import { spawn } from "node:child_process";
import { SetupFailure } from "./failure.ts";

export function wranglerSecretPut(
  program: readonly [string, ...string[]],
  folder: string,
): (name: string, value: string, environment: string | null) => Promise<void> {
  return (name, value, environment) =>
    new Promise((resolve, reject) => {
      const [command, ...first] = program;
      const args = [...first, "secret", "put", name, ...(environment === null ? [] : ["--env", environment])];
      const child = spawn(command, args, { cwd: folder, stdio: ["pipe", "ignore", "pipe"] });
      let said = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
      const fail = () => {
        const reason = /not logged in|CLOUDFLARE_API_TOKEN|authenticat/i.test(said)
          ? "wrangler is not logged in."
          : `wrangler secret put ${name} failed.`;
        reject(
          new SetupFailure(
            reason,
            "Run npx wrangler login and npx wrangler deploy first, then this again; what is done already stays.",
          ),
        );
      };
      child.on("error", fail);
      child.on("close", (code) => (code === 0 ? resolve() : fail()));
      child.stdin.on("error", () => undefined); // The child ended early: its exit code tells.
      child.stdin.end(`${value}\n`);
    });
}
