CREATE TABLE "day_cells" (
	"day" integer NOT NULL,
	"route" text NOT NULL,
	"topic" text NOT NULL,
	"channel" text NOT NULL,
	"role" text NOT NULL,
	"team" text NOT NULL,
	"received" integer NOT NULL,
	"resolved" integer NOT NULL,
	"growth" integer NOT NULL,
	"tally" jsonb NOT NULL,
	CONSTRAINT "day_cells_day_route_topic_channel_role_team_pk" PRIMARY KEY("day","route","topic","channel","role","team")
);
--> statement-breakpoint
INSERT INTO "stale_days" ("day", "question") SELECT "day", 'cells' FROM "tallied_days" ON CONFLICT DO NOTHING;
