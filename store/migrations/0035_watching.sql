CREATE TABLE "watching" (
	"question" text NOT NULL,
	"agent" text NOT NULL,
	"is_typing" boolean NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "watching_question_agent_pk" PRIMARY KEY("question","agent")
);
--> statement-breakpoint
CREATE INDEX "watching_by_end" ON "watching" USING btree ("until");