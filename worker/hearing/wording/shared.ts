/** Constructions that are the same in every language; each fills them with its own words. */

/** Needs the lists `party`, `asking`, `reaching`, `phone`, `complain`, `checking`, `politely`. */
export const REQUESTS_OF_ALL: readonly string[] = [
  "<party> & <asking> & <reaching>",
  "<party> & <phone> & <asking>",
  "<party> & <complain>",
  "<party> & <checking> & <asking>",
  "^ ~2 <party> ~4 <politely> $",
  "^ ~1 <party> <politely> ,",
];

/** Needs the lists `you`, `negated`, `answering`, `again`, `same`, `bad`, `fedUp`, `read`, `mine`. */
export const COMPLAINTS_OF_ALL: readonly string[] = [
  "<fedUp>",
  "<again> & <negated> & <answering>",
  "<again> & <same> & <answering>",
  "<again> & <same> & <you>",
  "^ ~2 <same> ~1 <again> ~1 $",
  "^ ~2 <again> ~2 <same> ~1 $",
  "<bad> & <answering> & <you>",
  "^ ~3 <bad> ~1 <answering> ~1 $",
  "<read> & <mine>",
];
