/** What a message is about, as far as a stand-in can say: a wish for a person, an insult, small talk. Pure. */
import { smallTalk } from "./small-talk.ts";
import { languageOf } from "./words.ts";
import { wantsHuman } from "./wants-human.ts";

/** Empty fields where it does not know: it leaves the rest to whoever asks. */
export interface Triage {
  readonly topic: string;
  readonly wish: string;
  readonly sentiment: string;
  readonly language: string;
  readonly query: string;
}

const insults =
  /(?<!\p{L})(?:idiots?|morons?|stupid (?:bot|machine|thing|idiot|piece)|asshole|bastards?|piece of (?:shit|crap|garbage)|fuck(?:ing|er)?(?: you| off)?|shut up|bullshit|dumb(?:ass| bot)|(?:voll)?idiot(?:en)?|arschloch|scheiß\p{L}*|wichser|halt die (?:fresse|klappe)|blöde[rs]? (?:bot|kuh|sau)|connard|connasse|va te faire|ta gueule|abruti|imbécile|gilipollas|idiota|imbécil|hijo de puta|cállate|stronzo|vaffanculo|coglione|stai zitto|cretino)(?!\p{L})|傻[逼瓜子]|混蛋|白痴|去死|滚开|他妈的/iu;

export function triage(message: string): Triage {
  const language = languageOf(message);
  const told = (topic: string, sentiment = "calm") => ({ topic, wish: message, sentiment, language, query: message });
  if (wantsHuman(message)) {
    return told("wants_human");
  }
  if (insults.test(message) && !/[?？]/.test(message)) {
    return told("abuse", "upset");
  }
  return smallTalk(message, language) === undefined
    ? { topic: "", wish: "", sentiment: "", language: "", query: "" }
    : told("small_talk");
}
