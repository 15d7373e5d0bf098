/** Two search libraries that one would pick instead, over the same passages. */
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";

export interface Ranker {
  readonly name: string;
  /** The document of each passage found, best first. */
  rank(query: string, limit: number): Promise<string[]>;
}

interface StoredPassage {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly headings: string;
  readonly text: string;
}

const FIELDS = ["title", "headings", "text"] as const;

/** Both with their defaults, apart from the fields: that is how they are picked. */
export async function libraryRankers(db: D1Database): Promise<Ranker[]> {
  const passages = await readServedPassages(db);
  const paths = new Map(passages.map(({ id, path }) => [id, path]));
  const pathsOf = (ids: readonly string[]): string[] => ids.map((id) => paths.get(id) ?? "");

  const mini = new MiniSearch<StoredPassage>({ fields: [...FIELDS] });
  mini.addAll(passages);

  const orama = create({ schema: { id: "string", title: "string", headings: "string", text: "string" } });
  await insertMultiple(
    orama,
    passages.map(({ id, title, headings, text }) => ({ id, title, headings, text })),
  );

  return [
    {
      name: "minisearch",
      rank: async (query, limit) =>
        pathsOf(
          mini
            .search(query)
            .slice(0, limit)
            .map(({ id }) => String(id)),
        ),
    },
    {
      name: "orama",
      rank: async (query, limit) => {
        const found = await search(orama, { term: query, limit, properties: [...FIELDS] });
        return pathsOf(found.hits.map(({ document }) => document.id));
      },
    },
  ];
}

async function readServedPassages(db: D1Database): Promise<StoredPassage[]> {
  const { results } = await db
    .prepare(
      `SELECT p.id, min(d.path) AS path, p.title, p.headings, p.text
       FROM knowledge_passage p
       JOIN knowledge_document_passage dp ON dp.passage_id = p.id
       JOIN knowledge_document d ON d.id = dp.document_id
       WHERE d.status <> 'obsolete' GROUP BY p.id`,
    )
    .all<StoredPassage>();
  return results.map((row) => ({ ...row, headings: (JSON.parse(row.headings) as string[]).join(" ") }));
}
