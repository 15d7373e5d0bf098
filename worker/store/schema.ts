/**
 * Every table, in one place though it is long: `npm run migrations` compares it as a whole with the last
 * state and turns a change into a file in `migrations/`. The full-text index cannot be said in drizzle and
 * has a file of its own there.
 */
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

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
export const knowledgeDocument = sqliteTable(
  "knowledge_document",
  {
    id: text().primaryKey(),
    /** Hash of the file it was made of: what is equal need not be parsed again. */
    source: text().notNull(),
    path: text().notNull(),
    title: text().notNull(),
    document: text(),
    revision: text(),
    date: text(),
    url: text(),
    language: text().notNull(),
    status: text({ enum: ["current", "superseded", "obsolete"] }).notNull(),
    supersededBy: text("superseded_by"),
    audience: text({ enum: ["public", "internal"] }),
    trust: text({ enum: ["authoritative", "reviewed", "unreviewed"] }),
    /** How many passages it has when complete; fewer rows than that means a run that died. */
    passageCount: integer("passage_count").notNull(),
  },
  (table) => [index("knowledge_document_by_language").on(table.language)],
);

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
  documentNumber: text("document_number"),
  page: integer(),
  language: text(),
  source: text(),
  /** A part's own standing; null for current ones and for prose. */
  status: text({ enum: ["superseded", "obsolete"] }),
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

// Log. One row for each thing that happened, never changed; worker/store/log.ts writes them.
// `id` is the conversation's name and what happened in it, so that writing a row twice is harmless.

const entry = {
  id: text().primaryKey(),
  /** `channel:organization:chat`. */
  conversation: text().notNull(),
  /** Milliseconds since 1970. */
  at: integer().notNull(),
};
/** The customer's newest message in the turn. */
const turn = text().notNull();

/** A delivery that bore the right secret. `chat` is empty where the platform named none. */
export const webhook = sqliteTable(
  "webhook",
  {
    ...entry,
    action: text().notNull(),
    verdict: text({ enum: ["accepted", "duplicate", "ignored"] }).notNull(),
    reason: text(),
  },
  (table) => [index("webhook_by_time").on(table.at), index("webhook_by_conversation").on(table.conversation, table.at)],
);

/** A question taken up; taken up again under another id when a further message overtook it. */
export const turnTaken = sqliteTable(
  "turn",
  { ...entry, turn, question: text().notNull(), decision: text().notNull() },
  (table) => [index("turn_by_time").on(table.at), index("turn_by_conversation").on(table.conversation, table.at)],
);

/** A passage found for a question. */
export const retrieval = sqliteTable(
  "retrieval",
  {
    ...entry,
    turn,
    passage: text().notNull(),
    rank: integer().notNull(),
    score: real().notNull(),
    denseRank: integer("dense_rank"),
    lexicalRank: integer("lexical_rank"),
    /** Which half of the search could not be asked, if any. */
    degraded: text(),
  },
  (table) => [index("retrieval_by_turn").on(table.turn)],
);

export const modelCall = sqliteTable(
  "model_call",
  {
    ...entry,
    turn,
    role: text({ enum: ["triage", "answer", "repair", "summary", "judge"] }).notNull(),
    model: text().notNull(),
    prompt: text().notNull(),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    /** Whether any of them are by length: the provider did not tell, as where the call was cut short. */
    tokensEstimated: integer("tokens_estimated", { mode: "boolean" }).notNull().default(false),
    milliseconds: integer().notNull(),
    /** `answer`, `unsure` …, else the name of the error. */
    result: text().notNull(),
    confidence: real(),
  },
  (table) => [index("model_call_by_turn").on(table.turn), index("model_call_by_time").on(table.at)],
);

/** A reply as it was decided; `delivery` says whether it got there. */
export const reply = sqliteTable(
  "reply",
  { ...entry, turn, text: text().notNull(), sources: text({ mode: "json" }).$type<readonly unknown[]>().notNull() },
  (table) => [index("reply_by_turn").on(table.turn)],
);

export const delivery = sqliteTable(
  "delivery",
  { ...entry, turn, eventIds: text("event_ids", { mode: "json" }).$type<readonly string[]>().notNull() },
  (table) => [index("delivery_by_turn").on(table.turn)],
);

export const handoff = sqliteTable(
  "handoff",
  {
    ...entry,
    turn,
    reason: text().notNull(),
    evidence: text().notNull(),
    outcome: text({ enum: ["planned", "accepted", "refused", "queued", "taken"] }).notNull(),
  },
  (table) => [index("handoff_by_time").on(table.at), index("handoff_by_turn").on(table.turn)],
);

/** Whose conversation it is: the way from a customer to all that is to be erased. */
export const customerSeen = sqliteTable("customer", { ...entry, customer: text().notNull() }, (table) => [
  index("customer_by_customer").on(table.customer),
]);

/** A customer to write to, since nobody was there. */
export const followUp = sqliteTable(
  "follow_up",
  {
    ...entry,
    turn,
    email: text().notNull(),
    name: text(),
    phone: text(),
    company: text(),
    question: text().notNull(),
    /** What the human needs to know: the note that an agent would have read. */
    context: text(),
  },
  (table) => [index("follow_up_by_time").on(table.at)],
);

/** One try to bring a follow-up to where humans work; `ok`, or the name of the failure. */
export const followUpDelivery = sqliteTable(
  "follow_up_delivery",
  {
    ...entry,
    turn,
    way: text({ enum: ["email", "webhook", "help-desk"] }).notNull(),
    result: text().notNull(),
  },
  (table) => [index("follow_up_delivery_by_turn").on(table.turn)],
);

/** Which assistant took a turn, and what it took it for. */
export const route = sqliteTable(
  "route",
  {
    ...entry,
    turn,
    assistant: text().notNull(),
    topic: text().notNull(),
    language: text().notNull(),
    why: text().notNull(),
    /** How likely the passages hold what was asked for, and what that had to reach for a model to be asked. */
    support: real(),
    supportNeeded: real("support_needed"),
  },
  (table) => [index("route_by_turn").on(table.turn), index("route_by_topic").on(table.topic, table.at)],
);

/** One thing that a reply said, or was kept from saying, and the passage that it rests on. */
export const claim = sqliteTable(
  "claim",
  {
    ...entry,
    turn,
    text: text().notNull(),
    kind: text({ enum: ["quantity", "part", "standard", "number", "statement"] }).notNull(),
    verdict: text({ enum: ["supported", "unsupported", "unanchored"] }).notNull(),
    /** The passage's id, which is the hash of its content. */
    passage: text(),
    document: text(),
    revision: text(),
    page: integer(),
    model: text().notNull(),
    prompt: text().notNull(),
    /** The platform's id of the message that said it; null for what was never sent. */
    event: text(),
  },
  (table) => [index("claim_by_turn").on(table.turn), index("claim_by_passage").on(table.passage)],
);

/** One thing learnt of a customer: the newest of a field counts. Customers with one e-mail address are one contact. */
export const contactFact = sqliteTable(
  "contact_fact",
  {
    ...entry,
    customer: text().notNull(),
    field: text({ enum: ["email", "name", "phone", "company"] }).notNull(),
    value: text().notNull(),
    source: text({ enum: ["message", "form", "platform"] }).notNull(),
  },
  (table) => [
    index("contact_fact_by_customer").on(table.customer),
    index("contact_fact_by_value").on(table.field, table.value),
  ],
);

/** How a thread ended for the customer. */
export const ending = sqliteTable(
  "ending",
  {
    ...entry,
    thread: text().notNull(),
    outcome: text({ enum: ["answered", "handed-off", "follow-up", "abandoned"] }).notNull(),
    summary: text().notNull(),
    topic: text().notNull(),
  },
  (table) => [index("ending_by_time").on(table.at)],
);

/** What the customer thought of it, as the platform tells. `score` is 1 for good and 0 for bad. */
export const rating = sqliteTable(
  "rating",
  { ...entry, thread: text().notNull(), score: integer(), comment: text() },
  (table) => [index("rating_by_time").on(table.at)],
);

/** Calls of the platform since the row before: what the platform bills. */
export const platformCalls = sqliteTable(
  "platform_calls",
  { ...entry, action: text().notNull(), calls: integer().notNull() },
  (table) => [
    index("platform_calls_by_conversation").on(table.conversation),
    index("platform_calls_by_time").on(table.at),
  ],
);
