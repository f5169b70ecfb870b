// What agents train on: which question was played, how far a quiz went. No figure is made of these.
import { index, integer, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { ExerciseOutcome } from '../domain/training/exercise-replay.ts';
import { bytes, instant } from './columns.ts';

export const exercises = pgTable(
  'exercises',
  {
    id: text().primaryKey(),
    agent: text().notNull(),
    /** Its words are read from the question itself, so that they go with it. */
    question: text().notNull(),
    topic: text().notNull(),
    begunAt: instant().notNull(),
    dueAt: instant().notNull(),
    lapsesAt: instant().notNull(),
    answeredAt: instant(),
    /** Sealed with the question's own key. */
    answer: bytes(),
    outcome: text().$type<ExerciseOutcome>(),
  },
  (t) => [index('exercises_by_agent').on(t.agent, t.begunAt)],
);

export const quizResults = pgTable(
  'quiz_results',
  {
    id: serial().primaryKey(),
    agent: text().notNull(),
    theme: text().notNull(),
    at: instant().notNull(),
    right: integer().notNull(),
    asked: integer().notNull(),
  },
  (t) => [index('quiz_results_by_agent').on(t.agent, t.theme)],
);
