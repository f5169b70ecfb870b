CREATE TABLE "question_reads" (
	"question" text NOT NULL,
	"agent" text NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "question_reads_question_agent_pk" PRIMARY KEY("question","agent")
);
