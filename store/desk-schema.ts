// What agents keep of the questions on their desk.
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** How far each agent has read each question's journal. No word of it. */
export const questionReads = pgTable(
  'question_reads',
  { question: text().notNull(), agent: text().notNull(), seq: integer().notNull() },
  (t) => [primaryKey({ columns: [t.question, t.agent] })],
);
