CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"receipt" jsonb NOT NULL,
	"untold" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"counts" jsonb NOT NULL
);
