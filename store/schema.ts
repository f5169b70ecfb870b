// What the store holds. Nothing people wrote, and no address, name or number of theirs, stands here unsealed.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core';
import type { JournalEvent, Reading, Team, WaitingFor } from '../domain/journal.ts';
import type { Author, MailState } from '../domain/message-states.ts';
import type { Status } from '../domain/state.ts';
import type { Channel, Role, Route } from '../domain/triage/types.ts';
import { bytes, instant } from './columns.ts';

/** What an inbox row hands to the engine: the `message` command, without a word of the text. */
export type MessagePayload = { id: string; at: number; reading: Reading };

export const questions = pgTable(
  'questions',
  {
    reference: text().primaryKey(),
    channel: text().$type<Channel>().notNull(),
    role: text().$type<Role>().notNull(),
    /** Pseudonym of the normalised address; null when no contact was given. */
    requester: text(),
    /** Digest of a site and of its signed-in reader, where that site said who asks. */
    owner: text(),
    /** Links by which others follow it that were signed before this are void. */
    followFrom: instant(),
    /** When whoever asked by chat proved that they read that address, by a link that was mailed there. */
    addressProvedAt: instant(),
    linkedTo: text(),
    receivedAt: instant().notNull(),
    erasedAt: instant(),
    // Projected from the journal, up to `seq`.
    seq: integer().notNull().default(0),
    /** The run that told it, and how much of its history the worker had. */
    toldBy: text(),
    toldFrom: integer(),
    status: text().$type<Status>().notNull().default('registered'),
    team: text().$type<Team>().notNull().default('support'),
    route: text().$type<Route>(),
    topic: text(),
    assignee: text(),
    handedOff: boolean().notNull().default(false),
    waitingFor: text().$type<WaitingFor>(),
    dueAt: instant(),
    rating: integer(),
    closedAt: instant(),
    /** When the transaction began that changed this row last, epoch ms by the database's clock: set by the database. */
    updatedAt: instant().notNull().default(0),
    /** The rest of the summary, for screens that grow. */
    summary: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('questions_open_by_due')
      .on(t.team, t.status, t.dueAt)
      .where(sql`${t.closedAt} is null`),
    index('questions_open_by_assignee')
      .on(t.assignee, t.dueAt)
      .where(sql`${t.closedAt} is null`),
    index('questions_by_closing')
      .on(t.closedAt, t.reference)
      .where(sql`${t.closedAt} is not null`),
    index('questions_by_requester').on(t.requester),
    index('questions_by_owner').on(t.owner, t.receivedAt),
    index('questions_by_receipt').on(t.receivedAt),
    index('questions_by_link').on(t.linkedTo),
    index('questions_by_update').on(t.updatedAt),
  ],
);

/** One data key for each question and audience. Destroyed, the row stays and its key is gone. */
export const keys = pgTable(
  'keys',
  {
    question: text().notNull(),
    audience: text().$type<Team>().notNull(),
    wrapped: bytes(),
    masterKey: text().notNull(),
    destroyedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.question, t.audience] }), index('keys_by_master').on(t.masterKey)],
);

/** The house's own keys, wrapped too: they outlive a rotation of the master key. */
export const houseKeys = pgTable('house_keys', {
  name: text().primaryKey(),
  wrapped: bytes().notNull(),
  masterKey: text().notNull(),
});

/** Address and name, sealed to support. */
export const contacts = pgTable(
  'contacts',
  {
    question: text().primaryKey(),
    sealed: bytes().notNull(),
    /** Keyed digests of the words by which support finds it; null until they are made (`found-words.ts`). */
    words: text().array(),
  },
  (t) => [
    index('contacts_by_word').using('gin', t.words),
    index('contacts_without_words')
      .on(t.question)
      .where(sql`${t.words} is null`),
  ],
);

export const messages = pgTable(
  'messages',
  {
    id: text().primaryKey(),
    question: text().notNull(),
    arrival: serial().notNull(),
    author: text().$type<Author>().notNull(),
    agent: text(),
    kind: text().notNull(),
    /** Whether the requester reads it too. Notes are for the house. */
    open: boolean().notNull(),
    /** Who may open `body`. */
    audience: text().$type<Team>().notNull(),
    body: bytes().notNull(),
    /** Sealed to support, of a medical original that has an ordinary rest. */
    masked: bytes(),
    /** Message-ID, references and the like, sealed to support. */
    mail: bytes(),
    at: instant().notNull(),
    /** Keyed digests of the words that support may read of it; null until they are made (`found-words.ts`). */
    words: text().array(),
  },
  (t) => [
    index('messages_by_question').on(t.question, t.arrival),
    index('messages_by_word').using('gin', t.words),
    index('messages_without_words')
      .on(t.arrival)
      .where(sql`${t.words} is null`),
  ],
);

export const attachments = pgTable(
  'attachments',
  {
    id: text().primaryKey(),
    message: text().notNull(),
    question: text().notNull(),
    audience: text().$type<Team>().notNull(),
    /** Name and type, then the file itself. */
    label: bytes().notNull(),
    content: bytes().notNull(),
    size: integer().notNull(),
  },
  (t) => [index('attachments_by_message').on(t.message), index('attachments_by_question').on(t.question)],
);

/** What the door accepted. A row is dispatched until the engine has it. */
export const inbox = pgTable(
  'inbox',
  {
    id: text().primaryKey(),
    question: text().notNull(),
    arrival: serial().notNull(),
    /** Keyed digest of channel, sender and idempotency key. */
    key: text().notNull().unique(),
    /** Keyed digest of the content: the same key with another content is another message, or a conflict. */
    content: text().notNull(),
    payload: jsonb().$type<MessagePayload>().notNull(),
    receivedAt: instant().notNull(),
    dispatchedAt: instant(),
    /** Also the lease of whoever tries now. */
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    /** How often the engine took it: once, unless no journal spoke of it afterwards. */
    handed: integer().notNull().default(0),
  },
  (t) => [
    index('inbox_undispatched')
      .on(t.question, t.arrival)
      .where(sql`${t.dispatchedAt} is null`),
    index('inbox_by_question').on(t.question, t.arrival),
    index('inbox_by_dispatch').on(t.dispatchedAt),
  ],
);

export const journal = pgTable(
  'journal',
  {
    question: text().notNull(),
    seq: integer().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    type: text().notNull(),
    cause: text(),
    event: jsonb().$type<JournalEvent>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.question, t.seq] }),
    index('journal_by_cause').on(t.question, t.cause),
    index('journal_of_complaints')
      .on(t.question)
      .where(sql`${t.type} in ('qualified', 'requalified') and ${t.event} ->> 'route' = 'complaint'`),
    index('journal_by_instant').on(t.at),
  ],
);

/** Mail sent, to be sent, or kept for reading in the browser when no relay is configured. */
export const outbox = pgTable(
  'outbox',
  {
    message: text().primaryKey(),
    question: text().notNull(),
    audience: text().$type<Team>().notNull(),
    recipient: bytes().notNull(),
    /** Subject and body. */
    content: bytes().notNull(),
    /** Our own Message-ID header, fixed before the first try. */
    messageId: text().notNull().unique(),
    state: text().$type<MailState>().notNull().default('pending'),
    at: instant().notNull(),
    acceptedAt: instant(),
    /** How often the relay was asked in vain, when last, and what went wrong then: a code, no word of anybody's. */
    failures: integer().notNull().default(0),
    failedAt: instant(),
    problem: text(),
    /** Somebody hands it to the relay now, and has until then: nobody else does meanwhile. */
    sendingUntil: instant(),
  },
  (t) => [
    index('outbox_by_question').on(t.question),
    index('outbox_by_instant').on(t.at),
    index('outbox_by_state').on(t.state, t.at),
  ],
);
