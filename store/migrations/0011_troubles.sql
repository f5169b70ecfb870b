CREATE TABLE "troubles" (
	"question" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"since" bigint NOT NULL
);
