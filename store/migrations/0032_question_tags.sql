CREATE TABLE "question_tags" (
	"question" text NOT NULL,
	"digest" text NOT NULL,
	"audience" text NOT NULL,
	"label" "bytea" NOT NULL,
	"agent" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "question_tags_question_digest_pk" PRIMARY KEY("question","digest")
);
--> statement-breakpoint
CREATE INDEX "question_tags_by_digest" ON "question_tags" USING btree ("digest");