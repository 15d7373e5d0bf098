/** What a call of a model has used up, told and estimated. */
import { expect, it } from "vitest";
import { TokenMeter } from "../../worker/answer/token-meter.ts";

function metered(use: (meter: TokenMeter) => void) {
  const meter = new TokenMeter();
  use(meter);
  return meter.usage();
}

it("is what the provider tells, over all requests", () => {
  const usage = metered((meter) => {
    meter.start("four letters each");
    meter.write("a call of a tool");
    meter.finish({ inputTokens: 100, outputTokens: 7 });
    meter.start("what the tool found");
    meter.finish({ inputTokens: 150, outputTokens: 30 });
  });
  expect(usage).toEqual({ inputTokens: 250, outputTokens: 37, isEstimated: false });
});

it("is estimated where a request is cut short: what was sent, and what has come", () => {
  const usage = metered((meter) => {
    meter.start("x".repeat(400));
    meter.write("y".repeat(40));
  });
  expect(usage).toEqual({ inputTokens: 100, outputTokens: 10, isEstimated: true });
});

it("adds an estimate to what was told of the requests before", () => {
  const usage = metered((meter) => {
    meter.start("x".repeat(400));
    meter.write("y".repeat(40));
    meter.finish({ inputTokens: 90, outputTokens: 8 });
    // This one carries the first and what came of it too.
    meter.start("z".repeat(60));
  });
  expect(usage).toEqual({ inputTokens: 90 + 125, outputTokens: 8, isEstimated: true });
});

it("is estimated where a provider tells nothing of a whole answer", () => {
  const usage = metered((meter) => {
    meter.start("x".repeat(40));
    meter.write("九月十日发货");
    meter.finish({ inputTokens: undefined, outputTokens: undefined });
  });
  expect(usage).toEqual({ inputTokens: 10, outputTokens: 6, isEstimated: true });
});

it("is nothing where the request was refused", () => {
  const usage = metered((meter) => {
    meter.start("x".repeat(400));
    meter.refuse();
  });
  expect(usage).toEqual({ inputTokens: null, outputTokens: null, isEstimated: false });
});
