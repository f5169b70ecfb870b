CREATE TABLE "journal_superseded" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"seq" integer NOT NULL,
	"event" jsonb,
	"by" text NOT NULL,
	"why" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rebuilds" (
	"id" serial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"question" text NOT NULL,
	"events" integer NOT NULL,
	"summary" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "journal_superseded_by_question" ON "journal_superseded" USING btree ("question");
--> statement-breakpoint
CREATE FUNCTION "journal_keeps_what_it_said"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	said_by text := nullif(current_setting('paladin.superseded_by', true), '');
	said_why text := nullif(current_setting('paladin.superseded_why', true), '');
BEGIN
	IF said_by IS NULL OR said_why IS NULL THEN
		RAISE EXCEPTION 'the journal is append-only: say who changes it and why (store/append-only.ts)' USING ERRCODE = '42501';
	END IF;
	IF TG_OP = 'UPDATE' AND (NEW.question, NEW.seq) IS DISTINCT FROM (OLD.question, OLD.seq) THEN
		RAISE EXCEPTION 'the journal is append-only: an event stays where it was written' USING ERRCODE = '42501';
	END IF;
	INSERT INTO journal_superseded (question, seq, event, by, why, at)
	VALUES (OLD.question, OLD.seq, CASE WHEN said_why = 'words-destroyed' THEN NULL ELSE OLD.event END, said_by, said_why,
		(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION "journal_refuses"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- What an event told of somebody's words goes with the words.
	IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'journal_superseded' AND current_setting('paladin.superseded_why', true) = 'words-destroyed'
		AND to_jsonb(NEW) - 'event' = to_jsonb(OLD) - 'event' AND NEW.event IS NULL THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER "journal_is_append_only" BEFORE UPDATE OR DELETE ON "journal" FOR EACH ROW EXECUTE FUNCTION journal_keeps_what_it_said();
--> statement-breakpoint
CREATE TRIGGER "journal_is_not_emptied" BEFORE TRUNCATE ON "journal" FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
--> statement-breakpoint
CREATE TRIGGER "journal_superseded_stays" BEFORE UPDATE OR DELETE ON "journal_superseded" FOR EACH ROW EXECUTE FUNCTION journal_refuses();
--> statement-breakpoint
CREATE TRIGGER "journal_superseded_is_not_emptied" BEFORE TRUNCATE ON "journal_superseded" FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
