/** Where the visitor writes. */
import { element, icon } from "../shared/element.ts";
import { enterSends } from "../shared/enter-sends.ts";

/** The vendor takes 16 KB of UTF-8 in one message; this many characters always fit. */
const longest = 4000;
const peekEvery = 1500;

export interface Composer {
  readonly form: HTMLFormElement;
  readonly focus: () => void;
}

export interface ComposerActions {
  readonly send: (text: string) => void;
  readonly peek: (text: string) => void;
}

export function createComposer({ send, peek }: ComposerActions): Composer {
  const field = element("textarea", {
    rows: "1",
    "aria-label": "Your message",
    placeholder: "Write a message…",
    maxlength: String(longest),
    autocomplete: "off",
  });
  const submit = element(
    "button",
    { type: "submit", class: "send", "aria-label": "Send message", disabled: true },
    icon("send"),
  );
  const form = element("form", { class: "composer" }, field, submit);
  let peekTimer: number | undefined;

  function resize(): void {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
    submit.disabled = field.value.trim() === "";
  }

  field.addEventListener("input", () => {
    resize();
    peekTimer ??= window.setTimeout(() => {
      peekTimer = undefined;
      peek(field.value);
    }, peekEvery);
  });
  enterSends(field, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === "") return;
    field.value = "";
    window.clearTimeout(peekTimer);
    peekTimer = undefined;
    resize();
    send(text);
    field.focus();
  });
  return { form, focus: () => field.focus() };
}
