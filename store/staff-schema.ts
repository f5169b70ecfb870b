// The staff's accounts, who is signed in, what was done to them, and what they opened. No address; a password only hashed.
import { bigint, boolean, index, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { OpenedPart, OpeningView } from '../domain/opening.ts';
import type { NoticeHours } from '../domain/notice-hours.ts';
import { bytes, instant } from './columns.ts';

export const agents = pgTable('agents', {
  id: text().primaryKey(),
  name: text().notNull(),
  roles: text().array().notNull(),
  /** scrypt, with its salt. */
  password: text().notNull(),
  /** When the agent was last at the desk, epoch ms, to the minute. */
  presentAt: instant(),
  /** Made to try the desk with: only where nobody but this machine comes in. */
  demo: boolean().notNull().default(false),
  /** The secret of their second factor, sealed by the house (`api/agents/second-factor.ts`); none until they have one. */
  factor: bytes(),
  /** The last interval whose code was taken: no code enters twice. */
  factorStep: bigint({ mode: 'number' }),
  /** Digests of the recovery codes that were not used yet. */
  recoveryCodes: text().array().notNull().default([]),
  /** When their screen may tell them of news; never without it. */
  noticeHours: jsonb().$type<NoticeHours>(),
});

/** A key of a device's that lets its holder in, whom the device itself asks who they are. Only its public half is here. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: text().primaryKey(),
    agent: text().notNull(),
    publicKey: bytes().notNull(),
    /** How often it was used, where it counts: one that goes back may be a copy. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** What its holder calls it. */
    name: text().notNull(),
    at: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('passkeys_by_agent').on(t.agent)],
);

/** One signing in: ended, its cookie opens nothing. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    agent: text().notNull(),
    at: instant().notNull(),
    endedAt: instant(),
    /** The last gesture of whoever holds it, to the minute. */
    seenAt: instant(),
    /** When they last said who they are. */
    provedAt: instant(),
    /** Browser and system, as their holder would name them. */
    device: text(),
    /** Of who came in by a company's provider: its names for them and for its own session. */
    providerSubject: text(),
    providerSession: text(),
    /** What the provider signed, sealed by the house: it wants to see it when they sign out. */
    idToken: bytes(),
  },
  (t) => [index('sessions_by_agent').on(t.agent)],
);

export type StaffEventType =
  | 'signed-in'
  | 'signed-out'
  | 'sign-in-refused'
  | 'locked-out'
  | 'session-ended'
  | 'password-changed'
  | 'factor-added'
  | 'factor-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'agent-added'
  | 'account-closed'
  | 'account-opened'
  | 'roles-changed'
  | 'key-made'
  | 'key-revoked'
  | 'exported'
  | 'webhook-made'
  | 'webhook-renewed'
  | 'webhook-enabled'
  | 'webhook-disabled'
  | 'webhook-removed';

/** Append-only. `by` is an agent's id, `console` for the command line, `provider`, `machine:` and a key's id, or `unknown`. */
export const staffEvents = pgTable('staff_events', {
  id: serial().primaryKey(),
  at: instant().notNull(),
  type: text().$type<StaffEventType>().notNull(),
  by: text().notNull(),
  /** Whose account; `machine:` and an id for a machine's key. */
  about: text().notNull(),
  detail: jsonb().$type<{ given?: string[]; taken?: string[]; way?: string }>(),
});

/** Each opening of medical text: who, of what, when. Written before the text is given. */
export const medicalAccess = pgTable(
  'medical_access',
  {
    id: serial().primaryKey(),
    question: text().notNull(),
    agent: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('medical_access_by_question').on(t.question)],
);

/**
 * Each opening of a question's texts, ordinary ones too: who, as what (`audit` is given no text), when. `agent`: an agent's id,
 * `machine:` and a key's id, or `console` for the command line.
 */
export const questionOpenings = pgTable(
  'question_openings',
  {
    id: serial().primaryKey(),
    question: text().notNull(),
    agent: text().notNull(),
    view: text().$type<OpeningView>().notNull(),
    part: text().$type<OpenedPart>().notNull().default('question'),
    at: instant().notNull(),
  },
  (t) => [
    index('question_openings_by_question').on(t.question),
    index('question_openings_by_agent').on(t.agent, t.id),
    index('question_openings_by_instant').on(t.at),
  ],
);

/** When an agent is away, as planned, and by whom. */
export const absences = pgTable(
  'absences',
  {
    id: text().primaryKey(),
    agent: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    /** Taken back, or ended before its time. */
    cancelledAt: instant(),
  },
  (t) => [index('absences_by_end').on(t.endsAt)],
);
