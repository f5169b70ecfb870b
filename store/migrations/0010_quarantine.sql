CREATE TABLE "quarantine" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"received_at" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"sender" text NOT NULL,
	"requester" text,
	"emergency" boolean NOT NULL,
	"audience" text NOT NULL,
	"label" "bytea",
	"original" "bytea",
	"state" text DEFAULT 'held' NOT NULL,
	"question" text,
	"decided_by" text,
	"decided_at" bigint,
	CONSTRAINT "quarantine_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE INDEX "quarantine_by_state" ON "quarantine" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "quarantine_by_requester" ON "quarantine" USING btree ("requester");