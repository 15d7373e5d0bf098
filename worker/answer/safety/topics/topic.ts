/**
 * What a guardrail topic is, and how its phrases are written. The topics are settings, to be edited by whoever
 * leads the support: one file each beside this one, and which of them hold stands in `../guardrail-topics.ts`.
 * No programming is needed; `npx vitest run --project node test/unit/answer-guardrails.test.ts` tells which
 * phrase could never match, and which labelled message is judged otherwise than before.
 *
 * A phrase is words as customers write them; capitals and accents make no difference (`fur` is `für`):
 *   word*      any ending           *word   any beginning, as in German compounds
 *   (a|b c)    one of these         ...     up to nine other words of the same sentence
 *   #          a number
 * Chinese is written as it is, and `...` stands for up to twelve characters.
 *
 * A plain catalogue question must stay answerable: what a part of a medical series weighs is no question
 * of medical use, so think of the lookalikes and add them to the labelled set
 * (`test/fixtures/guardrails.ts`) with whatever you change.
 */
export interface GuardrailTopic {
  /** Its name in the log, and among the reasons of a handoff. */
  readonly topic: string;
  /** What the person who takes over reads. */
  readonly reason: string;
  /** A message that holds one of these is of the topic. */
  readonly phrases: Phrases;
  /** So is one that holds one of the `things` together with one of the `asks` of the same language. */
  readonly together: readonly { readonly things: Phrases; readonly asks: Phrases }[];
  /** Taken out of the message first. */
  readonly unless: Phrases;
}

/** By language, so that each finds its own; all are looked for in every message. `any`: the same in all of them. */
export type Phrases = Readonly<Partial<Record<"any" | "en" | "de" | "fr" | "es" | "it" | "zh", readonly string[]>>>;
