/** Markdown with front matter and GitHub's tables, as a tree. Pure. */
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm);

export function markdownTree(text: string): ReturnType<typeof parser.parse> {
  return parser.parse(text);
}
