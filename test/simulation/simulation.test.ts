/** A few hundred histories on each run; `npm run simulate` for thousands. */
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";

const BATCHES = 10;
const SEEDS_IN_A_BATCH = 30;

describe("conversations in random histories of faults", () => {
  it.each(Array.from({ length: BATCHES }, (_, batch) => 1 + batch * SEEDS_IN_A_BATCH))(
    "keeps every promise in the histories from seed %i on",
    async (from) => {
      for (let seed = from; seed < from + SEEDS_IN_A_BATCH; seed += 1) {
        const verdict = await simulate(seed);
        expect(verdict.violations, `npm run simulate -- --seeds 1 --from ${seed}`).toEqual([]);
      }
    },
  );

  it("gives the same history for the same seed", async () => {
    const [first, second] = [await simulate(7), await simulate(7)];
    expect(second.world.liveChat.control.calls()).toEqual(first.world.liveChat.control.calls());
    expect(first.customerMessages).toBeGreaterThan(0);
    expect(first.replies).toBeGreaterThan(0);
  });
});
