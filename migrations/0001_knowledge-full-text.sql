-- rowid is knowledge_passage.number. Contentless: the texts stand in knowledge_passage.
-- No triggers (D1's remote migrations break on them): the publisher writes both in one batch.
CREATE VIRTUAL TABLE `knowledge_passage_text` USING fts5(
	title,
	headings,
	text,
	codes,
	content = '',
	contentless_delete = 1,
	tokenize = "porter unicode61 remove_diacritics 2"
);
