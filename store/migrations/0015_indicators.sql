CREATE TABLE "day_tallies" (
	"day" integer NOT NULL,
	"scope" text NOT NULL,
	"tally" jsonb NOT NULL,
	"growth" integer NOT NULL,
	CONSTRAINT "day_tallies_scope_day_pk" PRIMARY KEY("scope","day")
);
--> statement-breakpoint
CREATE TABLE "help_visits" (
	"mark" text PRIMARY KEY NOT NULL,
	"begun_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"articles" integer DEFAULT 0 NOT NULL,
	"searches" integer DEFAULT 0 NOT NULL,
	"without_result" integer DEFAULT 0 NOT NULL,
	"without_click" integer DEFAULT 0 NOT NULL,
	"asked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "question_facts" (
	"question" text PRIMARY KEY NOT NULL,
	"received_at" bigint NOT NULL,
	"days" integer[] NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reply_facts" (
	"question" text NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"agent" text NOT NULL,
	"kind" text NOT NULL,
	"waited" bigint,
	CONSTRAINT "reply_facts_question_seq_pk" PRIMARY KEY("question","seq")
);
--> statement-breakpoint
CREATE TABLE "stale_days" (
	"day" integer NOT NULL,
	"question" text NOT NULL,
	CONSTRAINT "stale_days_day_question_pk" PRIMARY KEY("day","question")
);
--> statement-breakpoint
CREATE TABLE "tallied_days" (
	"day" integer PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint
);
--> statement-breakpoint
CREATE INDEX "help_visits_by_instant" ON "help_visits" USING btree ("begun_at");--> statement-breakpoint
CREATE INDEX "question_facts_by_day" ON "question_facts" USING gin ("days");--> statement-breakpoint
CREATE INDEX "question_facts_by_receipt" ON "question_facts" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "reply_facts_by_agent" ON "reply_facts" USING btree ("agent","at");--> statement-breakpoint
CREATE VIEW "public"."indicator_clocks" AS (select question as reference, clock->>'target' as target, (clock->>'round')::integer as round, clock->>'outcome' as outcome,
    to_timestamp((clock->>'at')::bigint / 1000.0) as decided_at,
    to_timestamp((clock->>'endedAt')::bigint / 1000.0) as ended_at,
    (clock->>'net')::bigint / 60000.0 as net_minutes,
    (clock->>'gross')::bigint / 60000.0 as gross_minutes,
    (clock->>'fromHandoff')::bigint / 60000.0 as from_handoff_minutes
  from question_facts, jsonb_array_elements(facts->'clocks') as clock);--> statement-breakpoint
CREATE VIEW "public"."indicator_questions" AS (select question as reference,
    facts->>'channel' as channel, facts->>'role' as role, facts->>'route' as route, facts->>'topic' as topic, facts->>'team' as team,
    to_timestamp(received_at / 1000.0) as received_at,
    to_timestamp((facts->>'acknowledgedAt')::bigint / 1000.0) as acknowledged_at,
    to_timestamp((facts->>'closedAt')::bigint / 1000.0) as closed_at,
    (facts->>'handedOff')::boolean as handed_off,
    (facts->>'automated')::boolean as automated,
    (facts->>'assistantMessages')::integer as assistant_messages,
    jsonb_array_length(facts->'replies') as human_messages,
    jsonb_array_length(facts->'resolutions') as resolutions,
    (facts->'rating'->>'score')::integer as rating
  from question_facts);