/**
 * What one call of a model has used up, also where it fails or is cut short: what the provider told, and an
 * estimate of what it did not tell. Pure.
 */

interface TokenUsage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Whether any of it is by length. */
  readonly isEstimated: boolean;
}

/** As providers tell it of a step; nothing of what they leave out. */
interface Told {
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** A call is one request or more: each look-up of a tool makes another, with all that was said before. */
export class TokenMeter {
  private input = 0;
  private output = 0;
  private isEstimated = false;
  /** What the next request will carry, and what the running one has written. */
  private prompt = "";
  private written = "";
  private isRunning = false;

  /** A request leaves. */
  start(prompt: string): void {
    this.prompt += prompt;
    this.isRunning = true;
  }

  /** Of text, thoughts and calls of tools, as it comes. */
  write(piece: string): void {
    this.written += piece;
  }

  /** A request is over. */
  finish(told: Told): void {
    this.count(told);
    this.prompt += this.written;
    this.written = "";
    this.isRunning = false;
  }

  /** The provider refused the request, or could not be reached: it costs nothing, unless something came already. */
  refuse(): void {
    this.isRunning &&= this.written !== "";
  }

  /** So far; of a request that is under way what was sent and what has come. Nulls where no request was taken. */
  usage(): TokenUsage {
    if (this.isRunning) {
      this.finish({ inputTokens: undefined, outputTokens: undefined });
    }
    return this.input + this.output === 0
      ? { inputTokens: null, outputTokens: null, isEstimated: false }
      : { inputTokens: this.input, outputTokens: this.output, isEstimated: this.isEstimated };
  }

  private count({ inputTokens, outputTokens }: Told): void {
    this.isEstimated ||= inputTokens === undefined || outputTokens === undefined;
    this.input += inputTokens ?? tokensIn(this.prompt);
    this.output += outputTokens ?? tokensIn(this.written);
  }
}

/** By length, as tokenizers of 2026 come out: four letters of an alphabet, one of Chinese or Japanese. */
function tokensIn(text: string): number {
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return Math.ceil((text.length - ideographs) / 4) + ideographs;
}
