/**
 * What must not leave in a reply, however the model was talked into it: the instructions, a key or setting,
 * an internal note, an address or phone number that neither the customer nor a cited passage names. Pure,
 * and after the model. It looks at letters and digits alone, so that blanks, dots or capitals between them
 * hide nothing; text in base64 or backwards is read as what it is. A translation it cannot see.
 */
import { emailsIn, phonesIn } from "./contact-details.ts";

export interface LeakContext {
  /** Everything that the model was told by us: instructions, descriptions of tools. */
  readonly prompts: readonly string[];
  /** Values of secrets and names of settings; any piece of twelve characters counts. */
  readonly secrets: readonly string[];
  /** Notes of colleagues and what stands in hidden fields. */
  readonly internal: readonly string[];
  /** What the customer said in this chat and gave in its form. */
  readonly said: readonly string[];
  /** The cited passages, with their titles, and addresses that anybody may be told. */
  readonly cited: readonly string[];
}

export interface Leak {
  readonly kind: "prompt" | "secret" | "internal" | "contact";
  /** Where in the reply, for the log; never a secret's own characters. */
  readonly evidence: string;
}

/** Letters in a row that say whose words they are; Chinese says as much in fewer. */
const WINDOW = 40;
const HAN_WINDOW = 14;
const NOTE_WINDOW = 24;
const SECRET_WINDOW = 12;

/** Keys and tokens by their looks, whosoever they are; names of settings. */
const KEY_LIKE =
  /\b(?:sk|pk|rk|key)[-_][A-Za-z0-9_-]{16,}|\beyJ[\w-]{10,}\.[\w-]{10,}|\b(?:dal|fra):[\w-]{12,}|\bBearer\s+[\w.~+/-]{16,}|\bAKIA[0-9A-Z]{16}\b|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET|PASSWORD)\b|\b[0-9a-f]{40,}\b/g;
/** The marks that the prompt puts around what others wrote. */
const MARKS =
  /<\/?(?:passages?|conversation|turn|question|context|tools?|system|instructions?)(?:\s[^>]*)?>|^\s*(?:system|assistant)\s*:/imu;

/** What leaks; empty for a reply that may be sent. */
export function leaksIn(reply: string, context: LeakContext): Leak[] {
  const told = [...context.said, ...context.cited];
  const readings = [reply, ...decoded(reply), Array.from(reply).toReversed().join("")];
  const allowed = told.map(squeeze).join("\n");
  const leaks: Leak[] = [];
  for (const reading of readings) {
    const letters = squeeze(reading);
    const add = (kind: Leak["kind"], texts: readonly string[], window: number): void => {
      const found = texts.map((text) => sharedRun(letters, squeeze(text), window, allowed)).find((run) => run !== null);
      if (found !== undefined && found !== null) {
        leaks.push({ kind, evidence: kind === "secret" ? "a secret or setting" : found });
      }
    };
    add("prompt", context.prompts, WINDOW);
    add("internal", context.internal, NOTE_WINDOW);
    add("secret", context.secrets, SECRET_WINDOW);
  }
  const toldWhole = told.join("\n");
  if (MARKS.test(reply) && !MARKS.test(toldWhole)) {
    leaks.push({ kind: "prompt", evidence: MARKS.exec(reply)?.[0].trim() ?? "" });
  }
  if ((reply.match(KEY_LIKE) ?? []).some((key) => !toldWhole.includes(key))) {
    leaks.push({ kind: "secret", evidence: "looks like a key, a token or a setting" });
  }
  leaks.push(...foreignContacts(reply, toldWhole));
  return leaks.filter((leak, at) => leaks.findIndex((other) => other.kind === leak.kind) === at);
}

function foreignContacts(reply: string, told: string): Leak[] {
  const known = told.toLowerCase();
  const digits = told.replaceAll(/\D/g, "");
  const emails = emailsIn(reply).filter(({ text }) => !known.includes(text.toLowerCase()));
  // A number that is told with another prefix or other blanks is the same: its last nine digits tell.
  const phones = phonesIn(reply).filter(({ text }) => !digits.includes(text.replaceAll(/\D/g, "").slice(-9)));
  return [...emails, ...phones].map(({ text }) => ({ kind: "contact", evidence: text }));
}

/** A run of characters that both hold and nobody was told already; null when there is none. */
function sharedRun(reply: string, text: string, length: number, allowed: string): string | null {
  const window = /\p{Script=Han}/u.test(text) ? Math.min(HAN_WINDOW, length) : length;
  const size = Math.min(window, text.length);
  if (size < SECRET_WINDOW || reply.length < size) {
    return null;
  }
  const runs = new Set<string>();
  for (let at = 0; at + size <= text.length; at += 1) {
    runs.add(text.slice(at, at + size));
  }
  for (let at = 0; at + size <= reply.length; at += 1) {
    const run = reply.slice(at, at + size);
    if (runs.has(run) && !allowed.includes(run)) {
      return run;
    }
  }
  return null;
}

/** Letters and digits in small letters. */
function squeeze(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function decoded(reply: string): string[] {
  return (reply.match(/[A-Za-z0-9+/_-]{32,}={0,2}/g) ?? []).flatMap((token) => {
    try {
      const bytes = Uint8Array.from(atob(token.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
        sign.charCodeAt(0),
      );
      return [new TextDecoder().decode(bytes)];
    } catch {
      return [];
    }
  });
}
