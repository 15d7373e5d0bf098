/**
 * How often the offline model is wrong, rather than silent, on documents full of near misses: a diameter
 * beside the asked length, the neighbour's row, an outdated price. Each set was written before the rules
 * had met it. First runs, wrong and right (rightly unknown included) of n: greenhouses 2 and 28 of 32.
 * General faults that they showed were mended after each, so what they read now is no longer held out.
 */
import { expect, test } from "vitest";
import { marksOf, passage } from "../support/near-misses.ts";
import type { Topic } from "../support/near-misses.ts";

const greenhouses: Topic = {
  passages: [
    passage(
      "p1",
      "Pinegrove greenhouses",
      "Sizes",
      `*Illustration only, not a specification.*

| House | Length | Width | Ridge height | Glass thickness | Snow load |
| --- | --- | --- | --- | --- | --- |
| G8 | 2.5 m | 1.9 m | 2.1 m | 3 mm | 0.7 kN/m² |
| G12 | 3.8 m | 2.5 m | 2.4 m | 4 mm | 1.2 kN/m² |

The door is 0.7 m wide. Two people need about 8 hours to build the G8 and 12 hours to build the G12.`,
    ),
    passage(
      "p2",
      "Pinegrove greenhouses",
      "Foundation",
      `Pour the foundation 300 mm deep. Let the concrete cure for 7 days before you anchor the frame. The anchors are tightened to 25 N·m and hold a pull-out force of 3 kN. An extraction fan is sold separately.`,
    ),
    passage(
      "p3",
      "Pinegrove greenhouses",
      "Vents",
      `| Vent opener | Opens at | Fully open at | Lifting force |
| --- | --- | --- | --- |
| VO-1 | 18 °C | 30 °C | 70 N |
| VO-2 | 15 °C | 27 °C | 150 N |

The VO-1 must not be used on roof vents of the G12. Replace the cylinder every 5 years.`,
    ),
    passage(
      "p4",
      "Pinegrove parts",
      "PG-310",
      `Part number: PG-310
Description: Door seal, black
Length: 4.2 m
Material: EPDM
Status: active
Stocked: yes
Delivery: 1 week
Mates with: PG-300`,
    ),
    passage(
      "p5",
      "Pinegrove parts",
      "PG-309",
      `Part number: PG-309
Description: Door seal, grey
Length: 3.6 m
Material: PVC
Status: superseded
Superseded by: PG-310`,
    ),
    passage(
      "p6",
      "Pinegrove sales",
      "Terms",
      `Orders can be cancelled free of charge within 48 hours. Delivery to islands costs 95 € extra. Broken glass must be reported within 5 days. Deposits are 20 % of the price.`,
    ),
    passage(
      "p7",
      "Pinegrove sales 2018",
      "Terms",
      `Delivery to islands costs 60 € extra. The guarantee is 8 years on the frame.`,
      "superseded",
    ),
    passage(
      "p8",
      "Pinegrove glossary",
      "",
      `| Term | Meaning |
| --- | --- |
| Purlin | Bar along the roof that carries the glazing bars |
| Louvre | Vent with slats in the side wall |`,
    ),
    passage(
      "p9",
      "Pinegrove help",
      "Problems",
      `| Problem | Cause | Remedy |
| --- | --- | --- |
| Door jams | Base frame not level | Shim the base frame |
| Glass rattles | Clips missing | Add two clips per pane |

Condensation on cold mornings is normal and not a fault.`,
    ),
    passage(
      "p10",
      "Pinegrove help",
      "Cleaning",
      `1. Remove the plants.
2. Wash the panes with mild soap.
3. Rinse with clean water.

Do not use a pressure washer. Acrylic panes and glass panes are not interchangeable.`,
    ),
  ],
  cases: [
    { question: "How long is the G8?", expected: "2.5 m", never: ["8 hours"] },
    { question: "How long does it take to build the G12?", expected: "12 hours", never: ["3.8 m"] },
    { question: "how wide is the door", expected: "0.7 m", never: ["1.9"] },
    { question: "How thick is the glass of the G12?", expected: "4 mm", never: ["3 mm"] },
    { question: "How deep do I pour the foundation?", expected: "300 mm" },
    { question: "How long must the concrete cure?", expected: "7 days" },
    { question: "pull out force of the anchors", expected: "3 kN", never: ["fan"] },
    { question: "At what temperature does the VO-2 open?", expected: "15 °C" },
    { question: "lifting force VO-1", expected: "70 N", never: ["150"] },
    { question: "Can I use the VO-1 on the roof of the G12?", expected: "must not be used" },
    { question: "VO-1 vs VO-2 lifting force", expected: ["70 N", "150 N"] },
    { question: "How long is PG-309?", expected: "3.6 m", never: ["4.2"] },
    { question: "What replaces PG-309?", expected: "PG-310" },
    { question: "What mates with PG-310?", expected: "PG-300" },
    { question: "What does island delivery cost?", expected: "95 €", never: ["60 €"] },
    { question: "How long is the guarantee on the frame?", expected: "8 years", says: "superseded" },
    { question: "What is a purlin?", expected: "Bar along the roof" },
    { question: "What is a gutter?", expected: null },
    { question: "My door jams, what now?", expected: "Shim the base frame" },
    { question: "May I clean it with a pressure washer?", expected: "Do not use a pressure washer" },
    { question: "How do I clean the glass?", expected: "mild soap" },
    { question: "How heavy is the G12?", expected: null },
    { question: "What does the G8 cost?", expected: null },
    { question: "What is the wind load of the G8?", expected: null },
    { question: "How long does the door seal last?", expected: null },
    { question: "How high is the door?", expected: null },
    { question: "How many panes does the G8 have?", expected: null },
    { question: "What torque for the door hinges?", expected: null },
    { question: "Which colour is PG-310?", expected: "black", never: ["grey"] },
    { question: "The wind took a pane off last night. What should I have done?", expected: null },
    { question: "Which house is longer, G8 or G12?", expected: ["2.5 m", "3.8 m"] },
    { question: "How often do I replace the cylinder?", expected: "every 5 years" },
  ],
};

test.each([["greenhouses", greenhouses]] as const)("%s: hardly ever wrong, and mostly right", (name, topic) => {
  const { wrong, right, failed } = marksOf(topic);
  console.log(`${name}: n ${topic.cases.length}\n${failed.join("\n")}`);
  expect(wrong).toBeLessThanOrEqual(0.05);
  expect(right).toBeGreaterThanOrEqual(0.8);
});
