// What has left already: counted against loops, named in threads, marked when it comes back.
import { and, eq, gte, inArray, isNotNull, like, ne, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { inbox, messages, outbox, questions } from './schema.ts';

export type MailCounts = { question: number; recipient: number; everything: number };

/** Automatic mails since an instant: of this question, to whoever asked it, and to everybody. */
export async function automaticSince(db: Db, question: string, since: number): Promise<MailCounts> {
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

/** Emergency answers that left since an instant for the same words of the same person as this one answers. */
export async function sameEmergenciesSince(db: Db, message: string, since: number): Promise<number> {
  const answered = sql`split_part(${outbox.message}, ':emergency:', 2)`;
  const words = db
    .select({ content: inbox.content })
    .from(inbox)
    .where(eq(inbox.id, message.split(':emergency:')[1] ?? ''));
  const [row] = await db
    .select({ all: sql<number>`count(*)::int` })
    .from(outbox)
    .innerJoin(inbox, eq(inbox.id, answered))
    .where(and(gte(outbox.at, since), like(outbox.message, '%:emergency:%'), eq(inbox.content, words)));
  return row?.all ?? 0;
}

/** Alerts about a question mailed to the team since an instant. */
export async function alertsSince(db: Db, question: string, since: number): Promise<number> {
  const alerts = like(outbox.message, `${question}:alert:%`);
  return db.$count(outbox, and(eq(outbox.question, question), gte(outbox.at, since), alerts));
}

/** Our Message-IDs of a question's thread, with the instant at which each was accepted, the first first. */
export async function sentIds(db: Db, question: string): Promise<{ messageId: string; at: number }[]> {
  const rows = await db
    .select({ messageId: outbox.messageId, at: outbox.acceptedAt })
    .from(outbox)
    .innerJoin(messages, eq(messages.id, outbox.message))
    .where(and(eq(outbox.question, question), isNotNull(outbox.acceptedAt)))
    .orderBy(outbox.at);
  return rows.map(({ messageId, at }) => ({ messageId, at: at ?? 0 }));
}

/** The messages of a question that left, or were kept for want of a relay. */
export async function sentMessages(db: Db, question: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ message: outbox.message })
    .from(outbox)
    .where(and(eq(outbox.question, question), isNotNull(outbox.acceptedAt)));
  return new Set(rows.map(({ message }) => message));
}

/** Only what a relay accepted can come back. */
export async function markBounced(db: Db, message: string): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'bounced' })
    .where(and(eq(outbox.message, message), inArray(outbox.state, ['accepted'])));
}
