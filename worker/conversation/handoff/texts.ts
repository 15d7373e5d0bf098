/**
 * What the bot says around a handoff, at the end of a thread and to abuse, in every language it has.
 * None of it promises what the platform has not confirmed.
 */
import type { Language } from "../../hearing/language.ts";
import type { HandoffReason } from "../state.ts";

type Detail = "name" | "phone" | "company";

export interface HandoffTexts {
  readonly announce: string;
  /** Said before anything else where it is why a human is called. */
  readonly notCertain: string;
  readonly contradicts: string;
  readonly onlyHuman: string;
  readonly nobody: string;
  readonly nobodyKnown: (email: string) => string;
  readonly alsoTell: (details: readonly Detail[]) => string;
  readonly busy: string;
  readonly leaveEmail: string;
  readonly stillBusy: string;
  readonly stoppedAsking: string;
  readonly someoneThere: string;
  readonly offer: string;
  readonly yes: string;
  readonly no: string;
  readonly stay: string;
  readonly goOn: string;
  readonly emailSaved: (email: string) => string;
  readonly emailInvalid: string;
  readonly passedOn: string;
  readonly queueing: string;
  /** Null where the platform gave no number. */
  readonly inLine: (position: number | null, minutes: number | null) => string;
  readonly abuseWarning: string;
  readonly abuseEnd: string;
  readonly nudge: string;
  readonly idleEnd: string;
  readonly fileReceived: string;
}

const en: HandoffTexts = {
  announce:
    "One moment, I am asking my colleagues to take over. They can read our whole conversation, so you need not repeat anything.",
  notCertain: "I cannot answer that with certainty from our documents.",
  contradicts: "Our documents contradict each other on this.",
  onlyHuman: "That is something only a colleague may answer.",
  nobody:
    "None of my colleagues is available right now. If you leave your e-mail address here, one of them will write to you. Meanwhile I am glad to go on helping.",
  nobodyKnown: (email) =>
    `None of my colleagues is available right now. I have left them a message with our conversation; they will write to ${email}. Meanwhile I am glad to go on helping.`,
  alsoTell: (details) =>
    `Please also tell me your ${list(details, { name: "name", phone: "phone number", company: "company" }, "and")}.`,
  busy: "All of my colleagues are in other conversations right now. I keep asking and pass you on as soon as one of them is free. Meanwhile I am glad to go on helping.",
  leaveEmail: "If you would rather not wait, leave your e-mail address here and one of them will write to you.",
  stillBusy: "My colleagues are still busy. I keep asking; you need not do anything.",
  stoppedAsking: "I am sorry: none of my colleagues has become free.",
  someoneThere: "A colleague seems to be available now. Shall I ask them to take over?",
  offer: "I cannot answer that with certainty from our documents. Would you like to talk to a colleague?",
  yes: "Yes, please",
  no: "No, thanks",
  stay: "I'll stay with you",
  goOn: "All right. What else can I look up for you?",
  emailSaved: (email) =>
    `Thank you. A colleague will write to ${email}; if that is not right, just send me the correct address. Is there anything else I can look up for you?`,
  emailInvalid:
    "That does not look like a complete e-mail address. Could you send it once more, like name@company.com?",
  passedOn: "I have added it to the message for my colleagues.",
  queueing: "All of my colleagues are in other conversations. I am putting you in line for the next one who is free.",
  inLine: (position, minutes) =>
    [
      "You are in line for a colleague.",
      position === null ? "" : `Your place: ${position}.`,
      minutes === null ? "" : `Estimated wait: about ${minutes} min.`,
      "Meanwhile you can go on asking me.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "I understand that you are annoyed, and I would like to help. Please let us stay polite: what can I look up for you?",
  abuseEnd: "I am ending this conversation here. You are welcome to write again when you have a question.",
  nudge: "Are you still there? Is there anything else I can look up for you?",
  idleEnd: "As I have not heard from you, I am closing this conversation. Just write again when you need me.",
  fileReceived:
    "I cannot open files. Tell me in words what you need from it, or ask for a person and I will pass it on.",
};

const de: HandoffTexts = {
  announce:
    "Einen Moment, ich frage meine Kolleginnen und Kollegen, ob jemand übernehmen kann. Sie können unser ganzes Gespräch lesen; Sie müssen nichts wiederholen.",
  notCertain: "Das kann ich anhand unserer Unterlagen nicht sicher beantworten.",
  contradicts: "Unsere Unterlagen widersprechen sich hier.",
  onlyHuman: "Das darf nur jemand aus unserem Team beantworten.",
  nobody:
    "Im Moment ist niemand aus unserem Team erreichbar. Wenn Sie hier Ihre E-Mail-Adresse hinterlassen, schreibt Ihnen jemand. Inzwischen helfe ich gern weiter.",
  nobodyKnown: (email) =>
    `Im Moment ist niemand aus unserem Team erreichbar. Ich habe eine Nachricht mit unserem Gespräch hinterlassen; man schreibt Ihnen an ${email}. Inzwischen helfe ich gern weiter.`,
  alsoTell: (details) =>
    `Nennen Sie mir bitte auch ${list(details, { name: "Ihren Namen", phone: "Ihre Telefonnummer", company: "Ihre Firma" }, "und")}.`,
  busy: "Alle aus unserem Team sind gerade in anderen Gesprächen. Ich frage weiter nach und gebe Sie weiter, sobald jemand frei ist. Inzwischen helfe ich gern weiter.",
  leaveEmail:
    "Wenn Sie lieber nicht warten möchten, hinterlassen Sie hier Ihre E-Mail-Adresse, dann schreibt Ihnen jemand.",
  stillBusy: "Es sind noch alle im Gespräch. Ich frage weiter nach; Sie müssen nichts tun.",
  stoppedAsking: "Es tut mir leid: Es ist leider niemand frei geworden.",
  someoneThere: "Jetzt scheint jemand aus unserem Team da zu sein. Soll ich um Übernahme bitten?",
  offer:
    "Das kann ich anhand unserer Unterlagen nicht sicher beantworten. Möchten Sie mit jemandem aus unserem Team sprechen?",
  yes: "Ja, bitte",
  no: "Nein, danke",
  stay: "Ich bleibe bei Ihnen",
  goOn: "In Ordnung. Was kann ich sonst für Sie nachsehen?",
  emailSaved: (email) =>
    `Danke. Man schreibt Ihnen an ${email}; falls das nicht stimmt, schicken Sie mir einfach die richtige Adresse. Kann ich sonst noch etwas für Sie nachsehen?`,
  emailInvalid:
    "Das sieht nicht nach einer vollständigen E-Mail-Adresse aus. Könnten Sie sie noch einmal senden, etwa so: name@firma.de?",
  passedOn: "Ich habe es in die Nachricht an unser Team aufgenommen.",
  queueing: "Alle aus unserem Team sind gerade im Gespräch. Ich stelle Sie in die Warteschlange.",
  inLine: (position, minutes) =>
    [
      "Sie sind in der Warteschlange.",
      position === null ? "" : `Ihr Platz: ${position}.`,
      minutes === null ? "" : `Voraussichtliche Wartezeit: etwa ${minutes} Min.`,
      "Inzwischen können Sie mich weiter fragen.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "Ich verstehe, dass Sie verärgert sind, und möchte helfen. Bleiben wir bitte höflich: Was kann ich für Sie nachsehen?",
  abuseEnd: "Ich beende das Gespräch hier. Wenn Sie eine Frage haben, schreiben Sie gern wieder.",
  nudge: "Sind Sie noch da? Kann ich sonst noch etwas für Sie nachsehen?",
  idleEnd: "Da ich nichts mehr von Ihnen gehört habe, schließe ich das Gespräch. Schreiben Sie einfach wieder.",
  fileReceived:
    "Dateien kann ich nicht öffnen. Sagen Sie mir in Worten, was Sie daraus brauchen, oder fragen Sie nach einem Menschen, dann gebe ich sie weiter.",
};

const fr: HandoffTexts = {
  announce:
    "Un instant, je demande à mes collègues si quelqu’un peut prendre le relais. Ils peuvent lire toute notre conversation : vous n’aurez rien à répéter.",
  notCertain: "Nos documents ne me permettent pas de répondre avec certitude.",
  contradicts: "Nos documents se contredisent sur ce point.",
  onlyHuman: "Seul un collègue peut répondre à cela.",
  nobody:
    "Aucun de mes collègues n’est disponible pour le moment. Si vous laissez ici votre adresse e-mail, l’un d’eux vous écrira. En attendant, je continue volontiers à vous aider.",
  nobodyKnown: (email) =>
    `Aucun de mes collègues n’est disponible pour le moment. Je leur ai laissé un message avec notre conversation ; ils vous écriront à ${email}. En attendant, je continue volontiers à vous aider.`,
  alsoTell: (details) =>
    `Indiquez-moi aussi ${list(details, { name: "votre nom", phone: "votre numéro de téléphone", company: "votre société" }, "et")}, s’il vous plaît.`,
  busy: "Tous mes collègues sont en conversation. Je continue à demander et je vous passe le premier qui se libère. En attendant, je continue volontiers à vous aider.",
  leaveEmail: "Si vous préférez ne pas attendre, laissez ici votre adresse e-mail et l’un d’eux vous écrira.",
  stillBusy: "Mes collègues sont encore occupés. Je continue à demander ; vous n’avez rien à faire.",
  stoppedAsking: "Je suis désolé : aucun de mes collègues ne s’est libéré.",
  someoneThere: "Un collègue semble disponible maintenant. Voulez-vous que je lui demande de prendre le relais ?",
  offer: "Nos documents ne me permettent pas de répondre avec certitude. Voulez-vous parler à un collègue ?",
  yes: "Oui, s’il vous plaît",
  no: "Non, merci",
  stay: "Je reste avec vous",
  goOn: "D’accord. Que puis-je chercher d’autre pour vous ?",
  emailSaved: (email) =>
    `Merci. Un collègue vous écrira à ${email} ; si ce n’est pas exact, envoyez-moi simplement la bonne adresse. Puis-je chercher autre chose pour vous ?`,
  emailInvalid:
    "Cela ne ressemble pas à une adresse e-mail complète. Pourriez-vous l’envoyer encore une fois, par exemple nom@societe.fr ?",
  passedOn: "Je l’ai ajouté au message pour mes collègues.",
  queueing: "Tous mes collègues sont en conversation. Je vous place dans la file d’attente.",
  inLine: (position, minutes) =>
    [
      "Vous êtes dans la file d’attente.",
      position === null ? "" : `Votre place : ${position}.`,
      minutes === null ? "" : `Attente estimée : environ ${minutes} min.`,
      "En attendant, vous pouvez continuer à me poser des questions.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "Je comprends votre agacement et je voudrais vous aider. Restons courtois, s’il vous plaît : que puis-je chercher pour vous ?",
  abuseEnd: "Je mets fin à cette conversation. Écrivez-nous de nouveau quand vous aurez une question.",
  nudge: "Êtes-vous toujours là ? Puis-je chercher autre chose pour vous ?",
  idleEnd: "Sans nouvelles de votre part, je ferme cette conversation. Écrivez-moi de nouveau quand vous voulez.",
  fileReceived:
    "Je ne peux pas ouvrir de fichiers. Dites-moi ce dont vous avez besoin, ou demandez une personne et je le transmettrai.",
};

const es: HandoffTexts = {
  announce:
    "Un momento, estoy preguntando a mis compañeros si alguien puede continuar. Pueden leer toda nuestra conversación, no tendrá que repetir nada.",
  notCertain: "No puedo responder a eso con certeza con nuestros documentos.",
  contradicts: "Nuestros documentos se contradicen en este punto.",
  onlyHuman: "A eso solo puede responder un compañero.",
  nobody:
    "Ahora mismo no hay ningún compañero disponible. Si deja aquí su correo electrónico, uno de ellos le escribirá. Mientras tanto sigo ayudándole con gusto.",
  nobodyKnown: (email) =>
    `Ahora mismo no hay ningún compañero disponible. Les he dejado un mensaje con nuestra conversación; le escribirán a ${email}. Mientras tanto sigo ayudándole con gusto.`,
  alsoTell: (details) =>
    `Indíqueme también ${list(details, { name: "su nombre", phone: "su teléfono", company: "su empresa" }, "y")}, por favor.`,
  busy: "Todos mis compañeros están en otras conversaciones. Sigo preguntando y le paso con el primero que quede libre. Mientras tanto sigo ayudándole con gusto.",
  leaveEmail: "Si prefiere no esperar, deje aquí su correo electrónico y uno de ellos le escribirá.",
  stillBusy: "Mis compañeros siguen ocupados. Sigo preguntando; no tiene que hacer nada.",
  stoppedAsking: "Lo siento: ningún compañero ha quedado libre.",
  someoneThere: "Parece que ahora hay un compañero disponible. ¿Le pido que continúe?",
  offer: "No puedo responder a eso con certeza con nuestros documentos. ¿Quiere hablar con un compañero?",
  yes: "Sí, por favor",
  no: "No, gracias",
  stay: "Sigo con usted",
  goOn: "De acuerdo. ¿Qué más puedo buscar?",
  emailSaved: (email) =>
    `Gracias. Un compañero le escribirá a ${email}; si no es correcto, envíeme la dirección correcta. ¿Puedo buscar algo más?`,
  emailInvalid:
    "Eso no parece una dirección de correo completa. ¿Podría enviarla otra vez, por ejemplo nombre@empresa.es?",
  passedOn: "Lo he añadido al mensaje para mis compañeros.",
  queueing: "Todos mis compañeros están en otras conversaciones. Le pongo en la cola de espera.",
  inLine: (position, minutes) =>
    [
      "Está en la cola de espera.",
      position === null ? "" : `Su puesto: ${position}.`,
      minutes === null ? "" : `Espera estimada: unos ${minutes} min.`,
      "Mientras tanto puede seguir preguntándome.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning: "Entiendo que está molesto y quiero ayudarle. Por favor, mantengamos la cortesía: ¿qué puedo buscar?",
  abuseEnd: "Termino aquí esta conversación. Escríbanos de nuevo cuando tenga una pregunta.",
  nudge: "¿Sigue ahí? ¿Puedo buscar algo más?",
  idleEnd: "Como no he sabido más de usted, cierro esta conversación. Escríbame de nuevo cuando quiera.",
  fileReceived: "No puedo abrir archivos. Dígame con palabras qué necesita, o pida hablar con una persona y lo pasaré.",
};

const it: HandoffTexts = {
  announce:
    "Un momento, chiedo ai miei colleghi se qualcuno può subentrare. Possono leggere tutta la nostra conversazione: non dovrà ripetere nulla.",
  notCertain: "Con i nostri documenti non posso rispondere con certezza.",
  contradicts: "I nostri documenti si contraddicono su questo punto.",
  onlyHuman: "A questo può rispondere solo un collega.",
  nobody:
    "Al momento nessun collega è disponibile. Se lascia qui il suo indirizzo e-mail, uno di loro le scriverà. Intanto continuo volentieri ad aiutarla.",
  nobodyKnown: (email) =>
    `Al momento nessun collega è disponibile. Ho lasciato loro un messaggio con la nostra conversazione; le scriveranno a ${email}. Intanto continuo volentieri ad aiutarla.`,
  alsoTell: (details) =>
    `Mi dica per favore anche ${list(details, { name: "il suo nome", phone: "il suo telefono", company: "la sua azienda" }, "e")}.`,
  busy: "Tutti i miei colleghi sono in altre conversazioni. Continuo a chiedere e la passo al primo che si libera. Intanto continuo volentieri ad aiutarla.",
  leaveEmail: "Se preferisce non aspettare, lasci qui il suo indirizzo e-mail e uno di loro le scriverà.",
  stillBusy: "I miei colleghi sono ancora occupati. Continuo a chiedere; non deve fare nulla.",
  stoppedAsking: "Mi dispiace: nessun collega si è liberato.",
  someoneThere: "Ora sembra esserci un collega disponibile. Gli chiedo di subentrare?",
  offer: "Con i nostri documenti non posso rispondere con certezza. Vuole parlare con un collega?",
  yes: "Sì, grazie",
  no: "No, grazie",
  stay: "Resto con lei",
  goOn: "Va bene. Che altro posso cercare per lei?",
  emailSaved: (email) =>
    `Grazie. Un collega le scriverà a ${email}; se non è corretto, mi mandi l’indirizzo giusto. Posso cercare altro per lei?`,
  emailInvalid: "Non sembra un indirizzo e-mail completo. Può inviarlo ancora una volta, per esempio nome@azienda.it?",
  passedOn: "L’ho aggiunto al messaggio per i miei colleghi.",
  queueing: "Tutti i miei colleghi sono in altre conversazioni. La metto in coda.",
  inLine: (position, minutes) =>
    [
      "È in coda.",
      position === null ? "" : `Il suo posto: ${position}.`,
      minutes === null ? "" : `Attesa stimata: circa ${minutes} min.`,
      "Intanto può continuare a farmi domande.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "Capisco che sia irritato e vorrei aiutarla. Restiamo cortesi, per favore: che cosa posso cercare per lei?",
  abuseEnd: "Chiudo qui questa conversazione. Ci scriva di nuovo quando avrà una domanda.",
  nudge: "È ancora lì? Posso cercare altro per lei?",
  idleEnd: "Non avendo più avuto sue notizie, chiudo questa conversazione. Mi scriva di nuovo quando vuole.",
  fileReceived:
    "Non posso aprire file. Mi dica a parole che cosa le serve, oppure chieda di una persona e lo inoltrerò.",
};

const zh: HandoffTexts = {
  announce: "请稍等，我正在询问同事能否接手。他们可以看到我们的全部对话，您无需重复。",
  notCertain: "根据我们的资料，我无法确切回答这个问题。",
  contradicts: "我们的资料在这一点上相互矛盾。",
  onlyHuman: "这个问题只能由同事回答。",
  nobody: "目前没有同事在线。请在此留下您的电子邮箱，同事会写信给您。在此期间我很乐意继续帮助您。",
  nobodyKnown: (email) =>
    `目前没有同事在线。我已将我们的对话留言给同事，他们会写信到 ${email}。在此期间我很乐意继续帮助您。`,
  alsoTell: (details) =>
    `另外请告诉我${list(details, { name: "您的姓名", phone: "您的电话", company: "您的公司" }, "和")}。`,
  busy: "同事们目前都在其他对话中。我会继续询问，一有空闲就为您转接。在此期间我很乐意继续帮助您。",
  leaveEmail: "如果您不想等待，请在此留下电子邮箱，同事会写信给您。",
  stillBusy: "同事们仍在忙。我会继续询问，您无需做任何操作。",
  stoppedAsking: "很抱歉，目前仍没有同事空闲。",
  someoneThere: "现在似乎有同事在线。需要我请他们接手吗？",
  offer: "根据我们的资料，我无法确切回答这个问题。您想和同事交谈吗？",
  yes: "好的，请转接",
  no: "不用了，谢谢",
  stay: "我继续问您",
  goOn: "好的。还需要我查什么吗？",
  emailSaved: (email) => `谢谢。同事会写信到 ${email}；如果地址有误，请把正确的地址发给我。还需要我查什么吗？`,
  emailInvalid: "这看起来不是完整的电子邮箱地址。请再发一次，例如 name@company.cn。",
  passedOn: "我已将它加入给同事的留言。",
  queueing: "同事们都在其他对话中。我正在为您排队。",
  inLine: (position, minutes) =>
    [
      "您正在排队等候同事。",
      position === null ? "" : `您的位置：${position}。`,
      minutes === null ? "" : `预计等待：约 ${minutes} 分钟。`,
      "在此期间您可以继续问我。",
    ].join(""),
  abuseWarning: "我理解您的不满，也很想帮助您。请保持礼貌：需要我为您查什么？",
  abuseEnd: "我在此结束对话。如有问题，欢迎再次来信。",
  nudge: "您还在吗？还需要我查什么吗？",
  idleEnd: "由于没有收到您的回复，我将关闭此对话。需要时请再写信给我。",
  fileReceived: "我无法打开文件。请用文字告诉我您需要什么，或要求人工服务，我会转交。",
};

const TEXTS: Readonly<Record<Language, HandoffTexts>> = { en, de, fr, es, it, zh };

export function handoffTextsIn(language: Language): HandoffTexts {
  return TEXTS[language];
}

/** What the customer is told of why a human is called; nothing where they know, or need not. */
export function introOf(reason: HandoffReason, texts: HandoffTexts): string | null {
  switch (reason) {
    case "low-confidence":
    case "unanswered":
      return texts.notCertain;
    case "contradiction":
      return texts.contradicts;
    case "guardrail":
      return texts.onlyHuman;
    case "requested":
    case "frustration":
    case "always-human":
    case "office-hours":
    case "models-down":
    case "delivery-failed":
    case "assistant":
    case "budget":
    case "abuse":
    case "supervisor":
      return null;
  }
}

/** Sentences one after the other, in the way of the language. */
export function join(language: Language, ...sentences: readonly (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null && sentence !== "").join(language === "zh" ? "" : " ");
}

/** What is typed in place of the button, and says nothing else. */
const NO = new Set(
  "no|nope|no thanks|no thank you|not now|nein|nein danke|nee|non|non merci|no gracias|no grazie|不|不用|不用了|不需要".split(
    "|",
  ),
);

/** Whether the customer pressed one of our buttons, in whatever language it was shown, or wrote as much. */
export function isChoice(text: string, choice: "yes" | "no" | "stay"): boolean {
  const plain = plainOf(text);
  return (choice === "no" && NO.has(plain)) || Object.values(TEXTS).some((texts) => plainOf(texts[choice]) === plain);
}

function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[.!。！]+$/gu, "")
    .replaceAll(/[,，]/gu, "")
    .trim();
}

function list(details: readonly Detail[], names: Readonly<Record<Detail, string>>, and: string): string {
  const [last = "", ...rest] = details.map((detail) => names[detail]).toReversed();
  const gap = and === "和" ? and : ` ${and} `;
  return rest.length === 0 ? last : `${rest.toReversed().join(and === "和" ? "、" : ", ")}${gap}${last}`;
}
