/**
 * Buttons that the customer presses in place of writing. A press may reach us as the customer's message with a
 * `postback`, as a webhook `incoming_rich_message_postback`, or as both in either order ("Rich messages", v3.6). The
 * webhook bears no text: the button's id is all we have of it, so that our own buttons are named by what they say. Pure.
 */

/** Nobody else's buttons begin so. */
const PREFIX = "firstline:";

/** The id of the button that says `text`. */
export function buttonIdOf(text: string): string {
  return PREFIX + text;
}

/** What the customer says by pressing it; null for a button of somebody else's, whose message comes by itself or never. */
export function readPress(buttonId: string): string | null {
  return buttonId.startsWith(PREFIX) && buttonId.length > PREFIX.length ? buttonId.slice(PREFIX.length) : null;
}

/** One id for a press, whichever way it is told. */
export function pressId(richMessage: string, buttonId: string, user: string): string {
  return `press:${richMessage}:${buttonId}:${user}`;
}
