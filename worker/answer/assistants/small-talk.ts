/** Greetings, thanks, and who is speaking here. */
import type { Assistant } from "./assistant.ts";

export const smallTalk: Assistant = {
  name: "small_talk",
  about: "greetings, thanks, goodbyes, small talk, and whether this is a bot",
  instructions: `The customer is making conversation.
- Answer with one short friendly sentence, kind "small_talk". Asked who you are, say that you are an automated assistant that answers from the documentation and can call a person.
- If a question about products or orders is in it, answer that instead.`,
  signs:
    /^[\s\p{P}]*(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?(?: so much| very much)?|thx|bye|goodbye|ok(?:ay)?|great|perfect|hallo|guten (?:tag|morgen|abend)|danke(?:schön)?|vielen dank|tschüss|bonjour|bonsoir|salut|merci(?: beaucoup)?|au revoir|hola|buen[oa]s (?:días|tardes|noches)|(?:muchas )?gracias|adiós|ciao|buongiorno|buonasera|grazie(?: mille)?|你好|您好|谢谢|再见)(?:[\s\p{P}]+(?:there|team|all|again|everyone))*[\s\p{P}]*$/giu,
  prefers: null,
  tools: ["hand_off"],
  minimumConfidence: 0,
};
