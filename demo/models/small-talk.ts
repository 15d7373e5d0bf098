/** Greetings, thanks, goodbyes and "are you a bot?", in six languages. Pure. */
import type { Language } from "./words.ts";

type Topic = "greeting" | "thanks" | "goodbye" | "identity" | "assent";

const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    "identity",
    /\b(?:are you|is this|am i (?:talking|speaking|chatting) (?:to|with))(?: (?:a|an|the|some|really|actually|just|real|live|kind of|sort of|or)){0,4} (?:bot|robot|human|person|machine|ai|real|computer|automated|chatgpt)\b(?:[ ,]+(?:or|a|an|real|live|bot|robot|human|person|machine|ai|computer)\b)*|\bwho are you\b|\bwhat are you\b|\bwhat(?:'s| is) your name\b|\bwhat can you (?:do|help)\b|\b(?:bist du|sind sie) (?:ein |eine |wirklich |echt |echter )*(?:bot|roboter|mensch|maschine|ki)\b|\bwer (?:bist du|sind sie)\b|(?<!\p{L})(?:[êe]tes[- ]vous|es[- ]tu) (?:un |une |vraiment )*(?:robot|bot|humain|humaine|machine|ia|vraie personne)(?!\p{L})|(?<!\p{L})qui [êe]tes[- ]vous(?!\p{L})|(?<!\p{L})(?:eres|es usted|hablo con) (?:un |una )?(?:bot|robot|humano|m[aá]quina|persona)(?!\p{L})|qui[eé]n eres|(?<!\p{L})(?:sei|è|sto parlando con) (?:un |una )?(?:bot|robot|umano|umana|macchina|persona(?: vera)?)(?!\p{L})|(?<!\p{L})chi sei|你是(?:谁|机器人|真人|人工|人|AI)|是机器人吗/iu,
  ],
  [
    "thanks",
    /\b(?:thanks?(?: you)?|thx|ty|cheers|much appreciated|danke(?:sch[öo]n)?|vielen dank|besten dank|merci(?: beaucoup)?|(?:muchas )?gracias|(?:molte |mille )?grazie(?: mille| tante)?|ti ringrazio|la ringrazio)\b|谢谢|多谢|感谢/iu,
  ],
  [
    "goodbye",
    /\b(?:bye(?: bye)?|goodbye|see (?:you|ya)|have a (?:nice|good|great) (?:day|one|weekend|evening)|tsch[üu]ss|auf wiedersehen|sch[öo]nen tag(?: noch)?|au revoir|bonne journ[ée]e|adi[óo]s|hasta luego|hasta pronto|arrivederci|a presto|buona giornata)\b|再见|拜拜/iu,
  ],
  [
    "greeting",
    /\b(?:hi(?: there)?|hello(?: there)?|hey(?: there)?|yo|greetings|howdy|good (?:morning|afternoon|evening|day)|how are you(?: doing)?(?: today)?|how(?:'s| is) it going|what'?s up|hallo|guten (?:tag|morgen|abend)|servus|moin|gr[üu](?:ß|ss) gott|wie geht'?s|wie geht es (?:dir|ihnen)|bonjour|bonsoir|salut|(?:comment )?[çc]a va|comment allez[- ]vous|hola|buen(?:os|as) (?:d[ií]as|tardes|noches)|qu[ée] tal|c[óo]mo est[áa]s?|ciao|salve|buon ?giorno|buona ?sera|come (?:va|stai|sta))(?!\p{L})|你好|您好|早上好|下午好|晚上好|嗨|在吗/iu,
  ],
  [
    "assent",
    /\b(?:ok(?:ay)?|great|perfect|super|got it|i see|understood|cool|awesome|that (?:helps?|helped|works|is all)|that's all|alright|all good|nice|alles klar|gut|parfait|d'accord|perfecto|vale|genial|entendido|va bene|perfetto|capito|ottimo)(?!\p{L})|好的|明白了?|知道了/iu,
  ],
];

/** What may stand around small talk without asking for anything. */
const filler =
  /\b(?:for|your|the|a|an|so|very|much|lot|lots|bunch|all|help|helping|me|quick|fast|answer|reply|again|everyone|team|support|there|to|you|i|just|wanted|say|was|it|this|that|well|then|now|and|really|today|indeed|sir|madam|folks|guys|bot|dear|für|ihre|die|der|hilfe|schnelle|antwort|und|ein|pour|votre|aide|la|le|réponse|et|un|por|tu|su|ayuda|respuesta|y|lo|el|todos|per|il|tuo|suo|aiuto|risposta|nice|meet|meeting)\b|[吗呀啊啦了的您你！。，]/giu;

const replies: Readonly<Record<Language, Readonly<Record<Topic, string>>>> = {
  en: {
    greeting: "Hello! What can I help you with?",
    thanks: "You're welcome! Just ask if there is anything else.",
    goodbye: "Goodbye! Just write again if you need help.",
    identity:
      "I am an automated assistant. I answer from the documentation, and I can pass you on to a person. How can I help?",
    assent: "Good. Is there anything else I can help with?",
  },
  de: {
    greeting: "Hallo! Wobei kann ich helfen?",
    thanks: "Gern geschehen! Fragen Sie einfach, wenn noch etwas offen ist.",
    goodbye: "Auf Wiedersehen! Schreiben Sie gern wieder, wenn Sie Hilfe brauchen.",
    identity:
      "Ich bin ein automatischer Assistent. Ich antworte aus der Dokumentation und kann Sie an einen Menschen weitergeben. Wobei kann ich helfen?",
    assent: "Gut. Kann ich noch bei etwas helfen?",
  },
  fr: {
    greeting: "Bonjour ! Comment puis-je vous aider ?",
    thanks: "Avec plaisir ! N'hésitez pas si vous avez une autre question.",
    goodbye: "Au revoir ! Écrivez-moi si vous avez besoin d'aide.",
    identity:
      "Je suis un assistant automatique. Je réponds à partir de la documentation et je peux vous passer une personne. Comment puis-je vous aider ?",
    assent: "Très bien. Puis-je vous aider pour autre chose ?",
  },
  es: {
    greeting: "¡Hola! ¿En qué puedo ayudarle?",
    thanks: "¡De nada! Escríbame si necesita algo más.",
    goodbye: "¡Hasta luego! Escríbame si necesita ayuda.",
    identity:
      "Soy un asistente automático. Respondo a partir de la documentación y puedo pasarle con una persona. ¿En qué puedo ayudarle?",
    assent: "Muy bien. ¿Puedo ayudarle en algo más?",
  },
  it: {
    greeting: "Buongiorno! Come posso aiutarLa?",
    thanks: "Prego! Se serve altro, chieda pure.",
    goodbye: "Arrivederci! Scriva pure se Le serve aiuto.",
    identity:
      "Sono un assistente automatico. Rispondo in base alla documentazione e posso passarLe una persona. Come posso aiutarLa?",
    assent: "Bene. Posso aiutarLa in altro?",
  },
  zh: {
    greeting: "您好！请问有什么可以帮您？",
    thanks: "不客气！还有其他问题请随时提问。",
    goodbye: "再见！需要帮助时请随时联系。",
    identity: "我是自动助手，根据文档回答问题，也可以为您转接人工。请问有什么可以帮您？",
    assent: "好的，还有什么可以帮您？",
  },
};

/** The reply, when the message is small talk and nothing else. */
export function smallTalk(message: string, language: Language): string | undefined {
  let rest = message;
  let topic: Topic | undefined;
  for (const [candidate, pattern] of topics) {
    if (pattern.test(rest)) {
      topic ??= candidate;
      rest = rest.replace(new RegExp(pattern.source, "giu"), " ");
    }
  }
  const left = rest.replace(filler, " ").replace(/[^\p{L}\p{N}]+/gu, "");
  // "Are you a bot or a person?" may go on; anything else with words left asks for something.
  const mostLeft = topic === "identity" ? 12 : 0;
  return topic === undefined || left.length > mostLeft ? undefined : replies[language][topic];
}
