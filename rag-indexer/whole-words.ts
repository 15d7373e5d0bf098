/** Words as they are read, of which a file may hold pieces. Pure. */
import type { PassageContent } from "../worker/knowledge/contract.ts";

/** Places where a word may be divided, as web pages note them within long words: nobody finds a word in pieces. */
const INVISIBLE = /\u00AD|\u200B|\u2060|\uFEFF/gu;

export function withoutInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, "");
}

export function readable(content: PassageContent): PassageContent {
  const { title, headings, text } = content;
  return {
    ...content,
    title: withoutInvisible(title),
    headings: headings.map(withoutInvisible),
    text: withoutInvisible(text),
  };
}
