/** Enter sends what stands in the field; Shift and Enter makes a new line. */
export function enterSends(field: HTMLTextAreaElement, form: HTMLFormElement): void {
  field.addEventListener("keydown", (event) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
