/**
 * `npm run conformance`: whether LiveChat does what Firstline relies on. Against the simulator, or
 * with `--live` against the real one, in groups and with a bot of its own that go away afterwards.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs, parseEnv } from "node:util";
import { runRows, TABLE_HEAD, tableLine } from "./conformance-run.ts";
import { findLeftovers, inWords, removeLeftovers } from "./conformance-leftovers.ts";
import { administrator } from "./conformance-stage.ts";
import { CannotBegin } from "./conformance-trouble.ts";
import { liveVendor, simulatedVendor } from "./conformance-vendor.ts";
import type { Vendor } from "./conformance-vendor.ts";

const HELP = `Checks call by call that LiveChat behaves as Firstline expects, and prints what was seen.

  npm run conformance                 against the simulator
  npm run conformance -- --live       against LiveChat; every call is billed to the organization

  --receiver URL      a public address that leads to this machine, for the rows about deliveries
  --receiver-port N   where it leads to (8790)
  --json              for programs
  --clean             with --live: take away what runs left behind that broke off, and try nothing

Take a client id of its own for --live: webhooks that the suite registers hear all chats of that client id.
With --live from the environment or .dev.vars: LIVECHAT_ACCOUNT_ID, LIVECHAT_PERSONAL_ACCESS_TOKEN,
LIVECHAT_CLIENT_ID, LIVECHAT_ORGANIZATION_ID; for rows with a customer also LIVECHAT_CUSTOMER_CLIENT_ID
and LIVECHAT_CUSTOMER_REDIRECT_URI. The token needs also groups--all:rw, chats--all:rw and customers:rw.
Exit codes: 0 all as expected, 1 something is otherwise, 2 wrong usage.`;

class WrongUsage extends Error {}

function readEnvironment(): Readonly<Record<string, string | undefined>> {
  const file = fileURLToPath(new URL("../../.dev.vars", import.meta.url));
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}), ...process.env };
}

async function vendorFor(live: boolean, receiver: string | undefined, port: string | undefined): Promise<Vendor> {
  if (!live) {
    return simulatedVendor();
  }
  const env = readEnvironment();
  const required = (name: string) => {
    const value = env[name] ?? "";
    if (value === "") {
      throw new WrongUsage(`${name} is not set: --live needs it.`);
    }
    return value;
  };
  return liveVendor({
    apiUrl: env["LIVECHAT_API_URL"] || "https://api.livechatinc.com",
    accountsUrl: env["LIVECHAT_ACCOUNTS_URL"] || "https://accounts.livechat.com",
    clientId: required("LIVECHAT_CLIENT_ID"),
    organizationId: required("LIVECHAT_ORGANIZATION_ID"),
    accountId: required("LIVECHAT_ACCOUNT_ID"),
    personalAccessToken: required("LIVECHAT_PERSONAL_ACCESS_TOKEN"),
    customerClientId: env["LIVECHAT_CUSTOMER_CLIENT_ID"] || null,
    customerRedirectUri: env["LIVECHAT_CUSTOMER_REDIRECT_URI"] || null,
    receiverUrl: receiver ?? null,
    receiverPort: Number(port ?? 8790),
  });
}

async function run(): Promise<number> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    options: { live: flag, receiver: text, "receiver-port": text, json: flag, clean: flag, help: flag },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const vendor = await vendorFor(values.live, values.receiver, values["receiver-port"]);
  try {
    const leftovers = await findLeftovers(administrator(vendor));
    if (values.clean) {
      const still = await removeLeftovers(administrator(vendor), leftovers);
      console.log(still.length === 0 ? "Nothing is left behind." : `Still there: ${still.join(", ")}.`);
      return still.length === 0 ? 0 : 1;
    }
    if (inWords(leftovers) !== "") {
      console.error(`Left behind by a run that broke off: ${inWords(leftovers)}. --clean takes it away.`);
    }
    if (!values.json) {
      console.log(TABLE_HEAD);
    }
    const { results, left } = await runRows(vendor, (result) => {
      if (!values.json) {
        console.log(tableLine(result));
      }
    });
    const count = (verdict: string) => results.filter((result) => result.verdict === verdict).length;
    console.log(
      values.json
        ? JSON.stringify(results, null, 2)
        : `\n${results.length} rows against ${vendor.kind === "live" ? "LiveChat" : "the simulator"}: ${count("as expected")} as expected, ${count("otherwise")} otherwise, ${count("skipped")} skipped.`,
    );
    if (left.length > 0) {
      console.error(`Left behind, to be removed by hand: ${left.join(", ")}.`);
    }
    return count("otherwise") === 0 ? 0 : 1;
  } finally {
    await vendor.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  const isUsage = error instanceof WrongUsage || (error instanceof TypeError && "code" in error);
  const words = error instanceof Error ? error.message : "It failed.";
  console.error(error instanceof CannotBegin ? words : `${words} npm run conformance -- --help`);
  process.exitCode = isUsage ? 2 : 1;
}
