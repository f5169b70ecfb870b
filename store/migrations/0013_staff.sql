CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "staff_events" (
	"id" serial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"type" text NOT NULL,
	"by" text NOT NULL,
	"about" text NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "sessions_by_agent" ON "sessions" USING btree ("agent");