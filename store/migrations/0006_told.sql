ALTER TABLE "questions" ADD COLUMN "told_by" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "told_from" integer;