/** What to search for when a question leans on the one before it. Pure. */

const LEANS =
  /^(?:and|also|or|what about|how about|but|ok(?:ay)?[,. ]|thanks[,. ]|und|und was|was ist mit|et|et pour|y|¿?y|那|那么)(?!\p{L})|(?<!\p{L})(?:it|its|they|them|their|this|that|that one|this one|the same|those|these|one|there|es|sie|deren|dessen|davon|dafür|damit|ils?|elles?|ça|cela|celui|en|esto?|ese|eso|它|这|那)(?!\p{L})/iu;

/** Fewer words than this can hardly name both a thing and what is asked of it. */
const WORDS_OF_A_WHOLE_QUESTION = 5;

/**
 * The question as it would be asked without the conversation: on the last line, with the customer's
 * previous message on a line before it where it seems to need one. The search weighs the last line more.
 */
export function standaloneQuery(question: string, earlier: readonly string[]): string {
  const asked = oneLine(question);
  const previous = earlier.at(-1);
  return previous !== undefined && leansOnEarlier(question) ? `${oneLine(previous)}\n${asked}` : asked;
}

/** Whether the question may not be understood without what was said before it. */
export function leansOnEarlier(question: string): boolean {
  const asked = oneLine(question);
  const leans = LEANS.test(asked) || asked.split(" ").length < WORDS_OF_A_WHOLE_QUESTION;
  const namesAPart = /\p{L}+\d+[\w/-]*\d/u.test(asked);
  return leans && !namesAPart;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
