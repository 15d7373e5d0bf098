/**
 * Chats as both vendor APIs give them (v3.6). Where they differ, both spellings are read: agents get `visibility`,
 * customers get `recipients`.
 */
import { type Fields, fieldsOf, listOf, numberOf, textOf } from "./fields.ts";

export interface ChatUser {
  readonly id: string;
  readonly kind: "agent" | "customer";
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly jobTitle: string | undefined;
  readonly present: boolean;
  /** Present, and unseen by the customer. */
  readonly watching: boolean;
}

export interface RichButton {
  readonly type: string;
  readonly text: string;
  readonly value: string;
  readonly postbackId: string;
  readonly pressed: boolean;
}

export interface RichElement {
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  readonly image: { readonly url: string; readonly description: string } | undefined;
  readonly buttons: readonly RichButton[];
}

export interface ChatEvent {
  readonly id: string;
  readonly threadId: string;
  readonly type: string;
  readonly customId: string | undefined;
  /** Absent on system messages. */
  readonly authorId: string | undefined;
  /** RFC 3339 with microseconds; sorts as text. */
  readonly createdAt: string;
  readonly agentsOnly: boolean;
  readonly deleted: boolean;
  readonly text: string;
  readonly systemType: string | undefined;
  readonly variables: Fields;
  readonly template: string | undefined;
  readonly elements: readonly RichElement[];
  readonly file: { readonly name: string; readonly url: string; readonly image: boolean } | undefined;
  readonly answers: readonly { readonly label: string; readonly answer: string }[];
}

export interface Queue {
  readonly position: number;
  readonly waitSeconds: number;
}

export interface Thread {
  readonly id: string;
  readonly active: boolean;
  readonly createdAt: string;
  readonly queue: Queue | undefined;
  readonly events: readonly ChatEvent[];
}

export interface Indicator {
  readonly authorId: string;
  readonly isTyping: boolean;
}

export function readUser(value: unknown): ChatUser | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields["id"]);
  if (id === undefined) return undefined;
  return {
    id,
    kind: fields["type"] === "customer" ? "customer" : "agent",
    name: textOf(fields["name"]),
    email: textOf(fields["email"]),
    jobTitle: textOf(fields["job_title"]),
    present: fields["present"] === true,
    watching: fields["visibility"] === "agents",
  };
}

export function readUsers(value: unknown): ChatUser[] {
  return listOf(value).flatMap((user) => readUser(user) ?? []);
}

function readElement(value: unknown): RichElement {
  const fields = fieldsOf(value);
  const image = fieldsOf(fields["image"]);
  const url = textOf(image["url"]);
  return {
    title: textOf(fields["title"]),
    subtitle: textOf(fields["subtitle"]),
    image: url === undefined ? undefined : { url, description: textOf(image["alternative_text"]) ?? "" },
    buttons: listOf(fields["buttons"]).map((each) => {
      const button = fieldsOf(each);
      return {
        type: textOf(button["type"]) ?? "message",
        text: textOf(button["text"]) ?? "",
        value: textOf(button["value"]) ?? "",
        postbackId: textOf(button["postback_id"]) ?? "",
        pressed: listOf(button["user_ids"]).length > 0,
      };
    }),
  };
}

function readAnswer(value: unknown): { label: string; answer: string } {
  const fields = fieldsOf(value);
  const chosen = [fields["answer"], ...listOf(fields["answers"])].flatMap(
    (answer) => textOf(answer) ?? textOf(fieldsOf(answer)["label"]) ?? [],
  );
  return { label: textOf(fields["label"]) ?? "", answer: chosen.join(", ") };
}

export function readEvent(value: unknown, threadId: string): ChatEvent | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields["id"]);
  const url = textOf(fields["url"]);
  if (id === undefined) return undefined;
  return {
    id,
    threadId,
    type: textOf(fields["type"]) ?? "",
    customId: textOf(fields["custom_id"]),
    authorId: textOf(fields["author_id"]),
    createdAt: textOf(fields["created_at"]) ?? "",
    agentsOnly: fields["visibility"] === "agents" || fields["recipients"] === "agents",
    deleted: fields["deleted"] === true,
    text: textOf(fields["text"]) ?? "",
    systemType: textOf(fields["system_message_type"]),
    variables: fieldsOf(fields["text_vars"]),
    template: textOf(fields["template_id"]),
    elements: listOf(fields["elements"]).map(readElement),
    file:
      url === undefined
        ? undefined
        : {
            name: textOf(fields["name"]) ?? "File",
            url,
            image: textOf(fields["content_type"])?.startsWith("image/") ?? false,
          },
    answers: listOf(fields["fields"]).map(readAnswer),
  };
}

export function readQueue(value: unknown): Queue | undefined {
  const fields = fieldsOf(value);
  const position = numberOf(fields["position"]);
  return position === undefined ? undefined : { position, waitSeconds: numberOf(fields["wait_time"]) ?? 0 };
}

export function readThread(value: unknown): Thread | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields["id"]);
  if (id === undefined) return undefined;
  return {
    id,
    active: fields["active"] === true,
    createdAt: textOf(fields["created_at"]) ?? "",
    queue: readQueue(fields["queue"]),
    events: listOf(fields["events"]).flatMap((event) => readEvent(event, id) ?? []),
  };
}

export function readTyping(value: unknown): Indicator | undefined {
  const fields = fieldsOf(value);
  const authorId = textOf(fields["author_id"]);
  return authorId === undefined ? undefined : { authorId, isTyping: fields["is_typing"] === true };
}

/** Events by id, the later reading of the same event winning; oldest first. */
export function mergeEvents(
  known: ReadonlyMap<string, ChatEvent>,
  more: readonly ChatEvent[],
): ReadonlyMap<string, ChatEvent> {
  const merged = new Map(known);
  for (const event of more) merged.set(event.id, event);
  return new Map([...merged].toSorted(([, left], [, right]) => (left.createdAt < right.createdAt ? -1 : 1)));
}
