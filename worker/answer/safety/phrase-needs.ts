/** What a comparable text must hold for a phrase of `topics/topic.ts` to be in it. Pure. */
import { either } from "../../hearing/needs.ts";
import type { Needs } from "../../hearing/needs.ts";

/** `phrase` in small letters, without accents. */
export function phraseNeeds(phrase: string): Needs {
  const tokens = phrase.match(/[\p{L}\p{N}]+|[()|]/gu) ?? [];
  let at = 0;
  function readAlternatives(): Needs {
    let needs: Needs = [];
    const alternatives: Needs[] = [];
    for (; ; at += 1) {
      const token = tokens[at];
      if (token === undefined || token === ")") {
        return alternatives.length === 0 ? needs : either([...alternatives, needs]);
      }
      if (token === "|") {
        alternatives.push(needs);
        needs = [];
      } else if (token === "(") {
        at += 1;
        needs = [...needs, ...readAlternatives()];
      } else {
        needs = [...needs, [token]];
      }
    }
  }
  return readAlternatives();
}
