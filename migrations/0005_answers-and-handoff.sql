CREATE TABLE `claim` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`verdict` text NOT NULL,
	`passage` text,
	`document` text,
	`revision` text,
	`page` integer,
	`model` text NOT NULL,
	`prompt` text NOT NULL,
	`event` text
);
--> statement-breakpoint
CREATE INDEX `claim_by_turn` ON `claim` (`turn`);--> statement-breakpoint
CREATE INDEX `claim_by_passage` ON `claim` (`passage`);--> statement-breakpoint
CREATE TABLE `contact_fact` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`customer` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contact_fact_by_customer` ON `contact_fact` (`customer`);--> statement-breakpoint
CREATE INDEX `contact_fact_by_value` ON `contact_fact` (`field`,`value`);--> statement-breakpoint
CREATE TABLE `ending` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`thread` text NOT NULL,
	`outcome` text NOT NULL,
	`summary` text NOT NULL,
	`topic` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ending_by_time` ON `ending` (`at`);--> statement-breakpoint
CREATE TABLE `follow_up_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`way` text NOT NULL,
	`result` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `follow_up_delivery_by_turn` ON `follow_up_delivery` (`turn`);--> statement-breakpoint
CREATE TABLE `platform_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`calls` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `platform_calls_by_conversation` ON `platform_calls` (`conversation`);--> statement-breakpoint
CREATE INDEX `platform_calls_by_time` ON `platform_calls` (`at`);--> statement-breakpoint
CREATE TABLE `rating` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`thread` text NOT NULL,
	`score` integer,
	`comment` text
);
--> statement-breakpoint
CREATE INDEX `rating_by_time` ON `rating` (`at`);--> statement-breakpoint
CREATE TABLE `route` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`turn` text NOT NULL,
	`assistant` text NOT NULL,
	`topic` text NOT NULL,
	`language` text NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `route_by_turn` ON `route` (`turn`);--> statement-breakpoint
CREATE INDEX `route_by_topic` ON `route` (`topic`,`at`);--> statement-breakpoint
ALTER TABLE `follow_up` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `follow_up` ADD `company` text;--> statement-breakpoint
ALTER TABLE `follow_up` ADD `context` text;