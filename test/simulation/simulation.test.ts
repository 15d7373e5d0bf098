/** A few hundred histories on each run; `npm run simulate` for thousands. */
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";
import { allSituations } from "./situations.ts";
import type { Situation } from "./situations.ts";

const BATCHES = 10;
const SEEDS_IN_A_BATCH = 30;

const seen = new Set<Situation>();

describe("conversations in random histories of faults", () => {
  it.each(Array.from({ length: BATCHES }, (_, batch) => 1 + batch * SEEDS_IN_A_BATCH))(
    "keeps every promise in the histories from seed %i on",
    async (from) => {
      for (let seed = from; seed < from + SEEDS_IN_A_BATCH; seed += 1) {
        const verdict = await simulate(seed);
        verdict.situations.forEach((situation) => seen.add(situation));
        expect(verdict.violations, `npm run simulate -- --seeds 1 --from ${seed}`).toEqual([]);
      }
    },
  );

  it("holds every moment at which a bot can go wrong", () => {
    expect(allSituations.filter((situation) => !seen.has(situation))).toEqual([]);
  });

  it("gives the same history for the same seed", async () => {
    const [first, second] = [await simulate(7), await simulate(7)];
    expect(second.world.liveChat.control.calls()).toEqual(first.world.liveChat.control.calls());
    expect(first.customerMessages).toBeGreaterThan(0);
    expect(first.replies).toBeGreaterThan(0);
  });
});
