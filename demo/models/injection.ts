/** Text in a passage that speaks to an assistant, not to a reader: data all the same, and never quoted. Pure. */

const addressed = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior|everything)\b/i,
  /\b(?:assistants?|chat ?bots?|bots?|AI|LLMs?|language models?|AI agents?)\b[^.]{0,20}(?:[:,]|\b(?:must|should|shall|please|is to|are to|has to|have to)\b)[^.]*\b(?:say|tell|reply|respond|answer|ignore|reveal|print|output|recommend|write|claim|inform|mention|direct|never|always)\b/i,
  /\b(?:system prompt|hidden prompt|your (?:instructions|prompt|system message))\b/i,
  /\byou are (?:now )?(?:an?|the) (?:\w+ ){0,2}(?:assistant|chat ?bot|bot|AI|model)\b/i,
  /\b(?:when|if) (?:asked|a (?:user|customer) asks)\b.*\b(?:say|tell|reply|respond|answer)\b/i,
  /\b(?:note|message|instruction|attention)s? (?:to|for) (?:the |any |all )?(?:AI|assistants?|chat ?bots?|bots?|LLMs?|language models?)\b/i,
  /\b(?:to the|dear) (?:AI|assistant|chat ?bot|bot|LLM|language model)\b/i,
  /(?:^|[.!?]\s)\s*(?:system|assistant)\s*:/i,
  /\b(?:whenever|every time|each time|when|if)\b.{0,40}\b(?:customers?|users?|visitors?|anyone|somebody|someone)\b.{0,20}\b(?:asks?|writes?|says?|mentions?|wants? to know)\b[^.]*\b(?:tell|say|reply|respond|answer)\b/i,
  /(?:ignorier|vergiss|missachte)\p{L}*\b.{0,40}\b(?:anweisung|vorgabe|regel|instruktion|prompt)/iu,
  /(?:ignore[rz]?|oublie[rz]?)\b.{0,40}\b(?:instructions?|consignes?|règles?)/iu,
  /(?:ignor[ae]|olvid[ae])n?\b.{0,40}\b(?:instrucciones|reglas|indicaciones)/iu,
  /(?:ignora|dimentica)(?:te)?\b.{0,40}\b(?:istruzioni|regole|indicazioni)/iu,
  /(?:忽略|无视|忘记).{0,20}(?:指令|指示|规则|提示|说明)/u,
];

export function isAddressedToAssistant(text: string): boolean {
  return addressed.some((pattern) => pattern.test(text));
}

const goesOn =
  /^(?:tell|say|reply|respond|answer|always|never|from now|instead|then|also|every|all|do not|don't|reveal|print|hand)\b|\b(?:customers?|users?|you|your)\b/i;

/** The sentence after one to an assistant, when it gives orders as well. */
export function goesOnToAssistant(before: string, text: string): boolean {
  return isAddressedToAssistant(before) && goesOn.test(text);
}
