// What agents have seen of the questions on their desk.
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { alerts } from './schema.ts';

/** How far each agent has read each question's journal. No word of it. */
export const questionReads = pgTable(
  'question_reads',
  { question: text().notNull(), agent: text().notNull(), seq: integer().notNull() },
  (t) => [primaryKey({ columns: [t.question, t.agent] })],
);

/** Who has seen which alert: one agent's look silences it for nobody else. */
export const alertReads = pgTable(
  'alert_reads',
  {
    alert: text()
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    agent: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.alert, t.agent] })],
);
