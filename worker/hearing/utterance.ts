/** Something that was said in a chat, by whom. */
export interface Utterance {
  readonly role: "customer" | "bot" | "agent";
  readonly text: string;
}
