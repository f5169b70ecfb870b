CREATE TABLE "file_pieces" (
	"file" text NOT NULL,
	"piece" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"written_at" bigint NOT NULL,
	CONSTRAINT "file_pieces_file_piece_pk" PRIMARY KEY("file","piece")
);
--> statement-breakpoint
CREATE INDEX "file_pieces_by_instant" ON "file_pieces" USING btree ("written_at");