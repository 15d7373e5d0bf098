/** `npm run replay -- --chat ID`: a logged chat against today's prompts, models and knowledge, turn by turn. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { LOCAL_OPERATOR_TOKEN } from "../demo/system.ts";
import { replayLines } from "./replay-lines.ts";

const USAGE = `npm run replay -- --chat ID [options]

Asks every question of a logged chat again and shows what is different now. Nothing is sent to the customer and
nothing is logged; models are called, and cost what they cost.

  --chat ID      LiveChat's id of the chat
  --url URL      address of the Worker (FIRSTLINE_URL, else http://127.0.0.1:8787)
  --json FILE    write the result there as well

OPERATOR_TOKEN in the environment is the Worker's secret of that name; for the Worker of \`npm start\` none is needed.

Exit codes: 0 all turns are the same, 1 failed, 2 wrong usage, 3 some turn is different`;

const result = z.object({
  kind: z.enum(["answer", "talk", "clarify", "hand-off", "nothing"]),
  text: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
  reason: z.string().nullable(),
});

const replay = z.object({
  chat: z.string(),
  prompt: z.string(),
  model: z.string(),
  turns: z.array(
    z.object({
      turn: z.string(),
      at: z.number(),
      question: z.string(),
      prompt: z.string().nullable(),
      before: result,
      now: result.nullable(),
    }),
  ),
});

const DIFFERENT = 3;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      chat: { type: "string" },
      url: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || values.chat === undefined || values.chat.trim() === "") {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const url = (values.url ?? (process.env["FIRSTLINE_URL"] || "http://127.0.0.1:8787")).replace(/\/+$/, "");
  const isLocal = ["127.0.0.1", "localhost", "[::1]"].includes(URL.parse(url)?.hostname ?? "");
  const token = process.env["OPERATOR_TOKEN"] || (isLocal ? LOCAL_OPERATOR_TOKEN : null);
  if (token === null) {
    console.error("OPERATOR_TOKEN is not set: give it the value of the Worker's secret of that name");
    return 2;
  }
  const response = await fetch(`${url}/api/chats/${encodeURIComponent(values.chat)}/replay`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    console.error(`The Worker answers ${response.status}: ${(await response.text()).slice(0, 500)}`);
    return 1;
  }
  const replayed = replay.parse(await response.json());
  const { lines, different } = replayLines(replayed);
  lines.forEach((line) => console.log(line));
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify(replayed, null, 2)}\n`);
  }
  return different > 0 ? DIFFERENT : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  console.error(`${error instanceof Error ? error.message : String(error)}${cause}`);
  process.exitCode = 1;
}
