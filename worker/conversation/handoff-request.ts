/**
 * Whether a customer asks, in so many words, for a person. Pure, and before any model: a request
 * must work when every model is down, and must never depend on how a model feels about it.
 *
 * A person's name in a sentence is no request ("does the agent strip tool fit size 20?"): there
 * must be a wish, or the words must stand alone.
 */

const PERSON = {
  en: String.raw`(?:real |actual |live |human )?(?:human(?: being)?|person|people|agent|representative|rep|operator|engineer|colleague|advisor|somebody|someone|staff(?: member)?|support(?: team| person| staff)?|sales(?:person| rep| team)?|customer service)`,
  de: String.raw`(?:echte[nmr]? |menschliche[nmr]? )?(?:mensch(?:en)?|person|mitarbeiter(?:in)?|kolleg(?:e|en|in)|berater(?:in)?|ansprechpartner(?:in)?|techniker(?:in)?|ingenieur(?:in)?|jemand(?:en|em)?|kundendienst|kundenservice|support)`,
  fr: String.raw`(?:vrai[e]? |être )?(?:humain[e]?|personne|conseill(?:er|ère)|agent|opérateur|ingénieur|technicien(?:ne)?|quelqu[’']un|collègue|service client)`,
  es: String.raw`(?:ser )?(?:human[oa]|persona(?: real)?|agente|asesor[a]?|operador[a]?|ingenier[oa]|técnic[oa]|alguien|compañer[oa]|atención al cliente)`,
} as const;

const ARTICLE = String.raw`(?:an? |the |your |one of your |any |some |ein(?:e[nmr]?)? |de[nmr] |die |une? |le |la |l[’']|l’un de vos |votre |un[oa]? |el |con |su )?`;

const WISHES: readonly RegExp[] = [
  // English: "can I talk to a human", "I want a person", "put me through to support", "get me someone"
  wish(
    String.raw`(?:talk|speak|chat|write|connect(?:ed)?(?: me| us)?|transfer(?:red)?(?: me| us)?|hand(?:ed)?(?: me| this)? over|escalate(?:d)?(?: this)?|put(?: me)? through|switch(?: me)?|pass(?: me)?(?: on)?|forward(?: me)?) (?:to|with|me to|me with|me over to) `,
    PERSON.en,
  ),
  wish(
    String.raw`(?:i|we) (?:just |only |really )?(?:want|need|prefer|would like|['’]d like|demand|require|wish)(?: to have| to get| to see| for)? `,
    String.raw`(?:real |actual |live |human )*(?:human(?: being)?|person|agent|representative|rep|operator)(?: please| now| here)?[.!?]*$`,
  ),
  wish(String.raw`(?:get|give|find|call|bring|send|fetch) me `, PERSON.en),
  wish(String.raw`(?:is|are) there `, String.raw`(?:real |actual |live |human )(?:human|person|people|agent|being)s?`),
  // German
  wish(
    String.raw`(?:mit|an|zu|bei) `,
    String.raw`${PERSON.de}(?: aus dem \S+)? (?:sprechen|reden|chatten|verbinden|verbunden|weiterleiten|weitergeleitet|schreiben|übergeben|telefonieren)`,
  ),
  wish(String.raw`(?:sprechen|reden|chatten|verbinden sie mich|verbinde mich) (?:mit|zu) `, PERSON.de),
  wish(
    String.raw`(?:möchte|will|brauche|hätte gern[e]?|wünsche|möchten|wollen|brauchen)(?: bitte| lieber)? `,
    String.raw`(?:echte[nmr]? |menschliche[nmr]? )*(?:mensch(?:en)?|mitarbeiter(?:in)?|ansprechpartner(?:in)?|berater(?:in)?)(?: bitte| sprechen)?[.!?]*$`,
  ),
  // French
  wish(
    String.raw`(?:parler|discuter|échanger|communiquer|mis en relation|mettre en relation|mettez-moi en relation|transf[ée]re[rz](?:-moi)?|passe[rz](?:-moi)?)(?: directement)? (?:à|avec|au|vers) ?`,
    PERSON.fr,
  ),
  wish(
    String.raw`(?:je (?:veux|voudrais|souhaite|préfère)|j[’']ai besoin d[’e] ?) ?`,
    String.raw`(?:vrai[e]? |être )?(?:humain[e]?|personne(?: réelle)?|conseill(?:er|ère)|agent)[.!?]*$`,
  ),
  // Spanish
  wish(
    String.raw`(?:hablar|chatear|comunicar(?:me)?|contactar|pás[ae](?:n)?me|páseme|transfiér[ae](?:n)?me|conéct[ae](?:n)?me) (?:con|a) `,
    PERSON.es,
  ),
  wish(
    String.raw`(?:quiero|necesito|quisiera|prefiero) (?:a |hablar con )?`,
    String.raw`(?:ser )?(?:human[oa]|persona(?: real)?|agente|asesor[a]?|operador[a]?)(?: por favor)?[.!?]*$`,
  ),
  // Chinese: 转人工, 人工客服, 找真人, 我要和人说话
  /转(?:接)?(?:到)?(?:人工|真人|客服)|人工(?:客服|服务|坐席)|真人(?:客服|服务)?|(?:找|要|和|跟|与).{0,6}(?:人工|真人|客服人员|工作人员|工程师)(?:.{0,4}(?:说话|聊|谈|沟通|联系))?/u,
];

/** The whole message is the request: "human please", "agent!", "Mitarbeiter bitte". */
const ALONE = new RegExp(
  String.raw`^(?:please |bitte |hi,? |hello,? |ok,? |no,? )*${ARTICLE}(?:real |live |human |echte[nr]? )*(?:human|human being|person|agent|representative|operator|mensch|mitarbeiter(?:in)?|humain|un humain|conseiller|humano|agente|persona real)(?: please| bitte| s[’']il vous pla[iî]t| por favor| now)*[.! ]*$`,
  "iu",
);

/** A tool, a part or a document is not a person, whatever stands before it. */
const THING =
  /\b(?:agent|human|person|operator|engineer|support|sales|staff)(?:[- ](?:strip|stripp|tool|kit|manual|handle|bracket|plate|clamp|ring|interface|factors|lock|side|drawing|code)\w*)/giu;

/** Refused, not asked for. */
const NEGATED =
  /\b(?:don[’']?t|do not|no need to|not|never|without|rather not|kein(?:en|e)?|nicht|ohne|pas|sans|no quiero|sin)\b[^.!?]{0,24}$/iu;

export function asksForHuman(text: string): boolean {
  const plain = text.normalize("NFKC").replaceAll(THING, " ").replaceAll(/\s+/g, " ").trim();
  if (ALONE.test(plain)) {
    return true;
  }
  return WISHES.some((pattern) => {
    const found = pattern.exec(plain);
    return found !== null && !NEGATED.test(plain.slice(0, found.index));
  });
}

function wish(before: string, person: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}])${before}${ARTICLE}${person}`, "iu");
}
