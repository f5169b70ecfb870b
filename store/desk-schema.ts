// What agents have seen of the questions on their desk, and what they call them.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Team } from '../domain/journal.ts';
import { bytes, instant } from './columns.ts';
import { alerts } from './alert-schema.ts';

/** How far each agent has read each question's journal, and the person who asked it in the chat. No word of it. */
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

/** What agents call a question: their word, sealed to the team that said it, and a keyed digest to find it by. */
export const questionTags = pgTable(
  'question_tags',
  {
    question: text().notNull(),
    digest: text().notNull(),
    audience: text().$type<Team>().notNull(),
    label: bytes().notNull(),
    agent: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.question, t.digest] }), index('question_tags_by_digest').on(t.digest)],
);

/** Texts written often, in the house's own words; without an owner, all of the team's. */
export const macros = pgTable('macros', {
  id: text().primaryKey(),
  team: text().$type<Team>().notNull(),
  owner: text(),
  title: text().notNull(),
  body: text().notNull(),
  topic: text(),
  by: text().notNull(),
  at: instant().notNull(),
});

/** Whom a note names, until they open its question. No word of it. */
export const mentions = pgTable(
  'mentions',
  { message: text().notNull(), question: text().notNull(), agent: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.message, t.agent] }),
    index('mentions_by_agent').on(t.agent, t.question),
    index('mentions_by_question').on(t.question),
  ],
);

/** A list of the desk with its filters, under a name; without an owner, all of the team's. */
export const savedViews = pgTable('saved_views', {
  id: text().primaryKey(),
  team: text().$type<Team>().notNull(),
  owner: text(),
  name: text().notNull(),
  query: jsonb().$type<Record<string, string>>().notNull(),
  by: text().notNull(),
  at: instant().notNull(),
});

/** Who has which question before their eyes, leased: a row that is not renewed says nothing any more. */
export const watching = pgTable(
  'watching',
  {
    question: text().notNull(),
    agent: text().notNull(),
    isTyping: boolean().notNull(),
    until: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.question, t.agent] }), index('watching_by_end').on(t.until)],
);
