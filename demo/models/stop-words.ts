/** Words that carry no subject of their own, in the languages the offline model reads. Data. */

const english = `a about after again all already also am an and any anybody anyone anything are aren as ask at be because been before
being both but by can cannot cant com could couldn d did didn do does doesn doing don done each either else etc even ever every exactly few
find for from further get gets getting give given gives go goes going got guys had has hasn have having he hello help here hers hi him his how
however i if im in into is isn it its itself ive just kindly know let lets like ll look looking lot m make makes many may maybe me mean means might mine
more most much must my need needed needs never no nor not now of off ok okay on once one ones only or other our out over own per perhaps please
possible quick question re really regarding right s said same say says see shall she should show so some somebody someone something sorry still such sure
t tell than thank thanks that thats the their them then there these they thing things think this those though through to too
under until up us ve very via wanna want wants was wasn we well were what whats when where whether which while who whom whose why will
wish with within without won would wouldn wonder wondering yes yet you your yours actually currently normally usually typically quickly soon early
wich hwo correct correctly safely properly best good hey dear sir madam anyway between during against around long`;

const german = `ab innerhalb außerhalb pro alle muss aber alle allem allen aller alles als also am an andere auch auf aus bei beim bin bis bitte bist da damit danke dann das dass dein dem
den denn der des die dies diese diesem diesen dieser dieses dich dir doch du durch ein eine einem einen einer eines er es euch euer für
gibt gilt gut haben habe hallo hat ich ihm ihn ihr ihre im in ist ja kann kein keine können könnte machen man mein meine mich mir mit
muss müssen möchte nach nicht noch nur oder sehr sein sich sie sind so soll sollte und uns unser unter vom von vor wann
warum war was weil welche welchem welchen welcher welches wenn wer werden wie wieviel wieviele viel viele wir wird wo wofür wozu wurde zu zum zur
brauche brauchen benötige hier jetzt mal denn dafür dazu darf sagen wissen lautet beträgt hoch groß`;

const french = `ai au aux avec avez ce ces cela cette ceci comment combien dans de des du elle en est et être eux il ils je la le les leur
lui ma mais me mes moi mon ne nos notre nous on ou où par pas pour pouvez puis qu quand que quel quelle quelles quels qui quoi sa se ses si son sont
sur ta te tes toi ton tu un une vos votre vous y a été c d j l m n s t à bonjour merci faut dois doit peut peux avoir fait faire
svp plait plaît savoir voudrais quelque`;

const spanish = `al algo como cómo con cual cuál cuáles cuánto cuánta cuántos cuántas cuando cuándo de del desde donde dónde el ella ellas ellos en
entre era es esa ese eso esta este esto está están estos fue ha hay he hola la las le les lo los me mi mis muy más ni no nos o para pero
por porque puedo puede pueden que qué quien se ser si sin sobre son su sus también te tiene tienen tu un una uno unos y ya gracias
favor necesito quiero debo debe hacer saber`;

const italian = `ai al alla alle allo agli anche avere c che chi ci cioè come con cosa cui da dal dalla dalle dallo dei del dell della delle dello degli di dove
due e è ed era essere fa fare fino fra gli ha hai hanno ho i il in io l la le lei li lo loro ma me mi mia mie miei mio molto ne nel nella nelle nello
no noi non nostra nostro o ogni oppure per perché però più po può puoi possiamo possono posso qual quale quali quando quanta quante quanti quanto
quella quelle quello questa queste questi questo qui se sei serve si sia sono sta su sul sulla sulle sullo sua sue suo suoi te ti tra tu tua tuo tutti un una uno va
vi voglio voi vorrei devo deve dovrei bisogna grazie ciao buongiorno salve prego favore sapere avete esiste d dura`;

export const stopWords = {
  en: words(english),
  de: words(german),
  fr: words(french),
  es: words(spanish),
  it: words(italian),
} as const;

/** Words that most technical questions share: they hardly tell one fact from another. */
export const weakWords =
  words(`rating rated rate rates value spec specs specification specifications limit limits type types kind kinds use used uses using usage
required requirement require requires recommended recommend recommendation maximum max highest product products part parts number model device devices unit units
support supported supports work works working handle handles take takes carry carries allow allowed allows able available standard info information
detail details come comes run runs set put maximal suitable suit suited exact range company provide provided offer offers
connector connectors system apply applies specified permitted capable typical proper proper include includes included feature features allowable nominal
happen happens normal operate operates operating operation level requires safe best option options way ways series customer documentation document manual data sheet datasheet
item items period periods periode article order thing stand hold keep belong necessary process procedure step steps instruction instructions human grant grants granted feed half different draw draws consume consumes last lasts new cause causes show shows showing shown display displays screen appear appears message mean explain define definition meaning wrong problem issue error`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
