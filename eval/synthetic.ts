/** Pages of made-up prose for measurements of size. Pure: the same number gives the same page. */

const WORDS =
  "contact plug receptacle torque seal wire crimp tool shell size insert cavity grommet plating nickel cadmium voltage current rating temperature range pressure water ingress shield backshell nut thread pin socket coupling panel jam flange cable strain relief warranty return order delivery quote sample label package certificate vibration shock salt spray corrosion finish class series arrangement keying polarisation mating cycle resistance insulation test measure check replace remove install procedure drawing custom support engineer".split(
    " ",
  );
const RARE = 4_000;

export function syntheticDocument(number: number, sections: number): string {
  const random = generator(number + 1);
  const word = (): string =>
    // Real text has a long tail of rare words: one in five here.
    random() < 0.2
      ? `term${Math.floor(random() ** 2 * RARE)}`
      : (WORDS[Math.floor(random() ** 1.5 * WORDS.length)] ?? "");
  const sentence = (): string => `${Array.from({ length: 14 }, word).join(" ")} ${Math.floor(random() * 900)} mm.`;
  const section = (at: number): string =>
    `## ${word()} ${word()} ${at}\n\n${Array.from({ length: 8 }, sentence).join(" ")}`;
  const body = Array.from({ length: sections }, (_, at) => section(at)).join("\n\n");
  return `---\ntitle: Page ${number} ${word()}\nstatus: current\nlanguage: en\n---\n\n# Page ${number}\n\n${body}\n`;
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
