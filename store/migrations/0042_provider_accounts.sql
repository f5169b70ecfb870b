CREATE TABLE "provider_accounts" (
	"agent" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"user_name" text NOT NULL,
	"barred_at" bigint,
	"removed_at" bigint,
	CONSTRAINT "provider_accounts_subject_unique" UNIQUE("subject")
);
--> statement-breakpoint
CREATE TABLE "used_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_subject" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_session" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id_token" "bytea";