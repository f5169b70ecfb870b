CREATE TABLE "calendars" (
	"number" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"effective_at" bigint NOT NULL,
	"stored_at" bigint NOT NULL,
	"reason" text,
	"by" text,
	"calendar" jsonb NOT NULL,
	CONSTRAINT "calendars_id_unique" UNIQUE("id")
);
