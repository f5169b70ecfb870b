CREATE TABLE "alert_reads" (
	"alert" text NOT NULL,
	"agent" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "alert_reads_alert_agent_pk" PRIMARY KEY("alert","agent")
);
--> statement-breakpoint
DROP INDEX "alerts_unseen";--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "answered_at" bigint;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_alert_alerts_id_fk" FOREIGN KEY ("alert") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_unanswered" ON "alerts" USING btree ("to","at") WHERE "alerts"."answered_at" is null;--> statement-breakpoint
UPDATE "alerts" SET "answered_at" = "seen_at" WHERE "seen_at" IS NOT NULL;--> statement-breakpoint
UPDATE "alerts" SET "answered_at" = (SELECT min(j."at") FROM "journal" j WHERE j."question" = "alerts"."question" AND j."at" > "alerts"."at" AND j."type" IN ('replied', 'asked', 'resolved', 'closed')) WHERE "answered_at" IS NULL;--> statement-breakpoint
ALTER TABLE "alerts" DROP COLUMN "seen_by";--> statement-breakpoint
ALTER TABLE "alerts" DROP COLUMN "seen_at";