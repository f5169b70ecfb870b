// What figures are made of: steps and dates, no word of anybody, no name of who asked. It stays when words are destroyed.
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, pgView, primaryKey, serial, text } from 'drizzle-orm/pg-core';
import type { DayTally } from '../domain/indicators/day-tally.ts';
import type { QuestionFacts } from '../domain/indicators/facts.ts';
import { instant } from './columns.ts';

export const questionFacts = pgTable(
  'question_facts',
  {
    question: text().primaryKey(),
    receivedAt: instant().notNull(),
    /** Day numbers, of Paris, on which it adds to a figure. */
    days: integer().array().notNull(),
    facts: jsonb().$type<QuestionFacts>().notNull(),
  },
  (t) => [
    index('question_facts_by_day').using('gin', t.days),
    index('question_facts_by_receipt').on(t.receivedAt),
  ],
);

/** What the facts of one day add up to, for each scope. Made anew from the facts whenever it is asked for and stale. */
export const dayTallies = pgTable(
  'day_tallies',
  {
    day: integer().notNull(),
    scope: text().notNull(),
    tally: jsonb().$type<DayTally>().notNull(),
    /** By how many the open questions grew that day. */
    growth: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.day] })],
);

/** The same for each combination of all dimensions at once, for filters that combine several. */
export const dayCells = pgTable(
  'day_cells',
  {
    day: integer().notNull(),
    route: text().notNull(),
    topic: text().notNull(),
    channel: text().notNull(),
    role: text().notNull(),
    team: text().notNull(),
    received: integer().notNull(),
    resolved: integer().notNull(),
    growth: integer().notNull(),
    tally: jsonb().$type<DayTally>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.route, t.topic, t.channel, t.role, t.team] })],
);

/** When a day was last added up; `until` when something of it was still to come. */
export const talliedDays = pgTable('tallied_days', {
  day: integer().primaryKey(),
  at: instant().notNull(),
  until: instant(),
});

/** Days whose tallies no longer tell what the facts do, one row for each change: no projection waits for another. */
export const staleDays = pgTable(
  'stale_days',
  { day: integer().notNull(), question: text().notNull() },
  (t) => [primaryKey({ columns: [t.day, t.question] })],
);

/** Questions whose facts no longer tell what their journal does, one row for each change. */
export const staleFacts = pgTable(
  'stale_facts',
  { id: serial().primaryKey(), question: text().notNull() },
  (t) => [index('stale_facts_by_question').on(t.question, t.id)],
);

/** One session at the help centre, by a random mark that lives as long as the browser is open. Nobody is followed beyond. */
export const helpVisits = pgTable(
  'help_visits',
  {
    /** Keyed digest of the mark. */
    mark: text().primaryKey(),
    begunAt: instant().notNull(),
    lastAt: instant().notNull(),
    articles: integer().notNull().default(0),
    searches: integer().notNull().default(0),
    /** Searches that found nothing, and those that found something of which nothing was opened. */
    withoutResult: integer().notNull().default(0),
    withoutClick: integer().notNull().default(0),
    /** A question asked within the hour of what was last read or searched. */
    askedAt: instant(),
  },
  (t) => [index('help_visits_by_instant').on(t.begunAt)],
);

/** For whoever asks in SQL: a row for each question. Described in docs/indicators.md; what it names stays. */
export const indicatorQuestions = pgView('indicator_questions', {
  reference: text(),
}).as(sql`select question as reference,
    facts->>'channel' as channel, facts->>'role' as role, facts->>'route' as route, facts->>'topic' as topic, facts->>'team' as team,
    to_timestamp(received_at / 1000.0) as received_at,
    to_timestamp((facts->>'acknowledgedAt')::bigint / 1000.0) as acknowledged_at,
    to_timestamp((facts->>'closedAt')::bigint / 1000.0) as closed_at,
    (facts->>'handedOff')::boolean as handed_off,
    (facts->>'automated')::boolean as automated,
    (facts->>'assistantMessages')::integer as assistant_messages,
    jsonb_array_length(facts->'replies') as human_messages,
    jsonb_array_length(facts->'resolutions') as resolutions,
    (facts->'rating'->>'score')::integer as rating
  from question_facts`);

/** A row for each target of each round. */
export const indicatorClocks = pgView('indicator_clocks', {
  reference: text(),
})
  .as(sql`select question as reference, clock->>'target' as target, (clock->>'round')::integer as round, clock->>'outcome' as outcome,
    to_timestamp((clock->>'at')::bigint / 1000.0) as decided_at,
    to_timestamp((clock->>'endedAt')::bigint / 1000.0) as ended_at,
    (clock->>'net')::bigint / 60000.0 as net_minutes,
    (clock->>'gross')::bigint / 60000.0 as gross_minutes,
    (clock->>'fromHandoff')::bigint / 60000.0 as from_handoff_minutes
  from question_facts, jsonb_array_elements(facts->'clocks') as clock`);
