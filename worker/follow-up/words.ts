/** How a follow-up reads to the human who takes it up. Pure. */
import type { FollowUp } from "../conversation/handoff/follow-up.ts";

/** Characters of a subject. */
const LONGEST = 120;

/** In one line: neither line breaks nor other control characters have a place in a header. */
export function subjectOf({ question }: FollowUp): string {
  const line = question.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return `Chat follow-up: ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}`;
}

export function bodyOf({ email, name, phone, company, language, question, context }: FollowUp): string {
  const lines = [
    `E-mail: ${email}`,
    name === null ? "" : `Name: ${name}`,
    phone === null ? "" : `Phone: ${phone}`,
    company === null ? "" : `Company: ${company}`,
    `Language: ${language}`,
    `Question: ${question}`,
  ];
  return [...lines.filter((line) => line !== ""), "", context].join("\n");
}
