ALTER TABLE "contacts" ADD COLUMN "words" text[];--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "words" text[];--> statement-breakpoint
CREATE INDEX "contacts_by_word" ON "contacts" USING gin ("words");--> statement-breakpoint
CREATE INDEX "messages_by_word" ON "messages" USING gin ("words");--> statement-breakpoint
CREATE INDEX "messages_without_words" ON "messages" USING btree ("arrival") WHERE "messages"."words" is null;