CREATE TABLE "question_openings" (
	"id" serial PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"agent" text NOT NULL,
	"view" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "question_openings_by_question" ON "question_openings" USING btree ("question");