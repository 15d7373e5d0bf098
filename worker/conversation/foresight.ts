/**
 * An answer that is begun while a burst of messages is waited out, so that nobody waits twice. Until it is asked
 * for, models and the knowledge are all that it touches; only the very same question, with all that belongs to
 * it, gets it. What is given up was paid for as far as it went, and is counted as any answer that is overtaken.
 */
import type { AnswerQuestion, Answered, Question } from "./answering.ts";

export type Foreseen = Omit<Question, "signal" | "onPreview">;

/** Why an answer is given up before anybody has asked for it. */
export const FORESEEN_IN_VAIN = "what was foreseen did not come";

interface Begun {
  readonly key: string;
  readonly answered: Promise<Answered>;
  readonly controller: AbortController;
  /** Shows what is written from now on, and what of it there is already. */
  readonly showOn: (show: Question["onPreview"]) => void;
}

export class Foresight {
  private readonly answerQuestion: AnswerQuestion;
  private readonly onUnused: (answered: Answered) => void;
  private begun: Begun | null = null;

  /** `onUnused`: told of answers that were whole by the time that nobody wanted them. */
  constructor(answerQuestion: AnswerQuestion, onUnused: (answered: Answered) => void) {
    this.answerQuestion = answerQuestion;
    this.onUnused = onUnused;
  }

  /** Begins what will be asked, unless it is begun already; what was begun for anything else is given up. */
  expect(question: Foreseen | null): void {
    const key = question === null ? null : keyOf(question);
    if (this.begun?.key !== key) {
      this.begun?.controller.abort(new DOMException(FORESEEN_IN_VAIN, "AbortError"));
      this.begun?.answered.then(this.onUnused, () => undefined);
      this.begun = question === null ? null : this.begin(question);
    }
  }

  /** As if nothing had been begun: nobody is told what it came to. */
  forget(): void {
    this.begun?.controller.abort(new DOMException(FORESEEN_IN_VAIN, "AbortError"));
    this.begun = null;
  }

  /** As the answering half itself; sooner, where the question was foreseen to the letter. */
  readonly answer: AnswerQuestion = (question) => {
    const { signal, onPreview, ...foreseen } = question;
    const { begun } = this;
    if (begun?.key !== keyOf(foreseen)) {
      this.expect(null);
      return this.answerQuestion(question);
    }
    this.begun = null;
    signal.addEventListener("abort", () => begun.controller.abort(signal.reason), { once: true });
    begun.showOn(onPreview);
    return begun.answered;
  };

  private begin(question: Foreseen): Begun {
    const controller = new AbortController();
    let latest: string | null = null;
    let show: Question["onPreview"] = (text) => {
      latest = text;
    };
    const answered = this.answerQuestion({ ...question, signal: controller.signal, onPreview: (text) => show(text) });
    answered.catch(() => undefined); // Told to whoever asks for it, and to nobody else.
    return {
      key: keyOf(question),
      answered,
      controller,
      showOn: (onPreview) => {
        show = onPreview;
        if (latest !== null) {
          show(latest);
        }
      },
    };
  }
}

/** What an answer before this one has cost may be known only now, and changes no answer. */
function keyOf(question: Foreseen): string {
  return JSON.stringify({ ...question, spentTokens: null });
}
