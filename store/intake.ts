import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { MESSAGE_LIMIT } from '../domain/decision.ts';
import type { Db } from './db.ts';
import { keepPieces, removePieces, type LargeContent } from './file-pieces.ts';
import type { Store } from './open-store.ts';
import { attachments, contacts, inbox, keys, messages, questions, type MessagePayload } from './schema.ts';
import type { KeyRow } from './vault.ts';

/** Everything one accepted message adds to the store, sealed already. */
export type Intake = {
  question: typeof questions.$inferInsert;
  /** The keys of a question that begins; none for one that exists. */
  begins?: { keys: KeyRow[]; contact?: Uint8Array | undefined };
  inbox: typeof inbox.$inferInsert;
  /** Of a question that exists: when its medical key was last replaced, as it was known before the sealing. */
  keyReplacedAt?: number | null;
  messages: (typeof messages.$inferInsert)[];
  attachments: (typeof attachments.$inferInsert)[];
  /** What of them is kept in pieces. */
  large: LargeContent[];
};

export type KnownMessage = { question: string; content: string; payload: MessagePayload };
export type HeldMessage =
  | { taken: true }
  | { taken: false; why: 'known'; known: KnownMessage }
  | { taken: false; why: 'reference-taken' | 'too-many-messages' | 'gone' | 'key-replaced' };

/** Holds an accepted message: all of it is there, or nothing is. */
export async function hold(store: Store, intake: Intake): Promise<HeldMessage> {
  const { large, inbox: row } = intake;
  if (large.length === 0) return holdRows(store, intake);
  const known = await findKnown(store.db, row.key);
  if (known) return { taken: false, why: 'known', known };
  for (const content of large) await keepPieces(store.db, content);
  const held = await holdRows(store, intake);
  const files = large.map(({ file }) => file);
  if (!held.taken) await removePieces(store.db, files);
  return held;
}

/** In one transaction. */
async function holdRows(store: Store, intake: Intake): Promise<HeldMessage> {
  try {
    await store.db.transaction(async (db) => {
      await inboxRow(db, intake);
      await (intake.begins ? insertQuestion(db, intake) : updateQuestion(db, intake));
      await db.insert(messages).values(intake.messages);
      if (intake.attachments.length > 0) await db.insert(attachments).values(intake.attachments);
    });
    return { taken: true };
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    if (error.why !== 'known') return { taken: false, why: error.why };
    const known = await findKnown(store.db, intake.inbox.key);
    if (!known) throw error;
    return { taken: false, why: 'known', known };
  }
}

/** What was accepted before under this key, if anything. */
async function findKnown(db: Db, key: string): Promise<KnownMessage | undefined> {
  const { question, content, payload } = inbox;
  const [row] = await db.select({ question, content, payload }).from(inbox).where(eq(inbox.key, key));
  return row;
}

/** Rolls the transaction back with its reason. */
class NotTaken extends Error {
  readonly why: Exclude<HeldMessage, { taken: true }>['why'];
  constructor(why: NotTaken['why']) {
    super(why);
    this.why = why;
  }
}

/** First, because two copies of one message that arrive together wait for each other here. */
async function inboxRow(db: Db, intake: Intake): Promise<void> {
  const added = await db
    .insert(inbox)
    .values(intake.inbox)
    .onConflictDoNothing({ target: inbox.key })
    .returning({ id: inbox.id });
  if (added.length === 0) throw new NotTaken('known');
}

async function insertQuestion(db: Db, { question, begins }: Intake): Promise<void> {
  const added = await db
    .insert(questions)
    .values(question)
    .onConflictDoNothing()
    .returning({ at: questions.receivedAt });
  if (added.length === 0) throw new NotTaken('reference-taken');
  if (begins) await db.insert(keys).values(begins.keys);
  if (begins?.contact)
    await db.insert(contacts).values({ question: question.reference, sealed: begins.contact });
}

/** Holding the question's row, so that its messages are counted and ordered one at a time. */
async function updateQuestion(
  db: Db,
  { question: { reference }, keyReplacedAt = null }: Intake,
): Promise<void> {
  const [row] = await db
    .select({ at: questions.receivedAt })
    .from(questions)
    .where(and(eq(questions.reference, reference), isNull(questions.erasedAt)))
    .for('update');
  if (!row) throw new NotTaken('gone');
  const [key] = await db
    .select({ replacedAt: keys.destroyedAt })
    .from(keys)
    .where(and(eq(keys.question, reference), eq(keys.audience, 'medical')));
  // Its medical texts have served their time meanwhile: what was sealed with their key would never open.
  if (key && key.replacedAt !== keyReplacedAt) throw new NotTaken('key-replaced');
  const [held] = await db.select({ all: count() }).from(inbox).where(eq(inbox.question, reference));
  if ((held?.all ?? 0) > MESSAGE_LIMIT) throw new NotTaken('too-many-messages');
}

export type StoredQuestion = {
  channel: (typeof questions.$inferSelect)['channel'];
  role: (typeof questions.$inferSelect)['role'];
  requester: string | null;
  /** Its owner is a site's signed-in reader. */
  owned: boolean;
  team: (typeof questions.$inferSelect)['team'];
  /** Its mails are the requester's: it came by mail, or a link mailed to them came back. */
  addressProved: boolean;
  handedOff: boolean;
  closedAt: number | null;
  /** A message of this question is for the medical audience whole: what follows may be, too. */
  hidden: boolean;
  /** When its medical key was last replaced. */
  keyReplacedAt: number | null;
};

/** What the door must know of a question that a message wants to join; undefined when unknown or erased. */
export async function readStoredQuestion(db: Db, reference: string): Promise<StoredQuestion | undefined> {
  const { channel, role, requester, team, handedOff, closedAt, addressProvedAt } = questions;
  const hidden = sql<boolean>`exists (select 1 from ${messages} where ${messages.question} = ${reference}
    and ${messages.audience} = 'medical' and ${messages.masked} is null)`;
  const addressProved = sql<boolean>`(${channel} = 'email' or ${addressProvedAt} is not null)`;
  const owned = sql<boolean>`(${questions.owner} is not null)`;
  const keyReplacedAt = keys.destroyedAt;
  const medicalKey = and(eq(keys.question, questions.reference), eq(keys.audience, 'medical'));
  const [row] = await db
    .select({
      channel,
      role,
      requester,
      owned,
      team,
      handedOff,
      closedAt,
      addressProved,
      hidden,
      keyReplacedAt,
    })
    .from(questions)
    .leftJoin(keys, medicalKey)
    .where(and(eq(questions.reference, reference), isNull(questions.erasedAt)));
  return row;
}
