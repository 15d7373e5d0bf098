/** What is shown of an answer while it is being written, and taken back when it is not to be the answer. */
import type { Channel, InboundEvent } from "../channels/channel.ts";

/** Why an answer is given up, where the bot may go on speaking. */
const CUSTOMER_WENT_ON = "the customer went on";

/** The reason by which the writing of an answer is aborted. */
export function overtakenBy(events: readonly InboundEvent[]): DOMException {
  const isCustomer = events.every((event) => "author" in event && event.author.side === "customer");
  return new DOMException(isCustomer ? CUSTOMER_WENT_ON : "somebody else has the chat", "AbortError");
}

/** A platform has no call that ends a preview: it is written over. */
const TAKEN_BACK = "…";

/** A widget takes the sign that somebody types away after some seconds (seen, not documented). */
const TYPING_EVERY_MS = 5_000;
/** By then a model that has not begun to write is given up. */
const TYPING_REPEATS = 6;

export class LivePreview {
  private readonly channel: Pick<Channel, "preview">;
  private readonly chat: string;
  private readonly customId: string;
  private readonly signal: AbortSignal;
  private stopTyping: () => void = () => undefined;
  private last: Promise<void> | null = null;

  /**
   * `customId`: of the message that will be sent in its place. `indicateTyping` is called again and again until
   * something is shown, or it is over; never at once, and it never throws.
   */
  constructor(
    channel: Pick<Channel, "preview">,
    chat: string,
    customId: string,
    signal: AbortSignal,
    indicateTyping: () => void,
  ) {
    this.channel = channel;
    this.chat = chat;
    this.customId = customId;
    this.signal = signal;
    this.typeAgain(indicateTyping, TYPING_REPEATS);
    signal.addEventListener("abort", () => this.stopTyping(), { once: true });
  }

  readonly show = (text: string): void => {
    if (!this.signal.aborted) {
      this.stopTyping();
      this.last = this.channel.preview(this.chat, this.customId, text);
    }
  };

  /** Resolves when no preview is under way any more: the message itself must not be overtaken by one. */
  async end(isSent: boolean): Promise<void> {
    this.stopTyping();
    await this.last;
    if (!isSent) {
      await this.takeBack();
    }
  }

  /** After the answer was given up. Where somebody else has the chat the bot says nothing more. */
  async giveUp(): Promise<void> {
    this.stopTyping();
    await this.last;
    const { reason } = this.signal as { readonly reason: unknown };
    if (!this.signal.aborted || (reason instanceof DOMException && reason.message === CUSTOMER_WENT_ON)) {
      await this.takeBack();
    }
  }

  private typeAgain(indicateTyping: () => void, times: number): void {
    const timer = setTimeout(() => {
      indicateTyping();
      if (times > 1) {
        this.typeAgain(indicateTyping, times - 1);
      }
    }, TYPING_EVERY_MS);
    this.stopTyping = () => clearTimeout(timer);
    letEnd(timer);
  }

  private async takeBack(): Promise<void> {
    if (this.last !== null) {
      await this.channel.preview(this.chat, this.customId, TAKEN_BACK, { atAnyCost: true });
    }
  }
}

/** An object that dies clears no timer; where these keep a process alive, as in Node, this one does not. */
function letEnd(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function") {
    timer.unref();
  }
}
