/** Markdown with front matter → sections of blocks. Pure. Texts are cut from the source as written. */
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { ParsedSource, SourceFile } from "../source.ts";
import { readFrontMatter } from "./front-matter.ts";
import { markdownTree } from "./markdown-tree.ts";
import { sectionsOf } from "./sections.ts";
import type { Content } from "./sections.ts";

export function parseMarkdown(file: SourceFile): ParsedSource {
  const { children } = markdownTree(file.text);
  const [first] = children;
  const front = first?.type === "yaml" ? readFrontMatter(file, first.value) : null;
  if (front === null && file.declared?.title === undefined) {
    const problem = "has no front matter: begin the file with a `---` line, `title: …` and another `---` line";
    return badSource(file, 1, problem);
  }
  if (front?.kind === "bad") {
    return front;
  }
  const details = detailsOf(file, front?.stated ?? {}, null);
  const slice = ({ position }: Pick<Content, "position">): string =>
    file.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0).trim();
  return {
    kind: "prose",
    details,
    sections: sectionsOf(details.title, front === null ? children : children.slice(1), {
      text: slice,
      items: (list) => list.children.map(slice),
    }),
  };
}
