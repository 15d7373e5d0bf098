import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, onTestFinished } from "vitest";
import { keptFile } from "../../setup/kept-file.ts";
import { readUsage } from "../../setup/usage.ts";
import { filtersNothing, fingerprintOf } from "../../setup/webhooks.ts";
import { wranglerSecretPut } from "../../setup/wrangler-secret.ts";
import { createSetupWorld } from "./setup-world.ts";

test.each([
  [[], "No command given"],
  [["deploy"], "is no command"],
  [["setup", "status"], "is no command"],
  [["setup", "--json"], "--json is not an option of setup"],
  [["status", "--delete-bot"], "--delete-bot is not an option of status"],
  [["doctor", "--dry-run"], "--dry-run is not an option of doctor"],
  [["setup", "--group", "general:first"], "--group general:first"],
  [["setup", "--group", "0:best"], "--group 0:best"],
  [["setup", "--max-chats", "501"], "from 1 to 500"],
  [["setup", "--max-chats", "many"], "from 1 to 500"],
  [["setup", "--handoff-group", "sales"], "--handoff-group sales"],
  [["setup", "--avatar", "face.png"], "not an http(s) address"],
  [["setup", "--name", " "], "--name is empty"],
  [["setup", "--webhook-type", "both"], "neither bot nor license"],
  [["setup", "--colour", "red"], "--colour"],
])("%j is wrong usage: exit 2, one line", async (args, words) => {
  const world = createSetupWorld();
  const { code, text } = await world.run(...args);
  expect(code).toBe(2);
  expect(text).toContain(words);
  expect(text.split("\n")).toHaveLength(1);
  expect(world.calls).toEqual([]);
});

test("--help tells of every command and setting, and needs none of them", async () => {
  const world = createSetupWorld();
  for (const name of Object.keys(world.env)) {
    world.env[name] = undefined;
  }
  const { code, text } = await world.run("--help");
  expect(code).toBe(0);
  for (const word of ["setup", "status", "doctor", "teardown", "LIVECHAT_ACCOUNT_ID", "--dry-run", "Exit codes"]) {
    expect(text).toContain(word);
  }
});

test("groups may be given more than once; the one supervised is the hand-off group", () => {
  const usage = readUsage(["setup", "--group", "0:first", "--group", "7:supervisor"]);
  expect(usage).toMatchObject({
    kind: "setup",
    options: {
      handoffGroup: 7,
      wishes: {
        groups: [
          { id: 0, priority: "first" },
          { id: 7, priority: "supervisor" },
        ],
      },
    },
  });
});

test("filters that filter nothing are none", () => {
  expect([undefined, null, {}, { only_my_chats: false }, { chat_presence: {} }].map(filtersNothing)).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  expect(
    [{ author_type: "customer" }, { chat_presence: { my_bots: true } }, { source_type: ["system"] }].map(
      filtersNothing,
    ),
  ).toEqual([false, false, false]);
});

test("a fingerprint tells keys apart and holds nothing of them", () => {
  expect(fingerprintOf("one key of several")).toBe(fingerprintOf("one key of several"));
  expect(fingerprintOf("one key of several")).not.toBe(fingerprintOf("one key of severaL"));
  expect(fingerprintOf("one key of several")).toMatch(/^[0-9a-f]{12}$/);
});

/** Gone after the test. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "firstline-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("what is kept is for this user alone, and by organization", () => {
  const path = join(emptyFolder(), "deep", "livechat.json");
  const kept = keptFile(path);
  expect(kept.read("one/app")).toEqual({});
  kept.write("one/app", { botId: "b1", botSecret: "s1" });
  kept.write("two/app", { botId: "b2" });
  expect(keptFile(path).read("one/app")).toEqual({ botId: "b1", botSecret: "s1" });
  expect(statSync(path).mode & 0o077).toBe(0);
  writeFileSync(path, "{");
  expect(() => kept.read("one/app")).toThrow("cannot be read");
});

function program(folder: string, script: string): readonly [string, string] {
  const path = join(folder, "wrangler.mjs");
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return [process.execPath, path];
}

test("wrangler gets a secret by stdin, and never as an argument", async () => {
  const folder = emptyFolder();
  const script = `import { readFileSync, writeFileSync } from "node:fs";
    writeFileSync("seen.json", JSON.stringify({ args: process.argv.slice(2), stdin: readFileSync(0, "utf8") }));`;
  await wranglerSecretPut(program(folder, script), folder)("LIVECHAT_BOT_SECRET", "the-value", "staging");
  expect(JSON.parse(readFileSync(join(folder, "seen.json"), "utf8"))).toEqual({
    args: ["secret", "put", "LIVECHAT_BOT_SECRET", "--env", "staging"],
    stdin: "the-value\n",
  });
});

test.each([
  ["console.error('You are not logged in: the-value'); process.exit(1);", "wrangler is not logged in."],
  ["process.exit(3);", "wrangler secret put LIVECHAT_BOT_SECRET failed."],
])("what wrangler says on failure is not repeated", async (script, words) => {
  const folder = emptyFolder();
  const put = wranglerSecretPut(program(folder, script), folder);
  await expect(put("LIVECHAT_BOT_SECRET", "the-value", null)).rejects.toThrow(words);
});
