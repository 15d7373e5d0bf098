/**
 * Words of a question that tell nothing about its subject, in the languages customers write in.
 * Left out are those that are also terms of the trade (`can` the bus is lost among the verbs, but
 * `in`, `on`, `size` stay where a code needs them: codes are read before words are dropped).
 */
const ENGLISH =
  "a about above after again all also am an and any are as at be because been before being below between both but by can cannot could did do does doing down during each everything explain few for from further get give had has have having he her here hers him his how i if in into is it its itself just know let like long looking many may me mean means might more most much must my need needs no nor not of off on once one only or other our ours out over own please same she should show so some someone something such tell than thanks that the their them then there these they this those through to too under until up us use used using very want was we were what when where which while who why will with without would you your yours hello hi hey";
const GERMAN =
  "ab aber alle allem allen aller alles als also am an andere auch auf aus bei beim benötige bin bis bist bitte brauche brauchen da dafür damit danke dann darf das dass dazu dein dem den denn der deren des die dies diese diesem diesen dieser dieses dir doch du durch ein eine einem einen einer eines er es etwas euch euer eure für geben gibt gut habe haben hallo hat hatte hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jetzt kann kein keine keinen können könnte machen mal man mein meine meinem meinen mich mir mit muss möchte müssen nach nicht noch nur ob oder ohne sagen sehr sein seine sich sie sind so soll sollte um und uns unser unsere viel viele vom von vor wann war warum was weil welche welchem welchen welcher welches wem wen wenn wer werden wie wieso wieviel wieviele wir wird wissen wo wofür woher wohin womit wozu wurde wurden zu zum zur über";
const FRENCH =
  "ai as au aussi aux avec avez avoir avons bonjour c ce ceci cela ces cette combien comment d dans de des dois doit dont du elle elles en es est et eux faire fait faut il j je l la le les leur lui m ma mais me merci mes moi moins mon n ne nos notre nous on ont ou où par pas peut peux plus pour pourquoi pouvez puis qu quand que quel quelle quelles quelque quels qui quoi s sa se ses si sommes son sont suis sur svp t ta te tes toi ton très tu un une vos votre vous y à été êtes être";
const SPANISH =
  "al algo cada como con cual cuando cuál cuáles cuándo cuánta cuántas cuánto cuántos de debe debo del desde donde dónde el ella ellas ellos en entre era es esa ese eso esta este esto estos está están favor fue gracias ha hace hacen hacer hay hola la las le les lo los me mi muy más necesito ni no nos o para pero por porque puede pueden puedo que quien quiero quién qué saber se ser si sin sobre son su sus también te tiene tienen un una unos y ya yo";

const BY_LANGUAGE = [ENGLISH, GERMAN, FRENCH, SPANISH].map((words): ReadonlySet<string> => new Set(words.split(" ")));

export const STOP_WORDS: ReadonlySet<string> = new Set(BY_LANGUAGE.flatMap((words) => [...words]));

/** Whether more small words of another language stand among the words than English ones. */
export function isInAnotherLanguage(words: readonly string[]): boolean {
  const [english, others] = smallWords(words);
  return others > english;
}

/** Whether more small English words stand among them than of any other language; not so where there are none. */
export function isEnglish(words: readonly string[]): boolean {
  const [english, others] = smallWords(words);
  return english > others;
}

/** How many are English, and how many are of that other language which has most. */
function smallWords(words: readonly string[]): readonly [number, number] {
  const [english = 0, ...others] = BY_LANGUAGE.map((small) => words.filter((word) => small.has(word)).length);
  return [english, Math.max(...others)];
}
