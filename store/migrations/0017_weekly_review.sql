CREATE TABLE "review_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"week" text NOT NULL,
	"kind" text NOT NULL,
	"label" "bytea" NOT NULL,
	"article" text,
	"section" text,
	"now" integer NOT NULL,
	"before" integer NOT NULL,
	"trend" jsonb NOT NULL,
	"open_minutes" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"proposed_at" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	"reason" text,
	"owner" text,
	"due" text
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"week" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"requests" integer NOT NULL,
	"groups" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "review_proposals_by_state" ON "review_proposals" USING btree ("state","proposed_at");