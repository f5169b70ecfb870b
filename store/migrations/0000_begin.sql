CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"password" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"to" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	"due_at" bigint,
	"seen_by" text,
	"seen_at" bigint
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"message" text NOT NULL,
	"question" text NOT NULL,
	"audience" text NOT NULL,
	"label" "bytea" NOT NULL,
	"content" "bytea" NOT NULL,
	"size" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"question" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "house_keys" (
	"name" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"master_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"arrival" serial NOT NULL,
	"key" text NOT NULL,
	"content" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" bigint NOT NULL,
	"dispatched_at" bigint,
	"next_try_at" bigint NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"question" text NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"type" text NOT NULL,
	"cause" text,
	"event" jsonb NOT NULL,
	CONSTRAINT "journal_question_seq_pk" PRIMARY KEY("question","seq")
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"question" text NOT NULL,
	"audience" text NOT NULL,
	"wrapped" "bytea",
	"master_key" text NOT NULL,
	"destroyed_at" bigint,
	CONSTRAINT "keys_question_audience_pk" PRIMARY KEY("question","audience")
);
--> statement-breakpoint
CREATE TABLE "medical_access" (
	"id" serial PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"agent" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"arrival" serial NOT NULL,
	"author" text NOT NULL,
	"agent" text,
	"kind" text NOT NULL,
	"open" boolean NOT NULL,
	"audience" text NOT NULL,
	"body" "bytea" NOT NULL,
	"masked" "bytea",
	"mail" "bytea",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"message" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"audience" text NOT NULL,
	"recipient" "bytea" NOT NULL,
	"content" "bytea" NOT NULL,
	"message_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"at" bigint NOT NULL,
	"accepted_at" bigint,
	CONSTRAINT "outbox_messageId_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"reference" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"role" text NOT NULL,
	"requester" text,
	"linked_to" text,
	"received_at" bigint NOT NULL,
	"erased_at" bigint,
	"seq" integer DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'registered' NOT NULL,
	"team" text DEFAULT 'support' NOT NULL,
	"route" text,
	"topic" text,
	"assignee" text,
	"handed_off" boolean DEFAULT false NOT NULL,
	"waiting_for" text,
	"due_at" bigint,
	"rating" integer,
	"closed_at" bigint,
	"summary" jsonb
);
--> statement-breakpoint
CREATE INDEX "alerts_unseen" ON "alerts" USING btree ("to","at") WHERE "alerts"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_by_question" ON "alerts" USING btree ("question");--> statement-breakpoint
CREATE INDEX "attachments_by_message" ON "attachments" USING btree ("message");--> statement-breakpoint
CREATE INDEX "attachments_by_question" ON "attachments" USING btree ("question");--> statement-breakpoint
CREATE INDEX "inbox_undispatched" ON "inbox" USING btree ("question","arrival") WHERE "inbox"."dispatched_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_by_question" ON "inbox" USING btree ("question","arrival");--> statement-breakpoint
CREATE INDEX "inbox_by_dispatch" ON "inbox" USING btree ("dispatched_at");--> statement-breakpoint
CREATE INDEX "journal_by_cause" ON "journal" USING btree ("question","cause");--> statement-breakpoint
CREATE INDEX "journal_by_instant" ON "journal" USING btree ("at");--> statement-breakpoint
CREATE INDEX "keys_by_master" ON "keys" USING btree ("master_key");--> statement-breakpoint
CREATE INDEX "medical_access_by_question" ON "medical_access" USING btree ("question");--> statement-breakpoint
CREATE INDEX "messages_by_question" ON "messages" USING btree ("question","arrival");--> statement-breakpoint
CREATE INDEX "outbox_by_question" ON "outbox" USING btree ("question");--> statement-breakpoint
CREATE INDEX "outbox_by_instant" ON "outbox" USING btree ("at");--> statement-breakpoint
CREATE INDEX "questions_open_by_due" ON "questions" USING btree ("team","status","due_at") WHERE "questions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "questions_open_by_assignee" ON "questions" USING btree ("assignee","due_at") WHERE "questions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "questions_by_requester" ON "questions" USING btree ("requester");--> statement-breakpoint
CREATE INDEX "questions_by_receipt" ON "questions" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "questions_by_link" ON "questions" USING btree ("linked_to");