CREATE TABLE "stale_facts" (
	"id" serial PRIMARY KEY NOT NULL,
	"question" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "stale_facts_by_question" ON "stale_facts" USING btree ("question","id");