ALTER TABLE "question_openings" ADD COLUMN "part" text DEFAULT 'question' NOT NULL;--> statement-breakpoint
CREATE INDEX "question_openings_by_agent" ON "question_openings" USING btree ("agent","id");--> statement-breakpoint
CREATE INDEX "question_openings_by_instant" ON "question_openings" USING btree ("at");