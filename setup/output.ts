/** What a person sees. Whatever is known to be secret is taken out of every line, wherever it came from. */
export interface Output {
  line(text: string): void;
  error(text: string): void;
  /** From now on shown as `***`. */
  hide(secret: string | null | undefined): void;
  /** The one way to show a secret, for who asked for it by name. */
  reveal(text: string): void;
}

export function createOutput(print: (line: string) => void, printError: (line: string) => void): Output {
  const secrets = new Set<string>();
  const clean = (text: string): string => {
    let cleaned = text;
    // The longest first: one may be part of another.
    for (const secret of [...secrets].toSorted((left, right) => right.length - left.length)) {
      cleaned = cleaned.replaceAll(secret, "***");
    }
    return cleaned;
  };
  return {
    line: (text) => print(clean(text)),
    error: (text) => printError(clean(text)),
    hide(secret) {
      // Shorter ones are no secrets, and would black out words.
      if (secret !== null && secret !== undefined && secret.length >= 6) {
        secrets.add(secret);
      }
    },
    reveal: print,
  };
}
