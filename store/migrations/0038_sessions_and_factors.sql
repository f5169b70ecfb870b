ALTER TABLE "agents" ADD COLUMN "factor" "bytea";--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "factor_step" bigint;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "recovery_codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" bigint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proved_at" bigint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text;