/** What to search for when a question leans on the one before it. Pure. */

const LEANS =
  /^(?:and|also|or|what about|how about|but|und|und was|was ist mit|et|et pour|y|¿?y|那|那么)\b|\b(?:it|its|they|them|their|that one|this one|the same|those|these|es|sie|deren|dessen|davon|dafür|ils?|elles?|ça|celui|esto?|ese|eso)\b/iu;

/** Fewer words than this can hardly name both a thing and what is asked of it. */
const WORDS_OF_A_WHOLE_QUESTION = 5;

/**
 * The question as it would be asked without the conversation: with the customer's previous message
 * before it, where it seems to need one.
 */
export function standaloneQuery(question: string, earlier: readonly string[]): string {
  const previous = earlier.at(-1);
  const leans = LEANS.test(question.trim()) || question.trim().split(/\s+/).length < WORDS_OF_A_WHOLE_QUESTION;
  const namesAPart = /\p{L}+\d+[\w/-]*\d/u.test(question);
  return previous !== undefined && leans && !namesAPart ? `${previous}\n${question}` : question;
}
