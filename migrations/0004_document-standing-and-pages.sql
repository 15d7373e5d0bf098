ALTER TABLE `knowledge_document` ADD `superseded_by` text;--> statement-breakpoint
ALTER TABLE `knowledge_document` ADD `audience` text;--> statement-breakpoint
ALTER TABLE `knowledge_document` ADD `trust` text;--> statement-breakpoint
ALTER TABLE `knowledge_passage` ADD `document_number` text;--> statement-breakpoint
ALTER TABLE `knowledge_passage` ADD `page` integer;--> statement-breakpoint
ALTER TABLE `knowledge_passage` ADD `language` text;--> statement-breakpoint
ALTER TABLE `knowledge_passage` ADD `source` text;--> statement-breakpoint
ALTER TABLE `knowledge_passage` ADD `status` text;