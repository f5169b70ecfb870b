CREATE TABLE "complaint_follow_ups" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"remedy" text,
	"cause" text,
	"correction" text,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "complaint_follow_ups_by_question" ON "complaint_follow_ups" USING btree ("question");--> statement-breakpoint
-- What was said stays: a later row says otherwise.
CREATE FUNCTION "refuses_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER "complaint_follow_ups_stay" BEFORE UPDATE OR DELETE ON "complaint_follow_ups" FOR EACH ROW EXECUTE FUNCTION refuses_change();
--> statement-breakpoint
CREATE TRIGGER "complaint_follow_ups_are_not_emptied" BEFORE TRUNCATE ON "complaint_follow_ups" FOR EACH STATEMENT EXECUTE FUNCTION refuses_change();
