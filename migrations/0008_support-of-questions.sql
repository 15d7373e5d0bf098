ALTER TABLE `route` ADD `support` real;--> statement-breakpoint
ALTER TABLE `route` ADD `support_needed` real;