CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL,
	`customer` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `customer_by_customer` ON `customer` (`customer`);