// Mail sent, to be sent, or kept to be read here when no relay is configured.
import { and, desc, eq, gte, isNotNull, like, ne, notInArray, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from '../store/db.ts';
import type { Store } from '../store/open.ts';
import { messages, outbox, questions, type MailState } from '../store/schema.ts';
import type { Vault } from '../store/vault.ts';

/** The sealed content of an outbox row; its sealed recipient is an `Address`. */
export type Sent = { subject: string; text: string; html: string };
export type Address = { email: string; name?: string };

export type Kept = {
  message: string;
  question: string;
  audience: Team;
  to: Address;
  messageId: string;
} & Sent;
export type Standing = { state: MailState; at: number; acceptedAt: number | null };

type House = { store: Store; vault: Vault };

/** How a mail stands; undefined when it was never handed over. */
export async function standingOf(db: Db, message: string): Promise<Standing | undefined> {
  const { state, at, acceptedAt } = outbox;
  const [row] = await db.select({ state, at, acceptedAt }).from(outbox).where(eq(outbox.message, message));
  return row;
}

/** Seals and keeps a mail before the first try. False when the question's keys were destroyed. */
export async function keepMail({ store, vault }: House, kept: Kept, at: number): Promise<boolean> {
  const { message, question, audience, to, messageId, subject, text, html } = kept;
  const sealer = await vault.sealer(store.db, question);
  if (!sealer) return false;
  const recipient = sealer(audience, message, 'recipient')(JSON.stringify(to));
  const content = sealer(audience, message, 'sent')(JSON.stringify({ subject, text, html }));
  await store.db
    .insert(outbox)
    .values({ message, question, audience, recipient, content, messageId, at })
    .onConflictDoNothing();
  return true;
}

/** Accepted is not delivered: a bounce may still come, and stays. */
export async function markMail(db: Db, message: string, state: MailState, at?: number): Promise<void> {
  await db
    .update(outbox)
    .set({ state, ...(at === undefined ? {} : { acceptedAt: at }) })
    .where(and(eq(outbox.message, message), ne(outbox.state, 'bounced')));
}

/** True the first time that a mail which did leave is found not to have arrived. */
export async function markBounced(db: Db, messageId: string): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ state: 'bounced' })
    .where(and(eq(outbox.messageId, messageId), notInArray(outbox.state, ['bounced', 'kept'])))
    .returning({ message: outbox.message });
  return rows.length > 0;
}

export type Counts = { question: number; recipient: number; everything: number };

/** Automatic mails since an instant: of this question, to whoever asked it, and to everybody. */
export async function automaticSince(db: Db, question: string, since: number): Promise<Counts> {
  const requester = db
    .select({ requester: questions.requester })
    .from(questions)
    .where(eq(questions.reference, question));
  const [row] = await db
    .select({
      question: sql<number>`count(*) filter (where ${outbox.question} = ${question})::int`,
      recipient: sql<number>`count(*) filter (where ${questions.requester} = (${requester}))::int`,
      everything: sql<number>`count(*)::int`,
    })
    .from(outbox)
    .innerJoin(messages, and(eq(messages.id, outbox.message), ne(messages.author, 'agent')))
    .innerJoin(questions, eq(questions.reference, outbox.question))
    .where(gte(outbox.at, since));
  return row ?? { question: 0, recipient: 0, everything: 0 };
}

/** Our Message-IDs of a question, the first sent first. */
export async function sentIds(db: Db, question: string): Promise<{ messageId: string; at: number }[]> {
  const { messageId, acceptedAt } = outbox;
  const rows = await db
    .select({ messageId, at: acceptedAt })
    .from(outbox)
    .where(and(eq(outbox.question, question), isNotNull(acceptedAt)))
    .orderBy(outbox.at);
  return rows.map(({ messageId: id, at }) => ({ messageId: id, at: at ?? 0 }));
}

/** Alerts about a question mailed to the team since an instant. */
export async function alertsSince(db: Db, question: string, since: number): Promise<number> {
  const alerts = like(outbox.message, `${question}:alert:%`);
  return db.$count(outbox, and(eq(outbox.question, question), gte(outbox.at, since), alerts));
}

export type OutboxLine = Standing & { message: string; question: string; messageId: string } & Partial<
    Sent & { to: Address }
  >;

/** The latest mails, opened for support: what is for the medical team alone, or erased, shows its state only. */
export async function latestMails({ store, vault }: House, limit = 100): Promise<OutboxLine[]> {
  const rows = await store.db.select().from(outbox).orderBy(desc(outbox.at)).limit(limit);
  return Promise.all(rows.map((row) => lineOf({ store, vault }, row)));
}

/** One mail, likewise. */
export async function mailOf(house: House, message: string): Promise<OutboxLine | undefined> {
  const [row] = await house.store.db.select().from(outbox).where(eq(outbox.message, message));
  return row && lineOf(house, row);
}

async function lineOf({ store, vault }: House, row: typeof outbox.$inferSelect): Promise<OutboxLine> {
  const { message, question, messageId, state, at, acceptedAt } = row;
  const line = { message, question, messageId, state, at, acceptedAt };
  const opened =
    row.audience === 'support' ? await vault.reader('support').of(store.db, question) : undefined;
  if (!opened) return line;
  /* oxlint-disable typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written */
  const to = JSON.parse(opened.text(message, 'recipient', row.recipient)) as Address;
  const sent = JSON.parse(opened.text(message, 'sent', row.content)) as Sent;
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  return { ...line, ...sent, to };
}
