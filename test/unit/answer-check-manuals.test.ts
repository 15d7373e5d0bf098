/**
 * The checker on replies over tables and prose as manuals have them: columns of one unit, units in heads,
 * models side by side, footnotes, broken rows. Two sets were written before anything was mended: `workshop`
 * gave 54 of 104 false replies caught and 10 of 104 true ones stopped, `plant` 54 and 9 of 100; `plant`, not
 * looked at until then, gave 83 and 6 of 100 once `workshop` had been learnt from; `field`, written after `plant`
 * had been learnt from too, 68 and 5 of 82 (46 and 3 with the checker as it had been); `supply`, after `field`, 50 and
 * none of 59 (39 and 2). Then five more of replies as models put them, each measured once before it was learnt from and after
 * those above it had been: `venue` 76 and 24 of 99, `depot` 56 and 15 of 73, `quay` 42 and 7 of 54, `attic` 38 and 8 of 44,
 * `kiosk` 34 and 8 of 42, of which one was. `forge`, after all of them, 40 and 7 of 57 (39 and 8 with the checker as it had been).
 * A little long: what passes and what is stopped stands here as lists.
 */
import { describe, expect, it } from "vitest";
import { checkReply, mayBeSent } from "../../worker/answer/checking/check.ts";
import type { CitedPassage } from "../../worker/answer/checking/evidence.ts";
import { FIELD } from "../fixtures/checker/field-passages.ts";
import { SAMPLES as FIELD_REPLIES } from "../fixtures/checker/field-replies.ts";
import { PLANT } from "../fixtures/checker/plant-passages.ts";
import { SAMPLES as PLANT_REPLIES } from "../fixtures/checker/plant-replies.ts";
import { faulty } from "../fixtures/checker/sample.ts";
import type { Sample } from "../fixtures/checker/sample.ts";
import { SUPPLY } from "../fixtures/checker/supply-passages.ts";
import { SAMPLES as SUPPLY_REPLIES } from "../fixtures/checker/supply-replies.ts";
import { VENUE } from "../fixtures/checker/venue-passages.ts";
import { SAMPLES as VENUE_REPLIES } from "../fixtures/checker/venue-replies.ts";
import { DEPOT } from "../fixtures/checker/depot-passages.ts";
import { SAMPLES as DEPOT_REPLIES } from "../fixtures/checker/depot-replies.ts";
import { QUAY } from "../fixtures/checker/quay-passages.ts";
import { SAMPLES as QUAY_REPLIES } from "../fixtures/checker/quay-replies.ts";
import { ATTIC } from "../fixtures/checker/attic-passages.ts";
import { SAMPLES as ATTIC_REPLIES } from "../fixtures/checker/attic-replies.ts";
import { KIOSK } from "../fixtures/checker/kiosk-passages.ts";
import { SAMPLES as KIOSK_REPLIES } from "../fixtures/checker/kiosk-replies.ts";
import { FORGE } from "../fixtures/checker/forge-passages.ts";
import { SAMPLES as FORGE_REPLIES } from "../fixtures/checker/forge-replies.ts";
import { WORKSHOP } from "../fixtures/checker/workshop-passages.ts";
import { SAMPLES as WORKSHOP_REPLIES } from "../fixtures/checker/workshop-replies.ts";

interface Material {
  readonly passages: Readonly<Record<string, CitedPassage>>;
  readonly samples: readonly Sample<string>[];
  /** False replies that pass, for reasons that are known. */
  readonly passing: readonly string[];
  /** True replies that are stopped. */
  readonly stopped: readonly string[];
}

const SETS: readonly (readonly [string, Material])[] = [
  [
    "workshop",
    {
      passages: WORKSHOP,
      samples: WORKSHOP_REPLIES,
      passing: [
        // Counts without a unit that is known.
        "每圈分辨率为12位，圈数为13位。",
        // The value names another row of the same table.
        'The nut of the 1/4" fitting takes a 1/2" wrench.',
        // "unbeheizt" is in no list of words.
        "Beim CH-80 sind 80 mm unbeheizt, bei 10 mm Gesamtlänge.",
        "With the cap RC-CAP-1 an unmated half reaches IP67.",
      ],
      stopped: [],
    },
  ],
  [
    "plant",
    {
      passages: PLANT,
      samples: PLANT_REPLIES,
      passing: [
        "Gentle程序的灭菌时间为18分钟。",
        // What is put in other words, or in another language, is not seen to be denied.
        "Between 45 and 55 °C it needs no cooler.",
        "La pompe est prévue pour les gaz corrosifs.",
        "You can set it from −80 °C to −50 °C; it comes set to −86 °C.",
        "Es adecuada para líquido de frenos.",
        "For helium the TP 80 pumps 67 l/s.",
      ],
      stopped: [],
    },
  ],
  [
    "field",
    {
      passages: FIELD,
      samples: FIELD_REPLIES,
      passing: [
        "Le TS-05 mesure en 0,5 s en mode fin et en 1,6 s en poursuite.",
        // Numbers without a unit are compared by their rows alone.
        "The COP of the HP 6 is 3.1 at A7/W35 and 4.9 at A-7/W35.",
        // A table that lost its rules has rows, and no columns.
        "The LC 600 has a loss of 14.2 dB/100 m at 900 MHz.",
        // Words for "raised" and "stowed" are in no list.
        "Angehoben fährt die SL-6 nur 4,0 km/h.",
        "Recogida, la SL-10 se desplaza a 0,6 km/h.",
        "Indoors four persons may stand on the SL-10.",
        // The passage denies it by "cannot" alone.
        "The felt filter can be washed.",
      ],
      // The passage writes it `A-7/W35`.
      stopped: ["At −7 °C outdoors the HP 9 gives 7.8 kW."],
    },
  ],
  [
    "supply",
    {
      passages: SUPPLY,
      samples: SUPPLY_REPLIES,
      passing: [
        // `… of Pmax −0.30 %/°C, of Voc −0.25 %/°C`: the words before the first are said of both.
        "The temperature coefficient of Voc is −0.30 %/°C.",
        // "Change" for "final".
        "Change the PF-F7 at 95 Pa, after a year at the latest.",
        "Filament of 1.75 mm is made to ±0.05 mm.",
      ],
      stopped: [],
    },
  ],
  [
    "venue",
    {
      passages: VENUE,
      samples: VENUE_REPLIES,
      passing: [
        "Yes, these heads are rated IP20 and can be used outdoors.",
        "El cloro libre debe estar entre 0,5 y 1,0 mg/l; lo ideal son 0,5 mg/l.",
        "pH and free chlorine are tested weekly, combined chlorine daily.",
        "At the second speed, the motor of the SP 80 delivers 2.2 kW.",
        "Die lichte Türöffnung ist 1.100 mm breit und 2.000 mm (2 m) hoch.",
        "The standard series is UL 94 V-0. If you need V-2, choose the KV-E series.",
        "Gold contacts stand 100 mating cycles, tin contacts 500.",
        "For denim use a 134 LR needle in size 100 to 110 with Nm 50 thread.",
        "Freight within the EU is €6.90; it is free from an order value of €150.",
        "RC 3 is offered for the FD-90 only; RC 2 is optional on all three.",
        "They are smoke-tight according to EN 1154 and their closers follow EN 1634-3 (size 3 to 6).",
      ],
      stopped: [
        "A dough below 50 % hydration may only be mixed at speed 1 and at half the maximum amount, i.e. 25 kg in the SP 50.",
        "In winds above 6 Bft pay out five times the depth, so 30 m of chain at a depth of 6 m. Otherwise three times is enough.",
        "Rough render takes 220 ml/m² per coat, so for 80 m² and two coats you need about 35.2 litres.",
        "La caméra télé possède un capteur de 1/2 pouce et 12 mégapixels ; la grand-angle, 4/3 et 20 mégapixels.",
        "The 60-minute door (FD-60) is available up to 1,250 mm wide and 2,500 mm high.",
      ],
    },
  ],
  [
    "depot",
    {
      passages: DEPOT,
      samples: DEPOT_REPLIES,
      passing: [
        "Weld BS 70 with DC and the electrode on negative; the RT 48 goes on positive, or runs on AC.",
        "The KR4-230A needs the KS-2 socket with 14 pins.",
        "For 7 km you need single-mode fibre, e.g. the TX-1G-LX (1 Gbit/s) or the TX-10G-SR (10 Gbit/s); both reach 10 km.",
        "A mattress of 18 cm needs the raising kit MB-VL20: the standard rails only allow up to 16 cm.",
        "The drives may run for 18 minutes, then they need a 2-minute break.",
        "La cama tiene IPX6 y el mando, IP54.",
        "Het zwaarste deel weegt 118 kg; in totaal weegt het bed 34 kg.",
        // The order numbers are of their columns; the pages have no unit.
        "Der Standardtoner in Cyan (LT-31C) reicht für 4.500 Seiten, die XL-Version LT-31CX für 1.800.",
        "Sow pumpkins 3 to 4 cm deep and leave 150 cm in the row and 100 cm between rows.",
        "La laitue se récolte après 100 jours.",
        "You get roughly 900 carrot seeds per gram.",
        "胡萝卜的播种深度为3至4厘米。",
        "By radio you can link up to 40 alarms; by wire up to 15, but only with the SA-3.",
      ],
      stopped: ["For LED plus diode order the version with the suffix LD, for example KR2-024LD."],
    },
  ],
  [
    "quay",
    {
      passages: QUAY,
      samples: QUAY_REPLIES,
      passing: [
        "Oberhalb von +30 °C sinkt die Einschaltdauer von 25 % auf 40 %.",
        "Yes, these cells may be charged.",
        "On the primer PX 40, PX 30 withstands 1,000 h of salt spray; alone it is 2,000 h.",
        "Yes, on Thursdays it is open until 18:00; on other days it closes at 21:00.",
        "For two adults and two children the family ticket at 38 € is the best choice.",
        "Mit Hintergrundbeleuchtung hält der Akku 80 Stunden, ohne sie 45 Stunden.",
        "The USB interface is an option; its order number is BW-BT.",
      ],
      stopped: [
        "A blister holds 4 round cells and a carton 20 blisters, so a carton has 80 cells.",
        "The last admission is 45 minutes before closing, i.e. at 17:15 on normal days.",
        "Unscreened it is 5.8 mm thick; the screened version FR-03-050-C is 0.8 mm thicker, so 6.6 mm.",
      ],
    },
  ],
  [
    "attic",
    {
      passages: ATTIC,
      samples: ATTIC_REPLIES,
      passing: [
        "No, the motor drive only fits AZ-3 and EQ-5.",
        "Auch ein unbenutztes Seil wird nach 1 Jahr ausgesondert, bei wöchentlicher Nutzung nach 10 Jahren.",
        "A flashing green LED means ready; a steady green LED means that there is no bus connection.",
        "For a bell of 1,000 kg you need the hammer SH-2, made for bells of 800 to 3,000 kg; it takes 180 W.",
      ],
      stopped: [
        "The highest useful magnification is twice the aperture, so 160× for the Lyra 80 with its 80 mm.",
        "The Gym 10.1 weighs 66 g per metre, so 60 m of it weigh just under 4 kg (3.96 kg).",
        "Each upright needs two M12 × 120 anchors, so 12 anchors for six uprights.",
      ],
    },
  ],
  [
    "kiosk",
    {
      passages: KIOSK,
      samples: KIOSK_REPLIES,
      passing: [
        "The Z 20 and the Z 40 Max use the brake disc ZD-120, the Z 10 the ZD-140.",
        "En Allemagne, la vitesse maximale est de 25 km/h, ailleurs de 20 km/h.",
        "Nach 4 Wochen Stillstand lassen Sie das Wasser 1 Minute laufen; nach 2 Tagen muss die Kartusche ersetzt werden.",
        "La garantie est de 36 mois, et de 24 mois après enregistrement.",
        "Die Naht des VS-42 ist 420 mm lang und 5 mm breit.",
        "La bande de soudure de rechange du VS-42 est la SB-300, à changer après 5 000 soudures.",
        "VS-30的真空度为0.95 bar，VS-42为0.8 bar。",
      ],
      stopped: [
        "Der LP-T2 nimmt Rollen mit einem Kern von 25 oder 38 mm; 76 mm passen nur in den LP-T6.",
        "No: 50 °C is too hot, the water may have 2 °C to 30 °C.",
        "For aluminium multiply by 0.4: the PX-18-F then has 0.4 × 8 mm = 3.2 mm.",
        "Beim TG 900 schaltet der Schwimmer bei 50 cm ein und bei 18 cm aus.",
      ],
    },
  ],
  [
    "forge",
    {
      passages: FORGE,
      samples: FORGE_REPLIES,
      passing: [
        "Ja, mit dem Akkupack BP-24 lässt sich das Tor nach einem Stromausfall etwa 20-mal öffnen. Beim GD-60 geht das nicht.",
        "You can teach in 40 hand transmitters on the GD-60. The other drives take up to 10.",
        "No, only the AH-50 may lie flat.",
        "Rinse it every 6 months in water from the tank, never under the tap. After 2 weeks it is replaced.",
        "You need AF-C7. It lasts 4 weeks.",
        "Unfortunately not: in salt water only the AF-4 may be used.",
        "Nein. Das Band von 823 bis 832 MHz ist in der Schweiz frei, in der EU aber nicht.",
        "For two receivers take the RK-1; the RK-2 holds one.",
        "That is the FK-90; the FK-120 slips already at 900 N·m.",
        "Ja, die KM 98 ist für Filterkaffee vorgesehen, auch für Espresso mit 6,8 g/s.",
        "Höchstens 30 Minuten. Die größeren Modelle schaffen 10 Minuten.",
        "Films are lent for 4 weeks. You can extend the loan once, unless somebody has reserved it.",
        "Kinder dürfen bis zu 30 Medien ausleihen, Erwachsene bis zu 15.",
        "Samstags ist von 10:00 bis 19:00 geöffnet, unter der Woche (Dienstag bis Freitag) bis 14:00.",
        "Yes, the reading room with its 48 seats is open to everybody. The café is for members only.",
      ],
      stopped: [
        "Sur piles, le WM-2D tient 6 h ; avec le pack RB-2, 5 h.",
        "El KM 75 cuesta 1.340 €; las muelas de titanio, 180 € más.",
      ],
    },
  ],
];

/** Right, and stopped on purpose: no passage states the result (docs/decisions/0006). */
const RECKONED = new Set([
  "Each ML 150 Spot draws up to 245 W, so two of them need up to 490 W.",
  "The drone weighs 1,391 g and the RTK module adds 24 g, so about 1,415 g in total.",
  "Above 70 °C only 60 % of the rated current is allowed, so 13 A become 7.8 A.",
  "A 10G module draws at most 1.5 W, so two draw at most 3 W.",
  "One bag of beans (75 g) is enough for 10 m of row, so for 20 m you need two bags, i.e. 150 g.",
  "One OR-0100-N costs 0.18 €, so 100 of them cost 18 €.",
  "One kilogram covers about 8 m² at 80 µm, so you need about 5 kg for 40 m².",
  "Ten IX-4AI draw 10 × 75 mA = 750 mA, which is below the limit of 1.6 A.",
  "The clock costs €3,480 and the receiver €215, so €3,695 together.",
  "A pack of VB-M costs €14.50, so two packs come to €29.00.",
]);

describe.each(SETS)("the checker on %s", (_name, { passages, samples, passing, stopped }) => {
  const passes = ({ cited, question }: Sample<string>, reply: string): boolean =>
    mayBeSent(
      checkReply(
        reply,
        cited.flatMap((name) => passages[name] ?? []),
        { question },
      ),
    );

  it("has its faults where it says", () => {
    const wrong = samples.filter((sample) => faulty(sample) === sample.reply || !sample.reply.includes(sample.from));
    expect(wrong).toEqual([]);
    expect(samples.length).toBeGreaterThan(40);
  });

  it("lets the true replies pass", () => {
    const alarms = samples.filter((sample) => !passes(sample, sample.reply)).map(({ reply }) => reply);
    expect(alarms.filter((reply) => !RECKONED.has(reply))).toEqual(stopped);
  });

  it("stops those whose result no passage states", () => {
    const reckoned = samples.filter(({ reply }) => RECKONED.has(reply));
    expect(reckoned.filter((sample) => passes(sample, sample.reply))).toEqual([]);
  });

  it("stops the false ones, but for those that are known to pass", () => {
    expect(samples.filter((sample) => passes(sample, faulty(sample))).map(faulty)).toEqual(passing);
  });
});
