/**
 * How often the offline model is wrong, rather than silent, on documents full of near misses: a diameter
 * beside the asked length, the neighbour's row, an outdated price. Each set was written before the rules
 * had met it. First runs, wrong and right (rightly unknown included) of n: beekeeping 4 and 17 of 22, furnaces 0 and 23 of 26.
 * General faults that they showed were mended after each, so what they read now is no longer held out.
 */
import { expect, test } from "vitest";
import { marksOf, passage } from "../support/near-misses.ts";
import type { Topic } from "../support/near-misses.ts";

const beekeeping: Topic = {
  passages: [
    passage(
      "p1",
      "Kestrel beekeeping equipment",
      "Frames",
      `*Example text, not advice.*

| Frame | Height | Bee space | Foundation thickness |
| --- | --- | --- | --- |
| Shallow | 140 mm | 6 mm | 0.8 mm |
| Deep | 232 mm | 8 mm | 1.2 mm |

A Deep frame is spaced 38 mm from the next one. Wire a frame with 0.4 mm steel wire.`,
    ),
    passage(
      "p2",
      "Kestrel beekeeping equipment",
      "Trimming foundation",
      `| Frame | Trim length | Tolerance |
| --- | --- | --- |
| Shallow | 337 mm | ± 2 mm |
| Deep | 349 mm | ± 2 mm |

Foundation for a Deep frame is trimmed to 349 mm.`,
    ),
    passage(
      "p3",
      "Kestrel smoker manual",
      "Fuel",
      `Pine needles burn for 20 minutes, hessian burns for 45 minutes. Do not use treated wood. Smoker models S4 and S5 do not share a bellows: the S4 bellows does not fit the S5.`,
    ),
    passage(
      "p4",
      "Kestrel price rules 2021",
      "Shipping",
      `Hives ship within 9 days. A return costs 12 €.`,
      "superseded",
    ),
    passage(
      "p5",
      "Kestrel honey house",
      "Abbreviations",
      `| Term | Meaning |
| --- | --- |
| HMF | Hydroxymethylfurfural, a sign of overheated honey |
| CCD | Colony collapse disorder |`,
    ),
    passage(
      "p6",
      "Kestrel honey house",
      "Limits",
      `| Honey | HMF | Moisture |
| --- | --- | --- |
| Blossom | 40 mg/kg | 18 % |
| Heather | 40 mg/kg | 23 % |`,
    ),
    passage(
      "p7",
      "Kestrel honey house",
      "Extractor",
      `The Tangent 8 extractor takes eight Deep frames or sixteen Shallow frames. Its drum turns at 300 r/min at most. Extraction tools are listed in the catalogue. Is a lid lock fitted? The Tangent 8 stops when the lid is opened. The frame uncapping fork has 21 tines.`,
    ),
  ],
  cases: [
    { question: "How long do I cut the foundation for a Deep frame?", expected: "349 mm", never: ["1.2 mm"] },
    { question: "How thick is the foundation of a Shallow frame?", expected: "0.8 mm", never: ["337"] },
    { question: "What is HMF?", expected: "Hydroxymethylfurfural", never: ["40 mg/kg"] },
    { question: "HMF limit for heather honey?", expected: "40 mg/kg" },
    { question: "Does the S4 bellows fit the S5?", expected: "does not fit" },
    { question: "How long does hessian burn?", expected: "45 minutes" },
    { question: "How long is the bellows?", expected: null },
    { question: "How hot may honey get?", expected: null },
    { question: "What does a return cost?", expected: "12 €", says: "superseded" },
    { question: "How quickly do hives ship?", expected: "9 days", says: "superseded" },
    { question: "How many Shallow frames fit the Tangent 8?", expected: "sixteen" },
    { question: "Moisture of blossom versus heather honey?", expected: ["18 %", "23 %"] },
    { question: "Which one has the higher moisture, blossom or heather?", expected: ["18 %", "23 %"] },
    { question: "How wide is a Deep frame?", expected: null },
    { question: "Spacing between Deep frames?", expected: "38 mm" },
    { question: "What colour is the smoker?", expected: null },
    { question: "May I burn treated wood?", expected: "Do not use treated wood" },
    { question: "The smoker went out and the bees got angry. What did I do wrong?", expected: null },
    { question: "What does CCD stand for?", expected: "Colony collapse disorder" },
    { question: "How heavy is the Tangent 8?", expected: null },
    { question: "How many tines does the fork have?", expected: "21" },
    { question: "What extraction tool do I need for the S4?", expected: null },
  ],
};

const furnaces: Topic = {
  passages: [
    passage(
      "p1",
      "Norda lab furnaces",
      "Models",
      `*Draft for illustration only.*

| Model | Chamber volume | Maximum temperature | Power | Supply voltage |
| --- | --- | --- | --- | --- |
| NF-12 | 12 l | 1 100 °C | 2.4 kW | 230 V |
| NF-30 | 30 l | 1 300 °C | 6.0 kW | 400 V |

The NF-12 heats to 1 000 °C in 35 min. The door opens upwards.`,
    ),
    passage(
      "p2",
      "Norda lab furnaces",
      "Part number",
      `The number NF-30-SX2 is read as follows.

| Position | Example | Meaning |
| --- | --- | --- |
| Series | NF | Norda furnace |
| Volume | 30 | Litres |
| Controller | S | S standard, P programmable |
| Exhaust | X | X with exhaust, N without |
| Revision | 2 | Counts up |`,
    ),
    passage(
      "p3",
      "Norda lab furnaces",
      "Changing a heating element",
      `1. Disconnect the furnace and let it cool below 50 °C.
2. Loosen the two clamps with a 5 mm hexagon key.
3. Pull the element straight out.
4. Fit the new element and tighten the clamps to 3 N·m.

The pull tester is not part of the delivery. An element must resist a pull of 40 N. Use puller HP-2 for broken elements.`,
    ),
    passage(
      "p4",
      "Norda lab furnaces",
      "Thermocouples",
      `| Type | Range | Wire colour |
| --- | --- | --- |
| K | −200 °C to 1 200 °C | Green |
| S | 0 °C to 1 600 °C | Orange |

Type K and type S thermocouples are not interchangeable. The lead wire of a thermocouple is 2 m long.`,
    ),
    passage(
      "p5",
      "Norda orders",
      "Lead times and terms",
      `| Product | Lead time | Smallest order |
| --- | --- | --- |
| NF-12 | 4 weeks | 1 piece |
| NF-30 | 9 weeks | 1 piece |
| Heating elements | 2 weeks | 5 pieces |

Spare elements are only sold in sets.`,
    ),
    passage(
      "p6",
      "Norda orders 2019",
      "Terms",
      `A quote is valid for 60 days. Invoices are payable within 14 days.`,
      "superseded",
    ),
    passage("p7", "Norda orders", "Quotes", `A quote is valid for 30 days.`),
    passage(
      "p8",
      "Norda lab furnaces",
      "Fault messages",
      `| Message | Cause | Remedy |
| --- | --- | --- |
| F1 | Thermocouple broken | Replace the thermocouple |
| F2 | Door open | Close the door |

Smoke during the first firing is normal. It comes from the binder of the insulation and stops after about 2 h.`,
    ),
    passage(
      "p9",
      "Norda lab furnaces",
      "Insulation",
      `The ceramic fibre is not classified as asbestos. The furnaces must not be used for flammable solvents. Series NF furnaces do not fit the stand of series NT.`,
    ),
  ],
  cases: [
    { question: "How hot does the NF-30 get?", expected: "1 300 °C" },
    { question: "NF-12 vs NF-30 power", expected: ["2.4 kW", "6.0 kW"] },
    { question: "What does the X in NF-30-SX2 mean?", expected: "with exhaust" },
    { question: "How long does the NF-12 take to reach 1 000 °C?", expected: "35 min" },
    { question: "pull force for an element", expected: "40 N", never: ["HP-2"] },
    { question: "How long is the lead wire?", expected: "2 m", never: ["weeks"] },
    { question: "lead time NF-30", expected: "9 weeks", never: ["2 m"] },
    { question: "How long is a quote good for?", expected: "30 days", never: ["60 days"] },
    { question: "When do I have to pay the invoice?", expected: "14 days", says: "superseded" },
    { question: "Can I swap a type K thermocouple for type S?", expected: "not interchangeable" },
    { question: "Can I dry flammable solvents in it?", expected: "must not be used for flammable" },
    { question: "How do I change a heating element?", expected: "Pull the element straight out" },
    { question: "How heavy is the NF-30?", expected: null },
    { question: "How much does a heating element cost?", expected: null },
    { question: "How long is the warranty on the NF-12?", expected: null },
    { question: "What does F3 mean?", expected: null },
    { question: "The furnace tripped the breaker and now it is dead. What is wrong?", expected: null },
    { question: "Which colour has the wire of type S?", expected: "Orange", never: ["Green"] },
    { question: "minimum order for heating elements", expected: "5 pieces" },
    { question: "Is the fibre asbestos?", expected: "not classified as asbestos" },
    { question: "how tight do the clamps go", expected: "3 N·m" },
    { question: "What is a thermocouple?", expected: null },
    { question: "Which model has the larger chamber, NF-12 or NF-30?", expected: ["12 l", "30 l"] },
    { question: "How wide is the door of the NF-12?", expected: null },
    { question: "Passt NF auf das Gestell der Serie NT?", expected: "do not fit the stand" },
    { question: "why does it smoke", expected: "binder" },
  ],
};

test.each([
  ["beekeeping", beekeeping],
  ["furnaces", furnaces],
] as const)("%s: hardly ever wrong, and mostly right", (name, topic) => {
  const { wrong, right, failed } = marksOf(topic);
  console.log(`${name}: n ${topic.cases.length}\n${failed.join("\n")}`);
  expect(wrong).toBeLessThanOrEqual(0.05);
  expect(right).toBeGreaterThanOrEqual(0.8);
});
