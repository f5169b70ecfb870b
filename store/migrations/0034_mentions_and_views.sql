CREATE TABLE "mentions" (
	"message" text NOT NULL,
	"question" text NOT NULL,
	"agent" text NOT NULL,
	CONSTRAINT "mentions_message_agent_pk" PRIMARY KEY("message","agent")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"team" text NOT NULL,
	"owner" text,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "mentions_by_agent" ON "mentions" USING btree ("agent","question");--> statement-breakpoint
CREATE INDEX "mentions_by_question" ON "mentions" USING btree ("question");