/** Builds elements. Text always becomes a text node: nothing here can turn a message into markup. */
export type Child = Node | string | undefined;
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) setAttribute(created, key, value);
  for (const child of children) {
    if (child !== undefined) created.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return created;
}

interface Attributed {
  setAttribute(name: string, value: string): unknown;
  removeAttribute(name: string): unknown;
}

/** Absent for undefined and false, empty for true. */
export function setAttribute(target: Attributed, key: string, value: string | boolean | undefined): void {
  if (value === undefined || value === false) target.removeAttribute(key);
  else target.setAttribute(key, value === true ? "" : value);
}

export function button(attributes: Attributes, onClick: () => void, ...children: readonly Child[]): HTMLButtonElement {
  const created = element("button", { type: "button", ...attributes }, ...children);
  created.addEventListener("click", onClick);
  return created;
}

const shapes = {
  chat: "M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 4v-4h-1A1.5 1.5 0 0 1 4 14.5z",
  down: "M6 9.5l6 6 6-6",
  send: "M4 12l16-7.5-5 15.5-3.5-6z M11.500 14L20 4.500",
  document: "M7 3.500h7l4 4v13H7z M14 3.500v4h4",
  back: "M14.500 6l-6 6 6 6",
  retry: "M19 12a7 7 0 1 1-2.200-5.100 M19 4v4h-4",
  up: "M7.500 11v8.500H4.500V11z M7.500 11l4-7a2 2 0 0 1 2 2v4h4.800a1.500 1.500 0 0 1 1.500 1.800l-1.200 6a1.500 1.500 0 0 1-1.500 1.200H7.500",
  below:
    "M16.500 13V4.500h3V13z M16.500 13l-4 7a2 2 0 0 1-2-2v-4H5.700a1.500 1.500 0 0 1-1.500-1.800l1.200-6a1.500 1.500 0 0 1 1.500-1.200h9.600",
  lock: "M7 11h10v8.500H7z M9 11V8.500a3 3 0 0 1 6 0V11",
} as const;

export function icon(name: keyof typeof shapes): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", shapes[name]);
  drawing.appendChild(path);
  return drawing;
}
