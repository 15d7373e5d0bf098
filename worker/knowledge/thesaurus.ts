/**
 * What customers say → what manuals say, in English. Data. General language of support, trade and
 * machines, not of one product: it helps words meet that mean the same, and costs nothing where the
 * corpus does not hold the right-hand words.
 *
 * A row is `words or phrases a customer uses, separated by commas: words a manual uses`.
 */
import { SYNONYM_ROWS } from "./synonyms.ts";

const ROWS = `
money back, refund, give back, bring back, send back, take back: return refund credit
changed my mind, call off, back out: cancel cancellation return
free ones, try out, to try, trial: sample samples
quicker, faster, urgent, urgently, hurry, rush, asap, as soon as possible: express
cost, costs, expensive, cheap, pay, pays: price cost fee
how long until, when will, arrive: delivery lead time
courier, truck, lorry, haulier, parcel: delivery transport shipping
crushed, dented, arrived broken: transport damage
buy, bought, purchase, purchased: order
customs, who pays: delivery terms incoterms
fake, forged, knock-off, real, genuine, legit: counterfeit genuine
broken, broke, fried, kaput, dead, not working, stopped working: fault defect failure damage
burnt, burned, scorched, melted, charred: overload heat burning
comes and goes, wiggle, flickers, now and then, on and off: intermittent
wet, soaked, damp, moist, fills up, puddle, drips, dripping, trickles: water ingress moisture leak
hoses, hosed, hose down, pressure washer, jet wash, power washer: pressure washing cleaning
rain, humid: moisture water
rust, rusty: corrosion
banned, forbidden, illegal, prohibited, legal, allowed: compliant restricted permitted
boat, ship, ferry, sea, deck, yacht: marine salt
plane, flying, airplane, aeroplane: aircraft altitude
feet: altitude ft
tractor, digger, lorry: vehicle machine agricultural
car, cars: vehicle
kerosene, gasoline, petrol, diesel: fuel fluid
pliers, squeeze, squeezing, squeezed: crimp tool
hook, pick: removal
get out, pull out, take out: remove removal extraction
put in, push in: insert insertion
spare holes, empty holes, holes, unused holes: unused cavity cavities
terminal, terminals, needles: contact contacts
female: socket sockets
male: pin pins
lead, leads, cord, cords: cable wire
strands: conductor strands wire
screw on, screwed, screws on, threaded: thread coupling
quarter-turn, quarter turn, twist lock: bayonet
how hard, how tight, do up, tight: torque tighten
neighbour, neighbor, next to each other, mixed up, swapped: neighbouring keying
wrong way round, mixing up, mixed up: keying cross-mating
all day, over and over, again and again: frequent mating cycles
lab, laboratory, test bench: test instrument
survive, survives, live through, lasts, last: withstand durability cycles
how often: interval every
how many times: cycles
hot, warm, cold, freezing, degrees: temperature
heavy, weigh, weighs: weight mass
shelf, on the shelf, goes bad, expire, expires: storage years
sun, sunlight: ultraviolet
brittle: ultraviolet material
fire, flames: firewall fire
noise, interference, hum: shielding emi
braid: shield shielding
ground, grounding, grounded: earth earthing
mains: voltage live
live, stays on, under power: live voltage energised
vaseline, petroleum jelly, smear: grease
throw away, throw, bin, trash, rubbish: disposal waste scrap
anyone there, someone there, reach you, weekend, open: hours contact
speak, talk: languages
phone, telephone, ring, hotline: telephone contact
complain, boss, manager: escalation complaint
teach, learn, lesson: training course
step file, step, 3d, model: cad model drawing
fully home: fully mated
fibre, fiber, glass: fibre optic
wifi, wi-fi, antenna: antenna rf
sensor plugs, small round: m12 sensor
amps, ampere, amperage: current
volts: voltage
ohm, ohms: ω impedance resistance
replace, replaces, replacement, instead, successor: superseded replacement
compatible, fit, fits, go together, goes together, work with: mate mates compatible
bulk bag, bulk: package packaging
ending, suffix: suffix
guarantee, stand behind: warranty
cheque, check: check
color: colour
gray: grey
aluminum: aluminium
fiber: fibre
center: centre
tire, tires: tyre
meter, meters: metre
mold: mould
loud, louder, quiet: noise
swap: replace exchange
glue: repair adhesive
`;

const phrases = new Map<string, readonly string[]>();
for (const row of ROWS.trim().split("\n")) {
  const [said = "", meant = ""] = row.split(":");
  for (const phrase of said.split(",").map((one) => one.trim())) {
    phrases.set(phrase, [...(phrases.get(phrase) ?? []), ...meant.trim().split(" ")]);
  }
}

const synonyms = new Map<string, Set<string>>();
for (const row of SYNONYM_ROWS.trim().split(/;|\n/)) {
  const words = row.trim().split(" ");
  for (const word of words) {
    const known = synonyms.get(rootOf(word)) ?? new Set();
    synonyms.set(rootOf(word), new Set([...known, ...words.filter((other) => other !== word)]));
  }
}

/** The English words that may be said for an English one, in any form of it. */
export function synonymsOf(word: string): string[] {
  return [...(synonyms.get(rootOf(word.toLowerCase())) ?? [])];
}

/** Light stemming, the same on both sides: what is left need not be a word. */
function rootOf(word: string): string {
  return word.length < 4 ? word : word.replace(/(?:ing|ied|ed|ies|es|s|e|y)$/, "");
}

/** The most words of a phrase that begins with this one. */
const longestFrom = new Map<string, number>();
for (const phrase of phrases.keys()) {
  const [first = "", ...others] = phrase.split(" ");
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, others.length + 1));
}

/** The manual's words for what the question says, each once and none that it says itself. */
export function technicalWords(question: string): string[] {
  const words: readonly string[] = question.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  const found = new Set<string>();
  for (let start = 0; start < words.length; start += 1) {
    const longest = longestFrom.get(words[start] ?? "") ?? 0;
    for (let length = 1; length <= longest && start + length <= words.length; length += 1) {
      for (const word of phrases.get(words.slice(start, start + length).join(" ")) ?? []) {
        found.add(word);
      }
    }
  }
  return [...found].filter((word) => !words.some((said) => said === word));
}
