CREATE TABLE "article_redirects" (
	"slug" text PRIMARY KEY NOT NULL,
	"leads_to" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"slug" text NOT NULL,
	"version" text NOT NULL,
	"article" jsonb NOT NULL,
	"published_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	CONSTRAINT "article_versions_slug_version_pk" PRIMARY KEY("slug","version")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"at" bigint NOT NULL,
	"role" text NOT NULL,
	"decision" jsonb NOT NULL,
	"retrieved" text[] NOT NULL,
	"confidence" double precision NOT NULL,
	"model" text,
	"prompt" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost" integer,
	"milliseconds" integer NOT NULL,
	"shadow" boolean DEFAULT false NOT NULL,
	"told" "bytea" NOT NULL,
	"edited" "bytea"
);
--> statement-breakpoint
CREATE UNIQUE INDEX "article_versions_current" ON "article_versions" USING btree ("slug") WHERE "article_versions"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "attempts_by_question" ON "attempts" USING btree ("question");--> statement-breakpoint
CREATE INDEX "attempts_by_instant" ON "attempts" USING btree ("at");