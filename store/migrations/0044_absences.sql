CREATE TABLE "absences" (
	"id" text PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"cancelled_at" bigint
);
--> statement-breakpoint
CREATE INDEX "absences_by_end" ON "absences" USING btree ("ends_at");