/** Numbers written as words → figures, as manuals have them. Data and one function, pure. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  (
    [
      "two 2|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9|ten 10|eleven 11|twelve 12|thirteen 13|fourteen 14",
      "fifteen 15|sixteen 16|seventeen 17|eighteen 18|nineteen 19|twenty 20|thirty 30|forty 40|fifty 50|sixty 60",
      "seventy 70|eighty 80|ninety 90|hundred 100|thousand 1000",
      "zwei 2|drei 3|vier 4|fünf 5|sechs 6|sieben 7|acht 8|neun 9|zehn 10|elf 11|zwölf 12|zwanzig 20|fünfzig 50|hundert 100",
      "deux 2|trois 3|quatre 4|cinq 5|sept 7|huit 8|neuf 9|dix 10|douze 12|vingt 20|cinquante 50|cent 100",
      "dos 2|tres 3|cuatro 4|cinco 5|seis 6|siete 7|ocho 8|nueve 9|diez 10|doce 12|veinte 20|cincuenta 50|cien 100",
    ] as const
  ).flatMap((line) => line.split("|").map((pair) => pair.split(" ") as [string, string])),
);

/** The figure for one lower-case word, if it is a number. */
export function figuresFor(word: string): string[] {
  const figure = NUMBERS.get(word);
  return figure === undefined ? [] : [figure];
}
