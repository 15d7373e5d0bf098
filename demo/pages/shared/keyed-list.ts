/**
 * Brings a container's children in line with a list of rows. An unchanged row keeps its element, so that focus, text
 * selection and what a screen reader has already said survive each drawing.
 */
export interface Row {
  readonly key: string;
}

const drawn = new WeakMap<Node, string>();

export function showRows<Shown extends Row>(
  container: HTMLElement,
  rows: readonly Shown[],
  draw: (row: Shown) => HTMLElement,
): void {
  const existing = new Map<string, HTMLElement>();
  for (const child of container.children) {
    if (child instanceof HTMLElement && child.dataset["key"] !== undefined) existing.set(child.dataset["key"], child);
  }
  let previous: Node | null = null;
  for (const row of rows) {
    const known = existing.get(row.key);
    const signature = JSON.stringify(row);
    const current = known && drawn.get(known) === signature ? known : drawRow(row, signature, draw);
    if (known && known !== current) replaceRow(known, current);
    const next: Node | null = previous ? previous.nextSibling : container.firstChild;
    if (next !== current) container.insertBefore(current, next);
    existing.delete(row.key);
    previous = current;
  }
  for (const child of existing.values()) child.remove();
}

/** Whoever was on the row's button by keyboard stays there. */
function replaceRow(known: HTMLElement, current: HTMLElement): void {
  const hadFocus = known.contains(document.activeElement);
  known.replaceWith(current);
  if (hadFocus) current.querySelector<HTMLElement>("button, a")?.focus();
}

function drawRow<Shown extends Row>(row: Shown, signature: string, draw: (row: Shown) => HTMLElement): HTMLElement {
  const created = draw(row);
  created.dataset["key"] = row.key;
  drawn.set(created, signature);
  return created;
}
