/**
 * Every table, in one place. `npm run migrations` turns a change here into a file in
 * `migrations/`; the full-text index cannot be said in drizzle and has a file of its own there.
 */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

// Knowledge. worker/knowledge/publish.ts says how these hang together.

/** A set of documents embedded by one model. Its id is the hash of both: equal content, equal id. */
export const knowledgeRevision = sqliteTable("knowledge_revision", {
  id: text().primaryKey(),
  embeddingModel: text("embedding_model").notNull(),
  dimensions: integer().notNull(),
  /** The newest Vectorize mutation made for it; null when nothing had to be embedded. */
  lastMutation: text("last_mutation"),
  openedAt: integer("opened_at").notNull(),
});

/**
 * The history of what was served; the highest number is served now. The number is chosen by the
 * publisher as "one after what I saw", so of two publishers at once the second is refused here.
 */
export const knowledgeActivation = sqliteTable("knowledge_activation", {
  number: integer().primaryKey(),
  revisionId: text("revision_id").notNull(),
  activatedAt: integer("activated_at").notNull(),
});

/** One version of one document. Its id is the hash of everything in the row and of its passages. */
export const knowledgeDocument = sqliteTable("knowledge_document", {
  id: text().primaryKey(),
  path: text().notNull(),
  title: text().notNull(),
  document: text(),
  revision: text(),
  date: text(),
  url: text(),
  language: text().notNull(),
  status: text({ enum: ["current", "superseded", "obsolete"] }).notNull(),
  /** How many passages it has when complete; fewer rows than that means a run that died. */
  passageCount: integer("passage_count").notNull(),
});

/** No foreign key to the document: a revision is declared before its documents arrive. */
export const knowledgeRevisionDocument = sqliteTable(
  "knowledge_revision_document",
  {
    revisionId: text("revision_id")
      .notNull()
      .references(() => knowledgeRevision.id, { onDelete: "cascade" }),
    documentId: text("document_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.revisionId, table.documentId] }),
    index("knowledge_revision_document_by_document").on(table.documentId),
  ],
);

export const knowledgePassage = sqliteTable("knowledge_passage", {
  /** The rowid, by which the full-text index knows the passage. Never used twice. */
  number: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  kind: text({ enum: ["prose", "part"] }).notNull(),
  title: text().notNull(),
  headings: text({ mode: "json" }).$type<readonly string[]>().notNull(),
  text: text().notNull(),
  /** `model@dimensions` of its vector in Vectorize; null when it has none there. */
  embeddedBy: text("embedded_by"),
});

export const knowledgeDocumentPassage = sqliteTable(
  "knowledge_document_passage",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => knowledgeDocument.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    passageId: text("passage_id")
      .notNull()
      .references(() => knowledgePassage.id),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.position] }),
    index("knowledge_document_passage_by_passage").on(table.passageId),
  ],
);

/** Vectors that may exist in Vectorize and should not: written before an upsert, swept after. */
export const knowledgeStrayVector = sqliteTable("knowledge_stray_vector", {
  id: text().primaryKey(),
});

/** The order of our Vectorize mutations, whose ids alone say nothing about order. */
export const knowledgeMutation = sqliteTable("knowledge_mutation", {
  number: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
});

/** Words of the passages, unstemmed: what a misspelled word of a question may have meant. */
export const knowledgeTerm = sqliteTable(
  "knowledge_term",
  {
    term: text().primaryKey(),
    initial: text().notNull(),
    length: integer().notNull(),
  },
  (table) => [index("knowledge_term_by_shape").on(table.initial, table.length)],
);
