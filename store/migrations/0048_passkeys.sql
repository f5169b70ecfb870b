CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"name" text NOT NULL,
	"at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE INDEX "passkeys_by_agent" ON "passkeys" USING btree ("agent");