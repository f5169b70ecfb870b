CREATE TABLE "mail_traces" (
	"arrival" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"sender" text NOT NULL,
	"domain" text NOT NULL,
	"shape" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "mail_traces_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE INDEX "mail_traces_by_shape" ON "mail_traces" USING btree ("shape","at");--> statement-breakpoint
CREATE INDEX "mail_traces_by_domain" ON "mail_traces" USING btree ("domain","at");--> statement-breakpoint
CREATE INDEX "mail_traces_by_instant" ON "mail_traces" USING btree ("at");