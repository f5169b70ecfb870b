CREATE TABLE "article_events" (
	"id" serial PRIMARY KEY NOT NULL,
	"article" text NOT NULL,
	"revision" integer NOT NULL,
	"type" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"due" bigint
);
--> statement-breakpoint
CREATE TABLE "article_revisions" (
	"article" text NOT NULL,
	"revision" integer NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "article_revisions_article_revision_pk" PRIMARY KEY("article","revision")
);
--> statement-breakpoint
CREATE TABLE "written_articles" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"written_by" text NOT NULL,
	"submitted_by" text,
	"changed_at" bigint NOT NULL,
	"publish_at" bigint,
	"withdraw_at" bigint,
	"live_slug" text,
	"live_revision" integer,
	"faults" jsonb
);
--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "origin" text DEFAULT 'files' NOT NULL;--> statement-breakpoint
CREATE INDEX "article_events_by_article" ON "article_events" USING btree ("article","id");--> statement-breakpoint
CREATE UNIQUE INDEX "written_articles_live" ON "written_articles" USING btree ("live_slug");