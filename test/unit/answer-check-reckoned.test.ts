/** Figures that no passage states: the customer's own, and results that a reply reckons. */
import { describe, expect, it } from "vitest";
import { checkReply, mayBeSent } from "../../worker/answer/checking/check.ts";
import type { CitedPassage } from "../../worker/answer/checking/evidence.ts";

const glands: CitedPassage = {
  title: "Cable glands",
  text: `| Order no. | Clamping range | Spanner | Weight | Pack |
| --- | --- | --- | --- | --- |
| G-16 | 4–8 mm | 19 mm | 9 g | 100 |
| G-20 | 6–12 mm | 24 mm | 13 g | 50 |

Storage at most 70 °C; use 60 % of the torque of 5 N·m for polyamide. Keep them at least 5 °C warm.`,
  headings: [],
  document: null,
  revision: null,
  language: "en",
  kind: "prose",
};

const passes = (reply: string, question: string): boolean => mayBeSent(checkReply(reply, [glands], { question }));

describe("the customer's own figure", () => {
  it.each([
    ["For a 10 mm cable take the G-20.", true],
    ["For a 10 mm cable take the G-16.", false],
    ["The G-20 clamps your 10 mm cable; the spanner is 24 mm.", true],
    ["The 10 mm cable needs the spanner of 19 mm.", false],
    ["For a 14 mm cable take the G-20.", false],
  ])("is that of the rows whose range holds it: %s", (reply, isSent) => {
    expect(passes(reply, "Which gland for a cable of 10 mm?")).toBe(isSent);
  });

  it("is not confirmed by a limit", () => {
    expect(passes("Yes, you may store it at 95 °C.", "May I store it at 95 °C?")).toBe(false);
  });
});

describe("the customer's own figures in a table of two ways", () => {
  const table = {
    ...glands,
    text: `| Weight | Sole 271–290 mm | Sole 291–310 mm |
| --- | --- | --- |
| 58–66 kg | 5.0 | 4.5 |
| 67–78 kg | 6.0 | 5.5 |`,
  };

  it.each([
    ["At 70 kg and a sole of 300 mm the value is 5.5.", true],
    ["At 70 kg and a sole of 300 mm the value is 6.0.", false],
    ["At 70 kg and a sole of 300 mm the value is 4.5.", false],
  ])("name the row and the column: %s", (reply, isSent) => {
    expect(mayBeSent(checkReply(reply, [table], { question: "70 kg, sole of 300 mm?" }))).toBe(isSent);
  });
});

describe("a limit beside the customer's own figure", () => {
  it.each([
    ["For a torque of 4 N·m it is strong enough: it holds 5 N·m.", true],
    ["For a torque of 4 N·m it is strong enough.", false],
    ["For a torque of 6 N·m it is strong enough: it holds 5 N·m.", false],
    ["Not for 6 N·m: it only holds 5 N·m.", true],
  ])("lets the reader compare: %s", (reply, isSent) => {
    const question = `Does it stand a torque of ${/[46]/.exec(reply)?.[0]} N·m?`;
    expect(passes(reply, question)).toBe(isSent);
  });
});

describe("the customer's own figure beyond a limit", () => {
  const cable = { ...glands, text: "Cables longer than 20 m need the amplifier V-2." };

  it.each([
    ["At 25 m your cable is longer than 20 m and needs the amplifier V-2.", true],
    ["Ihr Kabel ist mit 25 m länger als 20 m und braucht den Verstärker V-2.", true],
    ["At 25 m your cable is shorter than 20 m.", false],
  ])("may be said to be beyond it: %s", (reply, isSent) => {
    expect(mayBeSent(checkReply(reply, [cable], { question: "My cable is 25 m long." }))).toBe(isSent);
  });
});

describe("a result", () => {
  it.each([
    "One G-20 weighs 13 g, so three of them weigh 39 g.",
    "The G-16 weighs 9 g and the G-20 13 g, together 22 g.",
    "For polyamide use 60 % of 5 N·m, that is 3 N·m.",
    "Ten G-20 weigh 10 × 13 g = 130 g.",
  ])("is not sent, though it follows from what is held: %s", (reply) => {
    expect(passes(reply, "What do they weigh?")).toBe(false);
  });
});

describe("small words and signs", () => {
  it.each([
    "Gardez-les à au moins 5 °C.",
    "Manténgalos al menos a 5 °C.",
    "Il faut les garder à 5 °C au moins.",
    "Die G-20-Verschraubung wiegt 13 g.",
    "The pack of the G-16 has 100 pieces.",
  ])("make no other figure: %s", (reply) => {
    expect(passes(reply, "")).toBe(true);
  });

  it.each(["1.6 litres a minute", "1,6 Liter pro Minute", "1,6 litre par minute", "1.6 l/min"])(
    "say a rate as its sign does: %s",
    (rate) => {
      const pump = { ...glands, text: "Flow 1.6 l/min." };
      expect(mayBeSent(checkReply(`It lets ${rate} through.`, [pump], {}))).toBe(true);
      expect(mayBeSent(checkReply(`It lets ${rate.replace("6", "7")} through.`, [pump], {}))).toBe(false);
    },
  );

  it("make an order number that ends like a unit no quantity", () => {
    const lamps = { ...glands, text: "| Lamp | Order no. |\n| --- | --- |\n| Spot | 70.150-S |\n| Wash | 70.150-W |" };
    const sent = (reply: string): boolean => mayBeSent(checkReply(reply, [lamps], {}));
    expect([sent("Order the Wash as 70.150-W."), sent("Order the Wash as 70.150-S.")]).toEqual([true, false]);
  });
});
