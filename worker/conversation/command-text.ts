/** What a note says to the bot. Pure. */

/** The name in small letters, and what stands behind it; null for a note that is not meant for the bot. */
export function commandIn(text: string): { readonly name: string; readonly rest: string } | null {
  const [, name, rest = ""] = /^\/(\p{L}+)\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), rest: rest.trim() };
}

export function isCommand(text: string): boolean {
  return commandIn(text) !== null;
}
