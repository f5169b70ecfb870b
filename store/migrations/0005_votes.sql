CREATE TABLE "votes" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"version" text NOT NULL,
	"helped" boolean NOT NULL,
	"comment" "bytea",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "votes_by_article" ON "votes" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "votes_by_instant" ON "votes" USING btree ("at");