CREATE TABLE "archive_manifests" (
	"number" integer PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"content" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archived" (
	"question" text NOT NULL,
	"run" text NOT NULL,
	"closed_at" bigint NOT NULL,
	"manifest" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "archived_question_run_pk" PRIMARY KEY("question","run")
);
--> statement-breakpoint
CREATE INDEX "archived_by_manifest" ON "archived" USING btree ("manifest");