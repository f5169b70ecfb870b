CREATE TABLE "bucket_files" (
	"file" text PRIMARY KEY NOT NULL,
	"written_at" bigint NOT NULL,
	"moved_at" bigint,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE INDEX "bucket_files_removed" ON "bucket_files" USING btree ("removed_at") WHERE "bucket_files"."removed_at" is not null;