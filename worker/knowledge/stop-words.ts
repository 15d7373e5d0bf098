/**
 * Words of a question that tell nothing about its subject, in the languages customers write in.
 * Left out are those that are also terms of the trade (`can` the bus is lost among the verbs, but
 * `in`, `on`, `size` stay where a code needs them: codes are read before words are dropped).
 */
const ENGLISH =
  "a about above after again all also am an and any are as at be because been before being below between both but by can cannot could did do does doing down during each everything explain few for from further get give had has have having he her here hers him his how i if in into is it its itself just know let like long looking many may me mean means might more most much must my need needs no nor not of off on once one only or other our ours out over own please same she should show so some someone something such tell than thanks that the their them then there these they this those through to too under until up us use used using very want was we were what when where which while who why will with without would you your yours hello hi hey";
const GERMAN =
  "aber als am an auch auf aus bei bin bis bitte da das dass dem den der des die dies diese dieser dieses doch du ein eine einem einen einer eines er es für gibt haben hat hallo ich ihr im in ist ja kann können man mein meine mit muss nach nicht noch nur ob oder ohne sich sie sind so um und uns von vor war was welche welcher welches wenn wer wie wieviel wird wir wo zu zum zur über";
const FRENCH =
  "au aux avec ce ces cette comment dans de des du elle en est et eux il je la le les leur lui ma mais me mes mon ne nos notre nous on ou où par pas peut pour quel quelle quelles quels que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous y";
const SPANISH =
  "al como con cuál cual cuáles de del donde el ella en entre es esta este estos la las lo los más me mi muy no nos o para pero por puede qué que se ser si sin son su sus también te tiene un una unos y yo";

const BY_LANGUAGE = [ENGLISH, GERMAN, FRENCH, SPANISH].map((words): ReadonlySet<string> => new Set(words.split(" ")));

export const STOP_WORDS: ReadonlySet<string> = new Set(BY_LANGUAGE.flatMap((words) => [...words]));

/** Whether more small words of another language stand among the words than English ones. */
export function isInAnotherLanguage(words: readonly string[]): boolean {
  const [english = 0, ...others] = BY_LANGUAGE.map((small) => words.filter((word) => small.has(word)).length);
  return others.some((count) => count > english);
}
