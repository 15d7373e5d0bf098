/** What replies say in words beside their figures: yes and no, cells of words, limits, whose value it is. */
import { describe, expect, it } from "vitest";
import { checkReply, mayBeSent } from "../../worker/answer/checking/check.ts";
import type { CitedPassage } from "../../worker/answer/checking/evidence.ts";

const boats: CitedPassage = {
  title: "Inflatable boats",
  text: `All boats can be fitted with an outboard engine except the RB-190. The hull must not be cleaned with acetone.
The engine mount holds at most 30 kg. A deposit for hired boats is paid on arrival. Is it insured? Hired boats are.
The valves are greased after the first 20 hours; the seams are checked every 60 hours.

| Light | Meaning | Remedy |
| --- | --- | --- |
| slow | Low battery | Charge the battery |
| fast | Water in the hull | Run the pump, look for cracks |
| steady | Ready | none |`,
  headings: [],
  document: null,
  revision: null,
  language: "en",
  kind: "prose",
};

const passes = (reply: string, question: string, cited: readonly CitedPassage[] = [boats]): boolean =>
  mayBeSent(checkReply(reply, cited, { question }));

describe("yes and no", () => {
  it.each([
    ["No.", "Can I clean the hull with acetone?", true],
    ["Yes, if you rinse it at once.", "Can I clean the hull with acetone?", false],
    ["Ja.", "Kann ich das Boot reinigen?", true],
    ["Yes, on arrival.", "Is the deposit for hired boats paid on arrival?", true],
    ["No, later.", "Is the deposit for hired boats paid on arrival?", false],
  ])("say what was asked: %s %s", (reply, question, isSent) => {
    expect(passes(reply, question)).toBe(isSent);
  });

  it.each([
    ["The filter cannot be washed.", "Yes, the filter can be washed.", false],
    ["The filter can be washed.", "No, the filter cannot be washed.", false],
    ["Der Filter ist nicht waschbar.", "Der Filter ist waschbar.", false],
    ["Never wash the filter hot. You can wash it cold.", "You can wash it cold.", true],
    ["The cover must not be painted. The frame may be painted.", "The frame may be painted.", true],
  ])("turn round even a denial of one word: %s %s", (text, reply, isSent) => {
    expect(passes(reply, "", [{ ...boats, text }])).toBe(isSent);
  });

  it("deny nothing that a passage only asks", () => {
    expect(passes("It is not insured.", "", [{ ...boats, text: "Is it insured against theft? Ask us." }])).toBe(true);
  });
});

describe("an exception", () => {
  it.each([
    ["The RB-190 cannot be fitted with an outboard engine.", true],
    ["The RB-190 can be fitted with an outboard engine.", false],
    ["The RB-240 can be fitted with an outboard engine.", true],
  ])("is said the other way round: %s", (reply, isSent) => {
    expect(passes(reply, "", [{ ...boats, text: `${boats.text} RB-240: 41 kg.` }])).toBe(isSent);
  });
});

describe("a cell of words", () => {
  it.each([
    ["A fast light means water in the hull.", true],
    ["A fast light means a low battery.", false],
    ["It is a low battery. Charge the battery.", true],
    ["Run the pump and look for cracks.", false],
    ["Fast: water in the hull; slow: low battery.", true],
  ])("stays in its row: %s", (reply, isSent) => {
    expect(passes(reply, "What does the slow light mean?")).toBe(isSent);
  });
});

describe("what is denied of one and said of another", () => {
  const plans: CitedPassage = {
    ...boats,
    title: "Plans",
    text: `| Plan | Support |
| --- | --- |
| Basic | e-mail |
| Pro | phone |

| Feature | HX-10 | HX-20 |
| --- | --- | --- |
| Brake chopper | no | yes |`,
  };

  it.each([
    ["The Basic plan does not include phone support.", true],
    ["The Basic plan includes phone support.", false],
    ["The HX-20 has a brake chopper, the HX-10 does not.", true],
    ["Unlike the HX-10, the HX-20 has a brake chopper.", true],
    ["The HX-10 has a brake chopper.", false],
  ])("is told apart: %s", (reply, isSent) => {
    expect(passes(reply, "", [plans])).toBe(isSent);
  });
});

describe("a limit in words", () => {
  it.each([
    ["Grease the valves after the first 20 hours.", true],
    ["Grease the valves every 20 hours.", false],
    ["Check the seams every 60 hours.", true],
    ["The mount needs an engine of at least 30 kg.", false],
    ["The mount carries 30 kg at the most.", true],
  ])("is not turned round: %s", (reply, isSent) => {
    expect(passes(reply, "")).toBe(isSent);
  });

  it.each([
    ["Change it after 250 running hours.", true],
    ["Nach 250 Laufstunden wechseln.", true],
    ["Change it after 250 running days.", false],
  ])("is read through the word before its unit: %s", (reply, isSent) => {
    expect(passes(reply, "", [{ ...boats, text: "Change the impeller after 250 h." }])).toBe(isSent);
  });
});

describe("the passage of one part", () => {
  const part = (number: string, weight: string): CitedPassage => ({
    ...boats,
    title: "Anchors",
    headings: [number],
    kind: "part",
    text: `Part number: ${number}\nWeight (kg): ${weight}`,
  });
  const cited = [part("AN-40-S", "4.1"), part("AN-60-S", "6.3")];

  it.each([
    ["The AN-60-S weighs 6.3 kg.", true],
    ["The AN-60-S weighs 4.1 kg.", false],
    ["The AN-40-S weighs 4.1 kg, the AN-60-S 6.3 kg.", true],
    ["It weighs 4.1 kg.", true],
  ])("tells nothing of another: %s", (reply, isSent) => {
    expect(passes(reply, "", cited)).toBe(isSent);
  });
});

describe("what a passage leaves out or puts alike", () => {
  const tours: CitedPassage = {
    ...boats,
    title: "Tours",
    text: `Felt gaskets last for 2 years from the day of fitting. Cork gaskets last for 4 years.
A lesson costs 30 EUR for two persons and 40 EUR for three. A guide costs 55 EUR plus 25 EUR per hour.
The lamp lasts 9 h with the spare battery, without it 5 h. The radio reaches 6 km (2 km in the harbour).
- Small: bag 20 l, repair kit RK-S
- Large: bag 35 l, repair kit RK-L
Buoyancy class B. Depth 3 m with ballast; all other boats 1.5 m.`,
  };

  it.each([
    ["Cork gaskets last for 4 years.", true],
    ["Cork gaskets last for 2 years from the day of fitting.", false],
    ["Pour trois personnes la leçon coûte 40 EUR, pour deux personnes 30 EUR.", true],
    ["Pour trois personnes la leçon coûte 30 EUR, pour deux personnes 40 EUR.", false],
    ["A guide costs 55 € and 25 € an hour.", true],
    ["A guide costs 25 EUR plus 55 EUR per hour.", false],
    ["Without the spare battery the lamp lasts 5 h, with it 9 h.", true],
    ["Without the spare battery the lamp lasts 9 h.", false],
    ["In the open the radio reaches 6 km (2 km in the harbour).", true],
    ["The repair kit of the large bag is RK-L.", true],
    ["The repair kit of the large bag is RK-S.", false],
    ["It charges by USB-C.", true],
    ["Its buoyancy is of class B.", true],
    ["Its buoyancy is of class D.", false],
  ])("is told apart: %s", (reply, isSent) => {
    expect(passes(reply, "", [tours])).toBe(isSent);
  });
});

describe("small words about figures", () => {
  const care: CitedPassage = {
    ...boats,
    text: `The pump may run for 15 minutes, the winch for 40. Tents and awnings are aired for 2 days, sails for 1 day.
Idling 900 rpm, at full load 4,200 rpm. Rinse it once a week.`,
  };

  it.each([
    ["Rinse it once a week.", true],
    ["The winch may run for 40 minutes.", true],
    ["The pump may run for 15 minutes, the winch for 40.", true],
    ["The pump may run for 40 minutes, the winch for 15.", false],
    ["Awnings are aired for 2 days.", true],
    ["Im Leerlauf dreht er mit 900 U/min.", true],
    ["Im Leerlauf dreht er mit 4.200 U/min.", false],
  ])("are read: %s", (reply, isSent) => {
    expect(passes(reply, "", [care])).toBe(isSent);
  });
});

describe("times, degrees and counts of one's own", () => {
  const shop: CitedPassage = {
    ...boats,
    text: `Open 9:00 to 18:30. Store between −20 °C and +60 °C. Press the bulb twice. Flow 2,400 m³ per hour.
Models KX-1 and KX-2. Payment within 14 days.`,
  };

  it.each([
    ["We are open from 9 am to 6:30 pm.", true],
    ["We are open from 9 a.m. to 7:30 p.m.", false],
    ["Nous ouvrons à 9 h.", true],
    ["Nous ouvrons à 8 h.", false],
    ["Store it at -20 to 60 degrees Celsius.", true],
    ["À conserver de -20 à 60 degrés.", true],
    ["À conserver de -20 à 50 degrés.", false],
    ["Press the bulb 2 times.", true],
    ["Press the bulb 3 times.", false],
    ["It moves 2400 m³/h.", true],
    ["There are two models: KX-1 and KX-2.", true],
    ["There are three models: KX-1 and KX-2.", false],
    ["Step 1: press the bulb.\nStep 2: let go.", true],
    ["No, payment is due within 14 days, not 30.", true],
    ["Yes, you may pay within 30 days.", false],
  ])("are read: %s", (reply, isSent) => {
    expect(passes(reply, "Can I pay in 30 days?", [shop])).toBe(isSent);
  });
});

describe("a figure that only looks like another's", () => {
  const hall: CitedPassage = {
    ...boats,
    text: `Open from 08:00 to 17:00. The lamp lasts 5 hours. Its fuse is 4 A, slow or quick.
The hall seats two hundred and twenty guests, the room twenty-five; two or three stand outside. Type II, class B.`,
  };

  it.each([
    ["We open at 8 am.", true],
    ["Ouvert de 8 h à 17 h.", true],
    ["The lamp lasts 8 hours.", false],
    ["Die Lampe hält 8 Stunden.", false],
    ["Its fuse is 2 A: slow and quick.", false],
    ["Its fuse is 4 A: slow and quick.", true],
    ["The hall seats 220 guests.", true],
    ["The hall seats 200 guests.", false],
    ["The room seats 25 guests.", true],
    ["The room seats 20 guests.", false],
    ["Outside stand 3.", true],
    ["The type I recommend is in class B.", true],
    [`The lamp lasts ${"9".repeat(400)} hours.`, false],
  ])("is no such figure: %s", (reply, isSent) => {
    expect(passes(reply, "", [hall])).toBe(isSent);
  });

  it("is no heat where passages speak of angles", () => {
    const lamp = [{ ...hall, text: "Keep it below 30 °C. Tilt it by 45°." }];
    expect(passes("Tilt it by 45 degrees.", "", lamp)).toBe(true);
    expect(passes("Tilt it by 30 degrees.", "", lamp)).toBe(false);
  });

  it("is no word that has another sense", () => {
    const french = { ...hall, language: "fr", text: "Un appareil neuf, avec dix lampes." };
    expect(passes("Il y en a 9.", "", [french])).toBe(false);
    expect(passes("Il y en a 10.", "", [french])).toBe(true);
  });

  it("goes on from a cell that was said of its own row", () => {
    const text = "| Day | Open |\n| --- | --- |\n| Monday | closed |\n| Tuesday | morning only |";
    const days = [{ ...hall, text }];
    expect(passes("On Tuesday we open in the morning only. Later we are closed.", "", days)).toBe(true);
    expect(passes("On Tuesday we are closed.", "", days)).toBe(false);
  });
});
