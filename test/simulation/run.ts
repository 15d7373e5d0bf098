/** `npm run simulate -- [--seeds 10000] [--from 1]`: many histories, and which of them went wrong. */
import { parseArgs, styleText } from "node:util";
import { simulate } from "./simulate.ts";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1000" }, from: { type: "string", default: "1" } },
});
const from = Number(values.from);
const count = Number(values.seeds);
if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
  console.error("--seeds and --from are whole numbers: npm run simulate -- --seeds 10000 --from 1");
  process.exit(2);
}

const start = Date.now();
const totals = { histories: 0, failed: 0, customerMessages: 0, replies: 0 };
for (let seed = from; seed < from + count; seed += 1) {
  const verdict = await simulate(seed);
  totals.histories += 1;
  totals.customerMessages += verdict.customerMessages;
  totals.replies += verdict.replies;
  if (verdict.violations.length > 0) {
    totals.failed += 1;
    clear();
    console.log(styleText("red", `seed ${seed}`), `again with: npm run simulate -- --seeds 1 --from ${seed}`);
    console.log(verdict.violations.map((line) => `  ${line}`).join("\n"));
  }
  show(seed);
}
clear();
console.log(
  `${totals.histories} histories, ${totals.customerMessages} customer messages, ${totals.replies} messages of the bot: ` +
    (totals.failed === 0 ? "nothing wrong" : `${totals.failed} histories went wrong`),
);
process.exitCode = totals.failed === 0 ? 0 : 1;

function show(seed: number): void {
  if (process.stderr.isTTY) {
    const done = (seed - from + 1) / count;
    const left = Math.round(((Date.now() - start) / done - (Date.now() - start)) / 1000);
    const bar = "█".repeat(Math.round(done * 30)).padEnd(30, "░");
    process.stderr.write(`\r${bar} ${totals.histories}/${count}  ${left} s left  ${totals.failed} failed `);
  }
}

function clear(): void {
  if (process.stderr.isTTY) {
    process.stderr.write("\r\u001B[2K");
  }
}
