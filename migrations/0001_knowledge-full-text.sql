-- rowid is knowledge_passage.number. Contentless: the texts stand in knowledge_passage.
-- One index for each kind of passage: the catalogue's near-equal rows would make the words of the
-- trade look common, and so worthless, among the prose.
-- No triggers (D1's remote migrations break on them): the publisher writes both in one batch.
CREATE VIRTUAL TABLE `knowledge_prose_words` USING fts5(
	title,
	headings,
	text,
	codes,
	content = '',
	contentless_delete = 1,
	tokenize = "porter unicode61 remove_diacritics 2"
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `knowledge_part_words` USING fts5(
	title,
	headings,
	text,
	codes,
	content = '',
	contentless_delete = 1,
	tokenize = "porter unicode61 remove_diacritics 2"
);
