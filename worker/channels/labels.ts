/**
 * What threads are labelled with for the platform's own reports. A platform takes only names that it was told of before,
 * so that they stand here, where `setup` registers them from.
 */

/** By name, what it says. Values are texts. */
export const PROPERTIES = {
  handoff_reason: "Why the bot called a human",
  topic: "What the thread was about",
  assistant: "Which of the bot's assistants took it",
  language: "The customer's language, ISO 639-1",
  sentiment: "The customer's mood, as the bot saw it",
  outcome: "How the thread ended: answered, handed-off, follow-up or abandoned",
  summary: "The thread in one line",
} as const;

export type PropertyName = keyof typeof PROPERTIES;

export type Labels = Readonly<Partial<Record<PropertyName, string>>>;

export const TAGS = ["bot-answered", "bot-handed-off", "bot-follow-up", "bot-abandoned"] as const;

export type Tag = (typeof TAGS)[number];
