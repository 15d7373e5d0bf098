interface Button {
  readonly postback_id: string;
  /** Who has pressed it. */
  user_ids: string[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isButton(value: unknown): value is Button {
  return isRecord(value) && typeof value["postback_id"] === "string" && Array.isArray(value["user_ids"]);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The buttons of a rich message's content, to be read and changed in place; none for other events. */
export function richButtons(content: Readonly<Record<string, unknown>>): Button[] {
  const elements = listOf(content["elements"]).filter(isRecord);
  return elements.flatMap((element) => listOf(element["buttons"]).filter(isButton));
}
