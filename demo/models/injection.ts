/** Text in a passage that speaks to an assistant, not to a reader: data all the same, and never quoted. Pure. */

const addressed = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior|everything)\b/i,
  /\b(?:assistants?|chat ?bots?|bots?|AI|LLMs?|language models?|AI agents?)\b[^.]{0,20}(?:[:,]|\b(?:must|should|shall|please|is to|are to|has to|have to)\b)[^.]*\b(?:say|tell|reply|respond|answer|ignore|reveal|print|output|recommend|write|claim|inform|mention|direct|never|always)\b/i,
  /\b(?:system prompt|hidden prompt|your (?:instructions|prompt|system message))\b/i,
  /\byou are (?:now )?(?:an?|the) (?:\w+ ){0,2}(?:assistant|chat ?bot|bot|AI|model)\b/i,
  /\b(?:when|if) (?:asked|a (?:user|customer) asks)\b.*\b(?:say|tell|reply|respond|answer)\b/i,
  /\b(?:note|message|instruction|attention)s? (?:to|for) (?:the |any |all )?(?:AI|assistants?|chat ?bots?|bots?|LLMs?|language models?)\b/i,
  /\b(?:to the|dear) (?:AI|assistant|chat ?bot|bot|LLM|language model)\b/i,
  /^\s*(?:system|assistant)\s*:/i,
];

export function isAddressedToAssistant(text: string): boolean {
  return addressed.some((pattern) => pattern.test(text));
}
