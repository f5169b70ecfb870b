CREATE TABLE "product_events" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"begins" text NOT NULL,
	"ends" text,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "evidence" jsonb;--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "edited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "effect" jsonb;--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "ending" text;--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "ended_at" bigint;--> statement-breakpoint
ALTER TABLE "review_proposals" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "left" integer DEFAULT 0 NOT NULL;