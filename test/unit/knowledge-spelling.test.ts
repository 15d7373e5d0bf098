import { describe, expect, it } from "vitest";
import { corrections, editDistance, mayBeMisspelled, vocabularyOf } from "../../worker/knowledge/spelling.ts";

describe("spelling", () => {
  it.for([
    ["conector", "connector"],
    ["recieve", "receive"],
    ["hermetik", "hermetic"],
    ["backshel", "backshell"],
  ] as const)("takes %s for %s", ([written, meant]) => {
    expect(corrections(written, ["backshell", "connector", "receive", "hermetic", "contact"])).toEqual([meant]);
  });

  it("guesses nothing far away", () => {
    expect(corrections("invoice", ["insert", "voltage", "inch"])).toEqual([]);
  });

  it("counts a swap of neighbours once", () => {
    expect(editDistance("torqeu", "torque")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("leaves codes and short words alone", () => {
    expect(["pin", "22d", "ip67", "d38999"].filter(mayBeMisspelled)).toEqual([]);
    expect(vocabularyOf("Torque the IP67 seal, torque it")).toEqual(["torque", "seal"]);
  });
});
