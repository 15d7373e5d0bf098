/** Whether the message asks for a person. A person's name for itself is no request: a verb of asking stands by it. Pure. */

const person = String.raw`(?:(?:real|live|actual|human|another|different)\s+)*(?:human(?:\s+being)?s?|person|people|someone(?:\s+(?:real|else|human))?|somebody|(?:(?:support|service|sales|customer|technical|field|application|applications|live|human)\s+)*(?:agent|representative|rep|engineer|operator|advisor|adviser|specialist|expert|manager|supervisor|colleague|technician|salesperson|team|staff|staff\s+member|support|sales|customer\s+service|service))`;
const lead = String.raw`(?:an?|the|your|one\s+of\s+your|some|any|my)?\s*`;
/** What may follow the person for it to be one: not "human body model", "agent strip tool", "support bracket". */
const end = String.raw`(?=\s*(?:$|[.,!?;:)]|\b(?:please|now|instead|about|on|in|for|at|who|that|here|to|from|directly|asap|today|right|because|so|and|or|regarding|thanks|thank|if|available|as|over|not|i|we)\b))`;

const requests: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:speak|talk|chat|discuss(?:\s+this)?|communicate)\b\s+(?:directly\s+)?(?:to|with)\s+${lead}${person}${end}`,
    "i",
  ),
  new RegExp(
    String.raw`\b(?:connect|transfer|forward|escalate|pass|hand|put|switch|redirect|refer)\b(?:\s+(?:me|us|this|it|my\s+\w+|the\s+chat|over|on|through))*\s+(?:over\s+)?(?:to|with|through\s+to)\s+${lead}${person}${end}`,
    "i",
  ),
  new RegExp(
    String.raw`\b(?:want|need|prefer|would\s+like|'d\s+like|give\s+me|get\s+me|can\s+i\s+(?:have|get)|may\s+i\s+have|i'd\s+rather\s+have|reach|call|fetch|bring\s+in)\s+(?:to\s+(?:reach|contact)\s+)?${lead}(?:human(?:\s+being)?|(?:real|live|actual|human)\s+(?:person|agent|human|rep|representative|operator|support)|(?:support|sales|customer\s+service|service)\s+(?:agent|representative|rep|engineer|person)|agent|representative|operator)(?=\s*(?:$|[.,!?;]|\b(?:please|now|instead|asap|to\s+(?:help|assist|call|talk|speak|look)|who)\b))`,
    "i",
  ),
  new RegExp(
    String.raw`^\W*(?:(?:please|ok|hi|hello|no)\W+)*${lead}(?:(?:real|live)\s+)?(?:human|person|agent|representative|operator|engineer|support)(?:\W+(?:please|now|asap))*\W*$`,
    "i",
  ),
  new RegExp(
    String.raw`\b(?:can|could|will|may)\s+(?:someone|somebody|${lead}${person})\s+(?:please\s+)?(?:call|contact|phone|ring|help|assist|get\s+back\s+to|talk\s+to|speak\s+to|take\s+over)\s*(?:me|us)?\b`,
    "i",
  ),
  /\b(?:don'?t|do not|not|stop|no more)\b.{0,25}\b(?:talk(?:ing)?|speak(?:ing)?|chat(?:ting)?|deal(?:ing)?)\b.{0,12}\b(?:bot|robot|machine|computer|ai)\b/i,
  /\b(?:call|phone|ring)\s+me(?:\s+back)?\b|\bis\s+there\s+(?:a|any)\s*(?:real\s+)?(?:human|person|one)\b(?=.{0,20}(?:i\s+can|to\s+talk|to\s+speak|available|there\b|\?))/i,
  /(?:mit|an|zu)\s+(?:(?:einem|einer|einen|ihrem|ihrer|ihren|dem|der|eurem)\s+)?(?:(?:echten|richtigen|menschlichen|anderen|realen)\s+)?(?:menschen?|mitarbeiter(?:in)?|berater(?:in)?|person|kollegen|kollegin|ingenieur(?:in)?|agenten|techniker(?:in)?|kundendienst|kundenservice|support|ansprechpartner|jemand(?:em|en)?|vertrieb)\b.{0,30}\b(?:sprechen|reden|chatten|verbinden|weiterleiten|durchstellen|weitergeben|schreiben|verbunden)/i,
  /\b(?:verbinden?|leiten?|stellen?|verbinde)\b.{0,15}\b(?:mich|uns)\b.{0,12}\b(?:mit|an|zu|durch)\b.{0,20}\b(?:menschen?|mitarbeiter|berater|person|kollegen|ingenieur|support|kundendienst|jemand)/i,
  /\b(?:möchte|will|brauche|bitte|hätte\s+gern[e]?)\b.{0,12}\b(?:einen|ein|eine)?\s*(?:echten|richtigen|menschlichen)\s+(?:menschen|mitarbeiter|berater|ansprechpartner|person)|\b(?:brauche|möchte|will)\s+(?:einen\s+)?(?:menschen|mitarbeiter|berater)\s*(?:$|[.,!?]|bitte)|^\W*(?:mensch|mitarbeiter)(?:\s+bitte)?\W*$/i,
  /(?:parler|discuter|échanger|chatter|communiquer)\s+(?:directement\s+)?(?:à|avec|au)\s+(?:(?:un|une|votre|vos|quelqu)['’\s]*)?(?:vrai[e]?\s+|autre\s+)?(?:humain|être humain|conseill(?:er|ère)|personne|agent|un\b|opérateur|ingénieur|technicien|collègue|support|service)/iu,
  /(?:transf[ée]re[rz]?|passe[rz]?|mett(?:re|ez)|joindre|contacter|connecte[rz]?)(?:[- ]moi|[- ]nous)?.{0,25}(?:humain|conseill(?:er|ère)|une personne|un agent|quelqu['’]un|opérateur|ingénieur|technicien)(?!\p{L})/iu,
  /(?:veux|voudrais|souhaite|besoin d['’]|préf[èe]re)\s*(?:un|une)?\s*(?:vrai[e]?\s+)?(?:humain|conseill(?:er|ère)|vraie personne|agent humain|interlocuteur)/iu,
  /(?:hablar|conversar|chatear|comunicar(?:me|se)?|contactar)\s+(?:directamente\s+)?(?:con|a)\s+(?:(?:un|una|el|la|su|algún)\s+)?(?:(?:verdader[oa]|otra?)\s+)?(?:human[oa]|persona|agente|asesor[a]?|alguien|representante|operador[a]?|ingenier[oa]|técnico|soporte|ser humano)/iu,
  /(?:p[aá]se(?:me|n)|p[aá]same|transfi[eé]r[ae](?:me|n)?|con[eé]ct[ae](?:me|n)|pon(?:er|ga)me|derivar(?:me)?|comun[ií]que(?:me|n))\b.{0,15}(?:human[oa]|persona|agente|asesor|alguien|representante|operador|ingenier[oa])/iu,
  /(?:quiero|necesito|prefiero|deseo)\s+(?:(?:un|una)\s+)?(?:human[oa]|persona real|agente(?: humano)?|asesor)(?=\s*(?:$|[.,!?]|por favor))/iu,
  /(?:parlare|chattare|comunicare|essere messo in contatto)\s+(?:direttamente\s+)?(?:con|a)\s+(?:(?:un|una|un['’]|il|la|qualcuno|uno dei vostri)\s*)?(?:ver[oa]\s+)?(?:umano|persona|operatore|operatrice|agente|consulente|qualcuno|tecnico|ingegnere|essere umano|assistenza clienti|servizio clienti|responsabile|collega)/iu,
  /(?:mi\s+pass[ia]|passatemi|mi\s+metta\s+in\s+contatto|mi\s+colleghi|trasferi(?:temi|scimi|sca)|voglio|vorrei|mi\s+serve|ho\s+bisogno\s+di)\s+(?:con\s+)?(?:un|una|un['’])\s*(?:ver[oa]\s+)?(?:umano|persona\s+(?:vera|reale)|operatore|operatrice|consulente|essere umano)|^\W*operatore(?:\s+(?:per favore|prego))?\W*$/iu,
  /转.{0,4}人工|人工(?:客服|服务|坐席|台)|(?:要|找|想|和|跟|与).{0,4}真人|(?:找|联系|接通?|转接?)(?:一下|一个|一位|你们的?)*(?:客服|工程师|专员|销售|人员|技术支持)|(?:和|跟|与|同).{0,6}(?:人|客服|工程师|专员)(?:员)?.{0,3}(?:说话|谈|聊|讲|沟通|对话|交流|联系)/u,
];

const refused =
  /\b(?:don'?t|do not|no|without|not)\s+(?:\w+\s+){0,2}(?:need|want|have to|necessary)\b(?!.*\b(?:bot|robot|machine|computer)\b)(?!.*\b(?:but|rather|instead)\b)|\bno need\b|(?:不用|不需要|无需|别)(?:转|找|联系)?人工|kein(?:en)? (?:menschen|mitarbeiter)/i;

export function wantsHuman(message: string): boolean {
  const text = message.replace(/[’`]/g, "'").replace(/\s+/g, " ").trim();
  return !refused.test(text) && requests.some((request) => request.test(text));
}
