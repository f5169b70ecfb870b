CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"arrival" serial NOT NULL,
	"webhook" text NOT NULL,
	"question" text NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" bigint NOT NULL,
	"tried_at" bigint,
	"failing_since" bigint,
	"status" integer,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "webhook_positions" (
	"webhook" text NOT NULL,
	"question" text NOT NULL,
	"seq" integer NOT NULL,
	"superseded" bigint NOT NULL,
	"erased" boolean NOT NULL,
	CONSTRAINT "webhook_positions_webhook_question_pk" PRIMARY KEY("webhook","question")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"url" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"salts" jsonb NOT NULL,
	"collected_to" bigint NOT NULL,
	"failing_since" bigint,
	"next_try_at" bigint,
	"fresh_try_at" bigint,
	"disabled_at" bigint,
	"disabled_why" text
);
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_pending" ON "webhook_deliveries" USING btree ("webhook","question","arrival") WHERE "webhook_deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_arrival" ON "webhook_deliveries" USING btree ("webhook","arrival");