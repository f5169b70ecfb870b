CREATE TABLE "exercises" (
	"id" text PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"question" text NOT NULL,
	"topic" text NOT NULL,
	"begun_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"lapses_at" bigint NOT NULL,
	"answered_at" bigint,
	"answer" "bytea",
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "quiz_results" (
	"id" serial PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"theme" text NOT NULL,
	"at" bigint NOT NULL,
	"right" integer NOT NULL,
	"asked" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "exercises_by_agent" ON "exercises" USING btree ("agent","begun_at");--> statement-breakpoint
CREATE INDEX "quiz_results_by_agent" ON "quiz_results" USING btree ("agent","theme");