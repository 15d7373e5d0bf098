/** As much of XML as a sitemap needs. Pure. */
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
