/** Where the agent writes: to the customer, or a note that only agents see. Drafts stay with their chat. */
import { element } from "../shared/element.ts";
import { enterSends } from "../shared/enter-sends.ts";

export interface AnswerForm {
  readonly form: HTMLFormElement;
  readonly show: (chatId: string) => void;
}

export interface AnswerActions {
  /** False when it was refused. */
  readonly send: (chatId: string, text: string, visibility: "all" | "agents") => Promise<boolean>;
  readonly typing: (chatId: string) => void;
}

export function createAnswerForm({ send, typing }: AnswerActions): AnswerForm {
  const reply = element("input", { type: "radio", name: "audience", value: "all", checked: true });
  const note = element("input", { type: "radio", name: "audience", value: "agents" });
  const field = element("textarea", { rows: "3", "aria-label": "Your answer", maxlength: "4000" });
  const submit = element("button", { type: "submit", class: "primary" });
  const audience = element(
    "div",
    { class: "audience", role: "radiogroup", "aria-label": "Who sees it" },
    element("label", {}, reply, "Reply to customer"),
    element("label", {}, note, "Note to agents"),
  );
  const form = element(
    "form",
    { class: "answer" },
    audience,
    field,
    element(
      "div",
      { class: "answer-foot" },
      element("span", { class: "hint" }, "Enter sends, Shift+Enter makes a new line"),
      submit,
    ),
  );
  const drafts = new Map<string, string>();
  let chatId: string | undefined;

  function showAudience(): void {
    form.classList.toggle("to-agents", note.checked);
    submit.textContent = note.checked ? "Add note" : "Send";
    field.placeholder = note.checked ? "Only agents see this" : "Write to the customer…";
  }

  audience.addEventListener("change", () => {
    showAudience();
    field.focus();
  });
  field.addEventListener("input", () => {
    if (chatId === undefined) return;
    drafts.set(chatId, field.value);
    if (!note.checked && field.value !== "") typing(chatId);
  });
  enterSends(field, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const target = chatId;
    if (text === "" || target === undefined) return;
    field.value = "";
    drafts.delete(target);
    void send(target, text, note.checked ? "agents" : "all").then((sent) => {
      if (sent) return;
      drafts.set(target, text);
      if (chatId === target && field.value === "") field.value = text;
    });
  });
  showAudience();

  return {
    form,
    show(next) {
      if (next === chatId) return;
      chatId = next;
      field.value = drafts.get(next) ?? "";
      reply.checked = true;
      showAudience();
    },
  };
}
