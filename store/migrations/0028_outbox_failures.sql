ALTER TABLE "outbox" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "failed_at" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "problem" text;