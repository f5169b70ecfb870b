CREATE TABLE "imap_mails" (
	"folder" text NOT NULL,
	"validity" text NOT NULL,
	"uid" bigint NOT NULL,
	"digest" text,
	"outcome" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "imap_mails_folder_validity_uid_pk" PRIMARY KEY("folder","validity","uid")
);
--> statement-breakpoint
CREATE INDEX "imap_mails_by_digest" ON "imap_mails" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "imap_mails_by_instant" ON "imap_mails" USING btree ("at");