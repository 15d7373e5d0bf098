import { element, icon } from "../shared/element.ts";
import { drawMessageText } from "../shared/message-view.ts";
import type { TranscriptRow } from "./transcript-rows.ts";

export function drawTranscriptRow(row: TranscriptRow): HTMLElement {
  if (row.kind === "thread") return element("p", { class: "thread-start" }, row.text);
  if (row.kind === "system") {
    return element("p", { class: "system" }, row.text, row.hidden ? " (only agents see this)" : undefined);
  }
  const author = element(
    "span",
    { class: "name" },
    row.name,
    row.role === "bot" ? element("span", { class: "tag" }, "Bot") : undefined,
  );
  const time = element("span", { class: "time" }, row.time);
  const body = element("div", { class: "body" }, drawMessageText(row.text));
  if (row.kind === "note") {
    const label = element("span", { class: "note-label" }, icon("lock"), "Only agents see this");
    return element(
      "article",
      { class: "note", "aria-label": `Note by ${row.name}, only agents see this` },
      element("p", { class: "head" }, author, label, time),
      body,
    );
  }
  return element(
    "article",
    { class: `said ${row.role}`, "aria-label": `${row.name}, ${row.time}` },
    row.head ? element("p", { class: "head" }, author, time) : undefined,
    body,
  );
}
