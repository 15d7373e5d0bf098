/** What sources.yaml says, what of it is wrong, and what becomes of the documents of a folder. */
import { afterEach, describe, expect, it } from "vitest";
import { problemLine } from "../../rag-indexer/failure.ts";
import type { Loaded } from "../../rag-indexer/load.ts";
import { parseSources } from "../../rag-indexer/sources/read-sources.ts";
import type { ServedDocument } from "../../worker/knowledge/contract.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { loadFolder } from "../support/load-folder.ts";

let folder: KnowledgeFolder | null = null;
afterEach(async () => {
  await folder?.delete();
  folder = null;
});

describe("sources.yaml", () => {
  it("gives defaults to what it declares, and leaves revisions as they are written", () => {
    const read = parseSources(
      "k/sources.yaml",
      `defaults: { language: de, base_url: "https://docs.example/" }
limits: { file_mb: 5, passage: 500 }
sources:
  - files: [a.pdf, "old/*.pdf"]
    revision: 1.10
    superseded_by: FM-2
  - web: docs
    hosts: [Docs.Example]
    addresses: https://docs.example/a
    document: FM-2
    supersedes: FM-1
`,
    );
    expect(read).toMatchObject({
      kind: "ok",
      sources: {
        limits: { fileBytes: 5 * 1024 * 1024, size: { target: 500, most: 2_400 } },
        superseded: { "FM-1": "FM-2" },
        files: [
          {
            line: 4,
            files: ["a.pdf", "old/*.pdf"],
            declared: { defaultLanguage: "de", revision: "1.10", status: "superseded", supersededBy: "FM-2" },
          },
        ],
        web: [{ name: "docs", hosts: ["docs.example"], addresses: ["https://docs.example/a"], pages: 500 }],
      },
    });
  });

  it.for([
    ["sources:\n  - files: a.pdf\n    status: old\n", "3: `status` is none of current, superseded, obsolete"],
    ["sources:\n  - files: a.pdf\n    titel: A\n", "3: `titel` is no setting that is known here"],
    [
      "sources:\n  - file: a.pdf\n    titel: A\n    langauge: de\n",
      "2: `file` is no setting that is known here: is `files` meant?",
    ],
    [
      "sources:\n  - file: a.pdf\n    tittle: A\n    langauge: de\n",
      "3: `tittle` is no setting that is known here: is `title` meant?",
    ],
    [
      "sources:\n  - file: a.pdf\n    titel: A\n    langauge: de\n",
      "4: `langauge` is no setting that is known here: is `language` meant?",
    ],
    ["defaults: { trust: high }\nsources:\n  - files: a.pdf\n    status: old\n", "4: `status` is none of current"],
    ["sources:\n  - title: A\n", "2: `files` is missing"],
    [
      "sources:\n  - web: docs\n    hosts: [a.example]\n    sitemap: ftp://a.example\n",
      "4: `sitemap` is not an http(s) address",
    ],
    ["sources:\n  - files: a.csv\n    columns:\n      Part: Order\n", "4: `Part` is not a field such as part_number"],
    ["limits:\n  passage: many\n", "2: `passage` is not a whole number"],
    ["limits: { passage: 3000 }\n", "1: `passage` may not be more than `whole`"],
    ["sources:\n  - files: a.pdf\n   title: A\n", "3: is not YAML"],
    ["- files: a.pdf\n", "1: `sources` is not a list of `name: value` lines"],
    ["sources:\n\t- files: a.pdf\n", "2: is not YAML (Tabs are not allowed as indentation); indent with spaces"],
    [
      "sources:\n  - files: a.pdf\n    title: A\n    title: B\n",
      "4: is not YAML (Map keys must be unique); write each",
    ],
    ["sources:\n  - files: a.pdf\n  - files: [b.pdf, a.pdf]\n", "3: a.pdf is declared in line 2 already: keep one"],
    ["sources:\n  - files: []\n", "2: `files` is an empty list"],
    ["sources:\n  - web: a\n    hosts: https://b.example/\n", "3: `hosts` is no host: write docs.example.com"],
    ["limits:\n  passage: 0\n", "2: `passage` is not a whole number above 0"],
    [`a: &a [${"x,".repeat(20)}x]\nb: &b [${"*a,".repeat(20)}*a]\nc: [${"*b,".repeat(20)}*b]\n`, "1: refers to itself"],
    ["sources:\n  - { web: a, hosts: b.example }\n", "2: a has neither `sitemap` nor `addresses`"],
    [
      "sources:\n  - { web: a, hosts: b.example }\n  - { web: a, hosts: b.example }\n",
      "3: two web sources are called a",
    ],
  ] as const)("%j is refused with its line", ([yaml, line]) => {
    const read = parseSources("sources.yaml", yaml);
    expect(read.kind === "bad" ? read.problems.map(problemLine) : []).toContainEqual(
      expect.stringContaining(`sources.yaml:${line}`),
    );
  });
});

describe("the documents of a folder", () => {
  it("are described by their own entry, then by the first pattern, and Markdown by itself", async () => {
    const { documents } = await load({
      "a.txt": "A.",
      "b/b.txt": "B.",
      "c.md": "---\ntitle: Own\nlanguage: fr\n---\nC.",
      "d.md": "D without front matter.",
      "sources.yaml": `sources:
  - { files: "**/*.txt", trust: unreviewed, base_url: "https://x.example/docs" }
  - { files: a.txt, title: The A, document: FM-1, revision: B }
  - { files: "*.md", title: Declared, language: de, document: FM-3 }
`,
    });
    const details = await Promise.all(documents.map(async (document) => (await document.read?.())?.details));
    expect(details).toMatchObject([
      { path: "a", title: "The A", document: "FM-1", revision: "B", language: "en", url: null },
      { path: "b/b", title: "B", trust: "unreviewed", url: "https://x.example/docs/b/b.txt" },
      { path: "c", title: "Own", document: "FM-3", language: "fr" },
      { path: "d", title: "Declared", language: "de" },
    ]);
  });

  it("that another one supersedes are marked so, wherever the number is stated", async () => {
    const { documents } = await load({
      "old.md": "---\ntitle: Old\ndocument: FM-1\n---\nOld.",
      "new.md": "---\ntitle: New\ndocument: FM-2\n---\nNew.",
      "sources.yaml": "sources:\n  - { files: new.md, document: FM-2, supersedes: [FM-1] }\n",
    });
    expect(documents.map(({ path, status }) => [path, status])).toEqual([
      ["new", "current"],
      ["old", "superseded"],
    ]);
    expect((await documents[1]?.read?.())?.details.supersededBy).toBe("FM-2");
  });

  it("are superseded by none that nobody names, whatever their number", async () => {
    const { documents } = await load({ "a.md": "---\ntitle: A\ndocument: constructor\n---\nText." });
    expect(documents.map(({ status }) => status)).toEqual(["current"]);
  });

  it("that are internal or obsolete are checked and not sent", async () => {
    const { documents } = await load({
      "a.md": "---\ntitle: A\naudience: internal\n---\nMargins.",
      "b.md": "---\ntitle: B\nstatus: obsolete\n---\nGone.",
      "c.txt": "Public.",
    });
    expect(documents.map(({ passages }) => passages.length)).toEqual([0, 0, 1]);
  });

  it("carry language, page and an address of their own in what is embedded, but none that a new name changes", async () => {
    const files = { "a.md": "---\ntitle: A\nurl: https://x.example/a\nlanguage: de\n---\nText.", "b.txt": "B." };
    const { documents } = await load(files, [], "https://docs.example");
    const passages = await Promise.all(documents.map(async (document) => (await document.read?.())?.passages[0]));
    expect(passages).toMatchObject([{ language: "de", source: "https://x.example/a" }, { language: "en" }]);
    expect(passages[1]?.source).toBeUndefined();
  });

  it("that cannot be read are named, and stay as they are served", async () => {
    const served = ["bad", "big", "table", "gone", "unknown"].map((path) => servedAs(path));
    const loaded = await load(
      {
        "bad.pdf": "no PDF",
        "big.txt": "x".repeat(1024 * 1024 + 1),
        "table.csv": "a,b\n1,2\n",
        "new.docx": "never served",
        "good.txt": "Good.",
        "parts.json": "not declared",
        "sources.yaml": `limits: { file_mb: 1 }
sources:
  - { files: table.csv, columns: { part_number: Order code } }
  - { files: gone.pdf }
`,
      },
      served,
    );
    expect(loaded.problems.map((problem) => problemLine(problem).slice(`${folder?.path}/`.length))).toEqual([
      "bad.pdf: is damaged, or no PDF: export it again",
      "big.txt: is 1 MB, more than the 1 MB that are read: split it, or raise limits.file_mb in sources.yaml",
      expect.stringMatching(/^new\.docx: is no readable Word document/),
      expect.stringMatching(
        /^table\.csv:1: has no column `Order code` \(mapped to part_number\); its columns are `a`, `b`/,
      ),
      expect.stringMatching(/^gone\.pdf: is declared in sources\.yaml \(line 4\) and not there, so it is not served/),
    ]);
    expect(loaded.kept.toSorted()).toEqual(["bad", "big", "table"]);
    expect(loaded.documents.map(({ path, id }) => (id.startsWith("served") ? id : path))).toEqual([
      "good",
      "served-bad",
      "served-big",
      "served-table",
    ]);
    expect(loaded.skipped.map((name) => name.split("/").at(-1))).toEqual(["parts.json"]);
  });
});

describe("what is declared", () => {
  it("and fits nothing is named: a folder that is named as a file, a pattern; other ways to write a name are met", async () => {
    const { problems, remarks, documents } = await load({
      ["manuals/größe.md".normalize("NFD")]: "A.",
      "notes/b.txt": "B.",
      "sources.yaml": `sources:
  - { files: ./manuals/größe.md, title: Met }
  - { files: notes, title: Folder }
  - { files: "none/*.pdf", title: Pattern }
`,
    });
    const plain = (line: string): string => line.slice(`${folder?.path}/`.length);
    expect(problems.map((problem) => plain(problemLine(problem)))).toEqual([
      "notes: is a folder: in sources.yaml (line 3) write `notes/**` for all of its files",
    ]);
    expect(remarks.map(plain)).toEqual(["none/*.pdf: is declared in sources.yaml (line 4) and fits no file"]);
    expect((await documents[0]?.read?.())?.details).toMatchObject({ path: "manuals/größe", title: "Met" });
  });

  it("has the address of the page or file that it is, whatever its name holds", async () => {
    const { documents } = await load(
      { "a #1 (100%)?.md": "A.", "b c.txt": "B.", "d%20.md": "D." },
      [],
      "https://docs.example/x",
    );
    const details = await Promise.all(documents.map(async (document) => (await document.read?.())?.details.url));
    expect(details).toEqual([
      "https://docs.example/x/a%20%231%20(100%25)%3F",
      "https://docs.example/x/b%20c.txt",
      "https://docs.example/x/d%2520",
    ]);
  });
});

function servedAs(path: string): ServedDocument {
  return { id: `served-${path}`, source: "another", path, passages: [] };
}

async function load(
  files: Readonly<Record<string, string>>,
  served: readonly ServedDocument[] = [],
  baseUrl: string | null = null,
): Promise<Loaded> {
  folder = await knowledgeFolder(files);
  return loadFolder(folder.path, { baseUrl, served });
}
