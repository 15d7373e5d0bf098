CREATE TABLE `knowledge_activation` (
	`number` integer PRIMARY KEY NOT NULL,
	`revision_id` text NOT NULL,
	`activated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge_document` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`path` text NOT NULL,
	`title` text NOT NULL,
	`document` text,
	`revision` text,
	`date` text,
	`url` text,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`passage_count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge_document_passage` (
	`document_id` text NOT NULL,
	`position` integer NOT NULL,
	`passage_id` text NOT NULL,
	PRIMARY KEY(`document_id`, `position`),
	FOREIGN KEY (`document_id`) REFERENCES `knowledge_document`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`passage_id`) REFERENCES `knowledge_passage`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `knowledge_document_passage_by_passage` ON `knowledge_document_passage` (`passage_id`);--> statement-breakpoint
CREATE TABLE `knowledge_mutation` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `knowledge_mutation_id_unique` ON `knowledge_mutation` (`id`);--> statement-breakpoint
CREATE TABLE `knowledge_passage` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`headings` text NOT NULL,
	`text` text NOT NULL,
	`embedded_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `knowledge_passage_id_unique` ON `knowledge_passage` (`id`);--> statement-breakpoint
CREATE TABLE `knowledge_revision` (
	`id` text PRIMARY KEY NOT NULL,
	`embedding_model` text NOT NULL,
	`dimensions` integer NOT NULL,
	`last_mutation` text,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge_revision_document` (
	`revision_id` text NOT NULL,
	`document_id` text NOT NULL,
	PRIMARY KEY(`revision_id`, `document_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `knowledge_revision`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `knowledge_revision_document_by_document` ON `knowledge_revision_document` (`document_id`);--> statement-breakpoint
CREATE TABLE `knowledge_stray_vector` (
	`id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge_term` (
	`term` text PRIMARY KEY NOT NULL,
	`initial` text NOT NULL,
	`length` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `knowledge_term_by_shape` ON `knowledge_term` (`initial`,`length`);