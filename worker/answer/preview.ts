/**
 * What of an unfinished reply may be shown already: whole sentences from its beginning, each checked
 * as the finished reply will be. Pure. The first sentence that fails ends it, whatever comes after.
 */
import type { Language } from "../hearing/language.ts";
import { allowedParts } from "./checking/allowed-parts.ts";
import { checkReply, mayBeSent } from "./checking/check.ts";
import { readCitations, sentencesOf, withoutMarks } from "./citations.ts";
import { readPartialDraft } from "./draft.ts";
import { isIn } from "./judge.ts";
import type { Shown } from "./tools.ts";
import { withoutPlaceholders } from "./safety/unmask.ts";

/** Characters: who reads more than this has the reply before he is through. */
const LONGEST = 1_500;

export interface Previewing {
  readonly shown: Shown;
  readonly question: string;
  readonly language: Language | null;
  /** Whether the text tells what no reply may tell. */
  readonly leaks: (text: string) => boolean;
}

export class Preview {
  private readonly shown: Shown;
  private readonly question: string;
  private readonly language: Language | null;
  private readonly leaks: (text: string) => boolean;
  private certain = "";
  private ended = false;

  constructor(from: Previewing) {
    this.shown = from.shown;
    this.question = from.question;
    this.language = from.language;
    this.leaks = from.leaks;
  }

  /** `written`: the model's JSON so far. What is certain of it if that is more than before; else null. */
  read(written: string): string | null {
    const draft = this.ended ? null : readPartialDraft(written);
    if (draft?.kind !== "answer") {
      return null;
    }
    const pieces = sentencesOf(draft.text);
    // The last piece may go on; it is whole when its citation is there.
    const whole = pieces.filter((piece, index) => index < pieces.length - 1 || /\]\s*$/.test(piece));
    const text = whole.join("");
    if (text.length <= this.certain.length) {
      return null;
    }
    // Text that does not go on from what was shown belongs to another step of the model.
    const isMore = text.startsWith(this.certain) && text.length <= LONGEST;
    this.ended = !isMore || !this.holds(text.slice(this.certain.length));
    if (this.ended) {
      return null;
    }
    this.certain = text;
    return withoutMarks(text).trim();
  }

  private holds(news: string): boolean {
    const { sentences, text: plain } = readCitations(news);
    const cites = new Set(sentences.flatMap((sentence) => sentence.cites));
    const cited = this.shown.passages.filter((_, index) => cites.has(`p${index + 1}`));
    const passages = cites.size === 0 ? this.shown.passages : cited;
    const isRight = cited.length === cites.size && (this.language === null || isIn(this.language, plain, passages));
    const parts = allowedParts(this.shown.parts);
    return (
      isRight &&
      !this.leaks(plain) &&
      mayBeSent(checkReply(withoutPlaceholders(plain), passages, { parts, question: this.question }))
    );
  }
}
