CREATE TABLE "macros" (
	"id" text PRIMARY KEY NOT NULL,
	"team" text NOT NULL,
	"owner" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"topic" text,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
