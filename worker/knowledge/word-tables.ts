/** The full-text index of each kind of passage; migrations/0001 says why there are two. */
export const WORD_TABLES = { prose: "knowledge_prose_words", part: "knowledge_part_words" } as const;

/** SQL that is true when no passage holds the word that the SQL expression `word` stands for; `*` for a beginning. */
export function isUnknown(word: string, after: "" | " *" = ""): string {
  return Object.values(WORD_TABLES)
    .map((table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table} MATCH '"' || ${word} || '"${after}')`)
    .join(" AND ");
}
