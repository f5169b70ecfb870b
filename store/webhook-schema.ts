// Receivers of events, how far each was told of every question, and what was sent. No word of anybody's, and no secret: a
// receiver's is made from the house's own key and a salt.
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { DeliveryState, DisabledWhy } from '../domain/webhooks.ts';
import { instant } from './columns.ts';

/** What a secret is made from; one that was replaced signs as well until `until`. */
export type WebhookSalt = { salt: string; until: number | null };

export const webhooks = pgTable('webhooks', {
  id: text().primaryKey(),
  /** The machine's key in whose name it is told: it hears what that key may read. */
  key: text().notNull(),
  url: text().notNull(),
  /** An agent, or `machine:` and a key's id. */
  by: text().notNull(),
  at: instant().notNull(),
  salts: jsonb().$type<WebhookSalt[]>().notNull(),
  /** Every question changed before that instant, by the store's clock, is accounted for. */
  collectedTo: instant().notNull(),
  /** Since when nothing was taken; when it is tried again, and when with what it was not asked yet. */
  failingSince: instant(),
  nextTryAt: instant(),
  freshTryAt: instant(),
  disabledAt: instant(),
  disabledWhy: text().$type<DisabledWhy>(),
});

/** How far a receiver was told of a question. */
export const webhookPositions = pgTable(
  'webhook_positions',
  {
    webhook: text().notNull(),
    question: text().notNull(),
    /** Up to that sequence of its journal, as it stood after that superseded event (`journal_superseded.id`). */
    seq: integer().notNull(),
    superseded: bigint({ mode: 'number' }).notNull(),
    erased: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.webhook, t.question] })],
);

/** What was sent, or is to be: which events of which question. What is sent of them is read when it is sent. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** `webhook-id`: the same at each try. */
    id: text().primaryKey(),
    arrival: serial().notNull(),
    webhook: text().notNull(),
    question: text().notNull(),
    fromSeq: integer().notNull(),
    toSeq: integer().notNull(),
    at: instant().notNull(),
    state: text().$type<DeliveryState>().notNull().default('pending'),
    tries: integer().notNull().default(0),
    nextTryAt: instant().notNull(),
    triedAt: instant(),
    /** Its first failure. */
    failingSince: instant(),
    /** What the receiver answered last, or why there was no answer: a code. */
    status: integer(),
    problem: text(),
  },
  (t) => [
    index('webhook_deliveries_pending')
      .on(t.webhook, t.question, t.arrival)
      .where(sql`${t.state} = 'pending'`),
    index('webhook_deliveries_by_arrival').on(t.webhook, t.arrival),
  ],
);
