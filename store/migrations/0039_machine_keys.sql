CREATE TABLE "machine_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"digest" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "updated_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "questions_by_update" ON "questions" USING btree ("updated_at");--> statement-breakpoint
-- The instant at which the transaction began, which others can see while it runs (`store/changed-questions.ts`). A backup's
-- rows come back as they were.
CREATE FUNCTION "question_is_updated"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	began bigint := floor(extract(epoch FROM now()) * 1000)::bigint;
BEGIN
	IF TG_OP = 'UPDATE' THEN NEW.updated_at := greatest(OLD.updated_at, began);
	ELSIF NEW.updated_at = 0 THEN NEW.updated_at := began;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "questions_are_updated" BEFORE INSERT OR UPDATE ON "questions" FOR EACH ROW EXECUTE FUNCTION question_is_updated();
