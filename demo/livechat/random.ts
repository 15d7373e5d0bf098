/** Seeded randomness (mulberry32), so that a run with the same seed gives the same ids, losses and shuffles. */
export interface Random {
  fraction(): number;
  between(from: number, to: number): number;
  hex(length: number): string;
  upper(length: number): string;
  uuid(): string;
  shuffle<Item>(items: readonly Item[]): Item[];
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  function text(alphabet: string, length: number): string {
    let result = "";
    while (result.length < length) {
      result += alphabet.charAt(Math.floor(fraction() * alphabet.length));
    }
    return result;
  }

  function hex(length: number): string {
    return text("0123456789abcdef", length);
  }

  return {
    fraction,
    hex,
    between: (from, to) => from + Math.floor(fraction() * (Math.max(to, from) - from + 1)),
    upper: (length) => text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${text("89ab", 1)}${hex(3)}-${hex(12)}`,
    shuffle(items) {
      const keyed = items.map((item) => ({ item, key: fraction() }));
      return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
    },
  };
}
