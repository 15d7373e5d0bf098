/**
 * Names, e-mail addresses and phone numbers, hidden from the model provider and put back in its reply. Pure.
 *
 * M1 What is put back is letter for letter what was hidden.
 * M2 Part, order and serial numbers and standards are never touched: where in doubt, a number is one.
 * M3 The same text has the same placeholder in everything that one masker hides: the caller makes one for
 *    a chat's turn and gives it the conversation in its order, so that placeholders stay the same from turn to turn.
 */
import { emailsIn, phonesIn } from "./contact-details.ts";
import { namesIn, partsOfName } from "./personal-names.ts";

export interface KnownPerson {
  /** Of the customer's record and the form before the chat. */
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Known part numbers, squeezed (`squeezeCode`), where the caller has some: never a phone number. */
  readonly parts?: ReadonlySet<string>;
}

export interface Masker {
  /** The text with placeholders such as `[EMAIL_1]`. */
  readonly mask: (text: string) => string;
  /** The text with what stood for each placeholder, in whatever way a model has changed its looks. */
  readonly restore: (text: string) => string;
}

type Kind = "EMAIL" | "PHONE" | "NAME";
const KINDS: readonly Kind[] = ["EMAIL", "PHONE", "NAME"];

/** What models make of the words when they translate a placeholder. */
const WORDS: Readonly<Record<Kind, string>> = {
  EMAIL: "E-?MAIL|MAIL|CORREO|COURRIEL|邮箱|邮件|电子邮件",
  PHONE: "PHONE|TELEFON|TELEPHONE|TÉLÉPHONE|TELÉFONO|TELEFONO|TEL|电话|手机",
  NAME: "NAME|NOM|NOMBRE|NOME|姓名|名字",
};

export function createMasker(known: KnownPerson): Masker {
  const placeholders = new Map<string, string>();
  const hidden = new Map<string, string>();
  const names = new Set(known.names.flatMap(partsOfName));
  const counts: Record<Kind, number> = { EMAIL: 0, PHONE: 0, NAME: 0 };

  const placeholderFor = (kind: Kind, value: string): string => {
    const given = placeholders.get(value);
    if (given !== undefined) {
      return given;
    }
    counts[kind] += 1;
    const placeholder = `[${kind}_${counts[kind]}]`;
    placeholders.set(value, placeholder);
    hidden.set(placeholder, value);
    return placeholder;
  };

  const mask = (text: string): string => {
    reserve(text, counts);
    const found = [
      ...emailsIn(text).map((one) => ({ ...one, kind: "EMAIL" as const })),
      ...known.emails.flatMap((email) => occurrences(text, email)).map((one) => ({ ...one, kind: "EMAIL" as const })),
      ...phonesIn(text, known.parts).map((one) => ({ ...one, kind: "PHONE" as const })),
      ...namesIn(text, names).map((one) => ({ ...one, kind: "NAME" as const })),
    ].toSorted((a, b) => a.start - b.start || b.end - a.end);
    // Names that somebody gives are remembered: they will be said again without "my name is".
    found
      .filter(({ kind }) => kind === "NAME")
      .forEach((one) => partsOfName(one.text).forEach((part) => names.add(part)));
    let masked = "";
    let at = 0;
    for (const { start, end, kind, text: value } of found) {
      if (start >= at) {
        masked += text.slice(at, start) + placeholderFor(kind, value);
        at = end;
      }
    }
    return masked + text.slice(at);
  };

  const restore = (text: string): string =>
    KINDS.reduce(
      (rest, kind) =>
        rest
          // Unchanged ones first: brackets around them are the text's own.
          .split(new RegExp(String.raw`(\[${kind}_\d+\])`))
          .map(
            (piece) =>
              hidden.get(piece) ??
              piece.replaceAll(
                looksOf(kind),
                (written: string, first?: string, second?: string) =>
                  hidden.get(`[${kind}_${first ?? second}]`) ?? written,
              ),
          )
          .join(""),
      text,
    );

  return { mask, restore };
}

/** In brackets of any sort, or bare in capitals with its underscore; with Markdown's escapes. */
function looksOf(kind: Kind): RegExp {
  const bracketed = String.raw`\\?[[({<【［「]+\s*(?:${WORDS[kind]})\s*\\?[_\s-]?\s*(\d+)\s*\\?[\])}>】］」]+`;
  const bare = String.raw`(?<![\p{L}\p{N}])\\?\[?${kind}\\?_(\d+)\]?(?![\p{L}\p{N}])`;
  return new RegExp(`${bracketed}|${bare}`, "giu");
}

/** A customer who types a placeholder must not get somebody's address for it. */
function reserve(text: string, counts: Record<Kind, number>): void {
  for (const kind of KINDS) {
    for (const [, first, second] of text.matchAll(looksOf(kind))) {
      const number = Number(first ?? second);
      counts[kind] = number < 1000 ? Math.max(counts[kind], number) : counts[kind];
    }
  }
}

function occurrences(text: string, value: string): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  if (value.length < 3) {
    return found;
  }
  const lower = text.toLowerCase();
  for (
    let at = lower.indexOf(value.toLowerCase());
    at !== -1;
    at = lower.indexOf(value.toLowerCase(), at + value.length)
  ) {
    found.push({ text: text.slice(at, at + value.length), start: at, end: at + value.length });
  }
  return found;
}
