/** As much of XML as sitemaps and workbooks need. Pure. */
import { fromXml } from "xast-util-from-xml";

type Root = ReturnType<typeof fromXml>;
export type XmlElement = Extract<Root["children"][number], { type: "element" }>;

/** The outermost element, or null for what is no XML. */
export function select(bytes: Uint8Array): XmlElement | null {
  try {
    const root = fromXml(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return root.children.find((child) => child.type === "element") ?? null;
  } catch {
    return null;
  }
}

/** The elements of that name right below, whatever the prefix of their namespace. */
export function below(parent: XmlElement | null, name: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => child.type === "element" && localName(child.name) === name,
  );
}

export function localName(name: string): string {
  return name.split(":").at(-1) ?? name;
}

/** Texts of the elements of that name, two levels down: `<url><loc>…`. */
export function selectAll(root: XmlElement, name: string): string[] {
  const elements = (parent: XmlElement): XmlElement[] => parent.children.filter((child) => child.type === "element");
  return elements(root)
    .flatMap(elements)
    .filter((element) => element.name === name)
    .map((element) =>
      element.children
        .map((child) => (child.type === "text" ? child.value : ""))
        .join("")
        .trim(),
    )
    .filter((text) => text !== "");
}
