/**
 * How often the offline model is wrong, rather than silent, on documents full of near misses: a diameter
 * beside the asked length, the neighbour's row, an outdated price. Each set was written before the rules
 * had met it. First runs, wrong and right (rightly unknown included) of n: outboards 1 and 22 of 32, dental chairs 3 and 28 of 36.
 * General faults that they showed were mended after each, so what they read now is no longer held out.
 */
import { expect, test } from "vitest";
import { marksOf, passage } from "../support/near-misses.ts";
import type { Topic } from "../support/near-misses.ts";

const outboards: Topic = {
  passages: [
    passage(
      "p1",
      "Mistral outboard motors",
      "Technical data",
      `| Property | M6 | M15 |
| --- | --- | --- |
| Rated power | 4.4 kW | 11 kW |
| Weight | 27 kg | 52 kg |
| Shaft length | 381 mm | 508 mm |
| Propeller diameter | 200 mm | 235 mm |
| Fuel tank | 1.5 l internal | 12 l external |
| Oil change interval | 100 h | 100 h |

The M6 is delivered with a spare key. Full throttle range is 4500 to 5500 r/min on both motors.`,
    ),
    passage(
      "p2",
      "Mistral outboard motors",
      "Gear oil",
      `The M6 holds 195 ml of gear oil and the M15 holds 350 ml. Use SAE 90 only. Tighten the drain screw to 9 N·m. Check the oil with the motor upright.`,
    ),
    passage(
      "p3",
      "Mistral outboard motors",
      "Storage",
      `1. Run the motor in fresh water for 5 min.
2. Drain the carburettor.
3. Spray the cylinder with fogging oil.
4. Store the motor upright.

Do not store the motor on its starboard side, because water can enter the cylinder.`,
    ),
    passage(
      "p4",
      "Mistral spare parts",
      "MS-2207",
      `Part number: MS-2207
Description: Propeller, three blades, 235 mm
Fits: M15
Pitch: 229 mm
Material: Aluminium
Status: active
Delivery: 2 weeks
Replaces: MS-2107`,
    ),
    passage(
      "p5",
      "Mistral spare parts",
      "MS-2107",
      `Part number: MS-2107
Description: Propeller, three blades, 235 mm, old hub
Fits: M15
Pitch: 216 mm
Material: Aluminium
Status: obsolete
Superseded by: MS-2207`,
    ),
    passage(
      "p6",
      "Mistral faults",
      "Motor does not start",
      `| Observation | Cause | Correction |
| --- | --- | --- |
| Starter cord is hard to pull | Gear engaged | Shift to neutral |
| Fuel smell | Carburettor flooded | Wait 10 min and start without choke |
| No spark | Kill-switch lanyard missing | Attach the lanyard |`,
    ),
    passage(
      "p7",
      "Mistral service",
      "Warranty and service",
      `The warranty is 24 months for private use and 6 months for hire. The first service is due after 10 h. Only authorised dealers may do warranty repairs. Dealers answer within 2 working days.`,
    ),
    passage(
      "p8",
      "Mistral glossary",
      "",
      `| Abbreviation | Meaning |
| --- | --- |
| CDI | Capacitor discharge ignition |
| WOT | Wide open throttle |
| TLDI | Two-stroke low-pressure direct injection |`,
    ),
    passage(
      "p9",
      "Mistral price list 2020",
      "Winter service",
      `Winter service costs 140 €. An impeller kit costs 38 €.`,
      "obsolete",
    ),
    passage(
      "p10",
      "Mistral batteries",
      "Charging",
      `Charge the BX-1 for 6 h and the BX-2 for 9 h. The BX-2 is compatible with the M15 only. Neither battery is waterproof. The battery lead is 1.2 m long. Battery life is about 400 charges.`,
    ),
  ],
  cases: [
    { question: "How long is the shaft of the M6?", expected: "381 mm", never: ["508", "200"] },
    { question: "How big is the propeller of the M15?", expected: ["235"], never: ["508"] },
    { question: "how heavy is the M15", expected: "52 kg" },
    { question: "How much gear oil goes in the M6?", expected: "195 ml" },
    { question: "oil change interval M15", expected: "100 h", never: ["350 ml"] },
    { question: "How long do I charge the BX-2?", expected: "9 h", never: ["1.2 m"] },
    { question: "Is the BX-1 battery waterproof?", expected: "Neither battery is waterproof" },
    { question: "Does the BX-2 work with the M6?", expected: "M15 only" },
    { question: "What is WOT?", expected: "Wide open throttle" },
    { question: "What is the WOT range?", expected: "4500 to 5500" },
    { question: "What replaces MS-2107?", expected: "MS-2207" },
    { question: "What is the pitch of MS-2107?", expected: "216 mm", never: ["229"] },
    { question: "How do I store the motor?", expected: "fogging oil" },
    { question: "Can I lay it on the starboard side?", expected: "Do not store the motor on its starboard side" },
    { question: "How long is the warranty if I rent the motor out for hire?", expected: "6 months" },
    { question: "What does an impeller kit cost?", expected: "38 €", says: "obsolete" },
    { question: "How loud is the M6?", expected: null },
    { question: "What is the top speed with the M15?", expected: null },
    { question: "How thick is the propeller blade?", expected: null },
    { question: "How wide is the M6?", expected: null },
    { question: "How long does the drain screw have to be?", expected: null },
    { question: "How many blades does MS-2207 have?", expected: "three" },
    { question: "What torque for the propeller nut?", expected: null },
    { question: "My motor smells of fuel and will not start. What should I do?", expected: "Wait 10 min" },
    { question: "I hit a rock yesterday. Now the boat shakes. What is the problem?", expected: null },
    { question: "Which motor is heavier, the M6 or the M15?", expected: ["27 kg", "52 kg"] },
    { question: "How many volts does the BX-1 have?", expected: null },
    { question: "How many kilos may the boat carry?", expected: null },
    { question: "Who may do warranty repairs?", expected: "authorised dealers" },
    { question: "How old is the M15 model?", expected: null },
    { question: "delivery time MS-2207", expected: "2 weeks" },
    { question: "Is MS-2107 stainless steel?", expected: "Aluminium" },
  ],
};

const dentalChairs: Topic = {
  passages: [
    passage(
      "p1",
      "Aurel dental chairs",
      "Models at a glance",
      `_Specimen text for training purposes._

| Chair | Lifting capacity | Seat height, lowest | Seat height, highest | Mains fuse |
| --- | --- | --- | --- | --- |
| Basic | 150 kg | 380 mm | 780 mm | 6 A |
| Plus | 180 kg | 350 mm | 830 mm | 10 A |

The Plus weighs 212 kg, the Basic weighs 187 kg. The backrest tilts to -5°. Noise at the patient's ear stays below 48 dB(A).`,
    ),
    passage(
      "p2",
      "Aurel dental chairs",
      "Upholstery care",
      `Wipe the upholstery with a damp cloth after each patient. Disinfectants with more than 60 % alcohol make the cover brittle. Bleach must never be used. Stains of ink come off with isopropanol within 10 min.`,
    ),
    passage(
      "p3",
      "Aurel dental chairs",
      "Handpiece hose",
      `| Hose | Connector | Length | Outer diameter | Working pressure |
| --- | --- | --- | --- | --- |
| H4 | 4-hole | 1.6 m | 9 mm | 2.5 bar |
| H6 | 6-hole | 1.6 m | 11 mm | 3.2 bar |

Cut a replacement hose to 1.65 m. The burst pressure of both hoses is 12 bar. Hose H4 does not fit a 6-hole handpiece.`,
    ),
    passage(
      "p4",
      "Aurel dental chairs",
      "Changing the fuse",
      `1. Unplug the chair.
2. Open the fuse drawer with a flat screwdriver.
3. Replace both fuses and close the drawer.`,
    ),
    passage(
      "p5",
      "Aurel dental chairs",
      "Type plate",
      `The type number AP-180-EU3 is built as follows.

| Part | Example | Stands for |
| --- | --- | --- |
| Family | AP | A Aurel, P Plus or B Basic |
| Load | 180 | Kilograms |
| Region | EU | EU Europe, US North America |
| Edition | 3 | Counts up |`,
    ),
    passage(
      "p6",
      "Aurel sales",
      "Terms from 2026",
      `Chairs are delivered within 6 weeks, hoses within 3 days. Installation costs 450 €. Demonstration units can be borrowed for 14 days. The guarantee on the hydraulic pump is 5 years, on everything else 2 years.`,
    ),
    passage(
      "p7",
      "Aurel sales",
      "Terms from 2022",
      `Chairs are delivered within 10 weeks. Installation costs 390 €. Export crates cost 220 €.`,
      "superseded",
    ),
    passage(
      "p8",
      "Aurel glossary",
      "",
      `| Term | Meaning |
| --- | --- |
| Trendelenburg | Position with the head lower than the legs |
| DU | Delivery unit, the arm with the handpieces |`,
    ),
    passage(
      "p9",
      "Aurel errors",
      "Display codes",
      `| Code | Cause | What to do |
| --- | --- | --- |
| A07 | Foot switch stuck | Clean the foot switch |
| A11 | Pump too hot | Wait 20 min |`,
    ),
    passage(
      "p10",
      "Aurel approvals",
      "",
      `Both chairs are certified to IEC 60601-1. The Basic is not approved for use in ambulances. Neither chair contains latex.`,
    ),
  ],
  cases: [
    { question: "How heavy a patient can the Basic lift?", expected: "150 kg", never: ["187"] },
    { question: "How heavy is the Plus?", expected: "212 kg", never: ["180 kg"] },
    { question: "How high does the Plus go?", expected: "830 mm" },
    { question: "What fuse does the Basic chair need?", expected: "6 A", never: ["10 A"] },
    { question: "How long is hose H6?", expected: "1.6 m", never: ["11 mm", "1.65"] },
    { question: "How long do I cut a replacement hose?", expected: "1.65 m" },
    { question: "burst pressure of the H4", expected: "12 bar", never: ["2.5 bar"] },
    { question: "working pressure H6 hose", expected: "3.2 bar", never: ["12 bar"] },
    { question: "Can I use bleach on the cover?", expected: "Bleach must never be used" },
    { question: "Will H4 fit my 6-hole handpiece?", expected: "does not fit" },
    { question: "How do I change the fuse?", expected: "Open the fuse drawer" },
    { question: "How much is installation?", expected: "450 €", never: ["390"] },
    { question: "What does an export crate cost?", expected: "220 €", says: "superseded" },
    { question: "How long is the guarantee on the pump?", expected: "5 years" },
    { question: "What is Trendelenburg?", expected: "head lower than the legs" },
    { question: "What does DU mean?", expected: "Delivery unit" },
    { question: "What does EU stand for in AP-180-EU3?", expected: "Europe" },
    { question: "display says A11", expected: "Pump too hot" },
    { question: "and A07?", expected: "Foot switch stuck", earlier: ["What does A11 mean?"] },
    { question: "Is there latex in the Plus?", expected: "latex" },
    { question: "May the Basic be used in an ambulance?", expected: "not approved for use in ambulances" },
    { question: "How long is the Basic chair?", expected: null },
    { question: "How wide is the Plus?", expected: null },
    { question: "How long does the pump last?", expected: null },
    { question: "What voltage does the Plus need?", expected: null },
    { question: "How many chairs did you sell last year?", expected: null },
    { question: "What is the burst pressure of the H8?", expected: null },
    { question: "How loud is the chair?", expected: "48 dB" },
    { question: "What colour are the covers?", expected: null },
    { question: "Lifting capacity Basic vs Plus", expected: ["150 kg", "180 kg"] },
    { question: "Which is lighter, the Basic or the Plus?", expected: ["187 kg", "212 kg"] },
    { question: "What does a hose cost?", expected: null },
    { question: "A patient fell off. Who is liable?", expected: null },
    { question: "The screen went dark after cleaning. What did I do wrong?", expected: null },
    { question: "Wie schwer ist der Plus?", expected: "212 kg", never: ["180 kg"] },
    { question: "How quickly do you deliver hoses?", expected: "3 days", never: ["10 weeks"] },
  ],
};

test.each([
  ["outboards", outboards],
  ["dentalChairs", dentalChairs],
] as const)("%s: hardly ever wrong, and mostly right", (name, topic) => {
  const { wrong, right, failed } = marksOf(topic);
  console.log(`${name}: n ${topic.cases.length}\n${failed.join("\n")}`);
  expect(wrong).toBeLessThanOrEqual(0.05);
  expect(right).toBeGreaterThanOrEqual(0.8);
});
