CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`event_ids` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `delivery_by_turn` ON `delivery` (`turn`);--> statement-breakpoint
CREATE TABLE `follow_up` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`question` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `follow_up_by_time` ON `follow_up` (`at`);--> statement-breakpoint
CREATE TABLE `handoff` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`outcome` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handoff_by_time` ON `handoff` (`at`);--> statement-breakpoint
CREATE INDEX `handoff_by_turn` ON `handoff` (`turn`);--> statement-breakpoint
CREATE TABLE `model_call` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`role` text NOT NULL,
	`model` text NOT NULL,
	`prompt` text NOT NULL,
	`input_tokens` integer,
	`output_tokens` integer,
	`milliseconds` integer NOT NULL,
	`result` text NOT NULL,
	`confidence` real
);
--> statement-breakpoint
CREATE INDEX `model_call_by_turn` ON `model_call` (`turn`);--> statement-breakpoint
CREATE TABLE `reply` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`text` text NOT NULL,
	`sources` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reply_by_turn` ON `reply` (`turn`);--> statement-breakpoint
CREATE TABLE `retrieval` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`passage` text NOT NULL,
	`rank` integer NOT NULL,
	`score` real NOT NULL,
	`dense_rank` integer,
	`lexical_rank` integer,
	`degraded` text
);
--> statement-breakpoint
CREATE INDEX `retrieval_by_turn` ON `retrieval` (`turn`);--> statement-breakpoint
CREATE TABLE `turn` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`question` text NOT NULL,
	`decision` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `turn_by_time` ON `turn` (`at`);--> statement-breakpoint
CREATE INDEX `turn_by_conversation` ON `turn` (`conversation`,`at`);--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `webhook_by_time` ON `webhook` (`at`);--> statement-breakpoint
CREATE INDEX `webhook_by_conversation` ON `webhook` (`conversation`,`at`);