/** What the visitor thinks of the chat that has ended: a thumb up or down, changed as often as they like. */
import { button, element, icon } from "../shared/element.ts";
import type { ChatState } from "./chat-state.ts";

interface RatedThread {
  readonly threadId: string;
  readonly score: 0 | 1 | undefined;
}

/** The newest thread, and how it was rated last; the vendor tells it by system messages. */
function ratedThread({ events }: Pick<ChatState, "events">): RatedThread | undefined {
  const threadId = [...events.values()].at(-1)?.threadId;
  if (threadId === undefined) return undefined;
  const last = [...events.values()].findLast(
    (event) =>
      event.threadId === threadId &&
      (event.systemType === "rating.chat_rated" || event.systemType === "rating.chat_rating_canceled"),
  );
  if (last === undefined || last.systemType === "rating.chat_rating_canceled") return { threadId, score: undefined };
  return { threadId, score: last.variables["score"] === "good" ? 1 : 0 };
}

export interface RatingView {
  readonly root: HTMLElement;
  readonly draw: (state: ChatState) => void;
}

export function createRatingView(rate: (threadId: string, score: 0 | 1) => void): RatingView {
  const words = element("span", {});
  const thumbs = ([1, 0] as const).map((score) => {
    const name = score === 1 ? "Good" : "Not good";
    const thumb = button(
      { class: "thumb", "aria-label": name },
      () => press(score),
      icon(score === 1 ? "up" : "below"),
    );
    return { score, thumb };
  });
  const root = element(
    "div",
    { class: "rating", role: "group", "aria-label": "Rate this chat" },
    words,
    ...thumbs.map(({ thumb }) => thumb),
  );
  let shown: RatedThread | undefined;

  function press(score: 0 | 1): void {
    if (shown) rate(shown.threadId, score);
  }

  return {
    root,
    draw(state) {
      shown = ratedThread(state);
      root.hidden = shown === undefined;
      const text = shown?.score === undefined ? "How was it?" : "Thank you.";
      if (words.textContent !== text) words.textContent = text;
      for (const { score, thumb } of thumbs) thumb.setAttribute("aria-pressed", String(shown?.score === score));
    },
  };
}
