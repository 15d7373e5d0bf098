/** Reads the prompt that the Worker writes: passages, earlier turns, question. Pure. */

export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  /** Name of its file, which tells of which product it is where neither title nor section does. */
  readonly source?: string;
  readonly text: string;
  /** Absent where it is English, or not told. */
  readonly language?: string;
  /** "superseded" or "obsolete"; absent when current. */
  readonly status?: string;
}

export interface Turn {
  readonly role: "customer" | "assistant";
  readonly text: string;
}

/** What the catalogue says of a part number in the question. */
export interface Part {
  readonly asked: string;
  readonly verdict: string;
  readonly supersededBy?: string;
  /** Its mates and accessories. */
  readonly related?: readonly string[];
}

export interface Prompt {
  readonly passages: readonly Passage[];
  readonly turns: readonly Turn[];
  readonly parts?: readonly Part[];
  /** Questions that the customer has been asked back before. */
  readonly alreadyAsked?: readonly string[];
  /** The language that the prompt wants to be answered in. */
  readonly language?: string;
  readonly question: string;
}

/** Undefined when the text is not such a prompt, that is: holds no question. */
export function readPrompt(text: string): Prompt | undefined {
  // The last question tag counts, for the customer's own text cannot hold one: it is escaped.
  const question = Array.from(text.matchAll(/<question>([\s\S]*?)<\/question>/g)).at(-1)?.[1];
  if (question === undefined) {
    return undefined;
  }
  const passages = Array.from(text.matchAll(/<passage\s([^>]*)>([\s\S]*?)<\/passage>/g), (match): Passage => {
    const attributes = readAttributes(match[1] ?? "");
    const status = attributes.get("status");
    const language = attributes.get("language");
    const source = attributes.get("source");
    return {
      id: attributes.get("id") ?? "",
      title: attributes.get("title") ?? "",
      section: attributes.get("section") ?? "",
      text: unescape(match[2] ?? ""),
      ...(source === undefined ? {} : { source }),
      ...(language === undefined ? {} : { language }),
      ...(status === undefined || status === "current" ? {} : { status }),
    };
  });
  const turns = Array.from(text.matchAll(/<turn role="(\w+)"[^>]*>([\s\S]*?)<\/turn>/g), (match): Turn => ({
    role: match[1] === "customer" ? "customer" : "assistant",
    text: unescape(match[2] ?? "").trim(),
  }));
  const parts = Array.from(text.matchAll(/<part\s([^>]*)\/>/g), (match): Part => {
    const attributes = readAttributes(match[1] ?? "");
    const supersededBy = attributes.get("superseded_by");
    const related = ["mates", "accessories"].flatMap((name) => attributes.get(name)?.split(/,\s*/) ?? []);
    return {
      asked: attributes.get("asked") ?? "",
      verdict: attributes.get("verdict") ?? "",
      ...(supersededBy === undefined ? {} : { supersededBy }),
      ...(related.length === 0 ? {} : { related }),
    };
  });
  const alreadyAsked = Array.from(text.matchAll(/<already_asked>([\s\S]*?)<\/already_asked>/g), (match) =>
    unescape(match[1] ?? "").trim(),
  );
  const language = /<answer_language>(\w+)<\/answer_language>/.exec(text)?.[1];
  return {
    passages,
    turns,
    parts,
    alreadyAsked,
    ...(language === undefined ? {} : { language }),
    question: unescape(question).trim(),
  };
}

/** The message of a prompt that asks what a message is about; undefined of all other prompts. */
export function readMessage(text: string): string | undefined {
  const message = Array.from(text.matchAll(/<message>([\s\S]*?)<\/message>/g)).at(-1)?.[1];
  return message === undefined ? undefined : unescape(message).trim();
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(/([\w-]+)="([^"]*)"/g), (match): [string, string] => [
      match[1] ?? "",
      unescape(match[2] ?? ""),
    ]),
  );
}

function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
