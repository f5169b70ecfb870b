ALTER TABLE "questions" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "follow_from" bigint;--> statement-breakpoint
CREATE INDEX "questions_by_owner" ON "questions" USING btree ("owner","received_at");