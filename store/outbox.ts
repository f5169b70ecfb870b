// Mail that was sent, waits to be, or is kept to be read in the browser.
import { and, desc, eq, getTableColumns, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { MailState } from '../domain/message-states.ts';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { messages, outbox, questions } from './schema.ts';
import type { KeyReader, Vault } from './vault.ts';

export type OutboxMail = {
  /** The id of the message it carries. */
  message: string;
  question: string;
  audience: Team;
  recipient: string;
  content: { subject: string; text: string; html?: string };
  /** Our own Message-ID header. */
  messageId: string;
  at: number;
};

/** Keeps a mail before its first try. The same message again keeps the first. False when the question was erased. */
export async function keepMail(
  { store, vault }: { store: Store; vault: Vault },
  mail: OutboxMail,
): Promise<boolean> {
  const { message, question, audience, messageId, at } = mail;
  const sealer = await vault.sealer(store.db, question);
  if (!sealer) return false;
  const recipient = sealer(audience, message, 'recipient')(mail.recipient);
  const content = sealer(audience, message, 'sent')(JSON.stringify(mail.content));
  await store.db
    .insert(outbox)
    .values({ message, question, audience, recipient, content, messageId, at })
    .onConflictDoNothing();
  return true;
}

/** Mails that the relay has not taken, since when the first of them waits (epoch ms), and those that never arrived. */
export async function waitingMails(
  db: Db,
): Promise<{ waiting: number; since: number | undefined; undelivered: number }> {
  const [row] = await db
    .select({
      waiting: sql<number>`count(*) filter (where ${outbox.state} = 'pending')`.mapWith(Number),
      // A bigint of PostgreSQL's comes as text.
      since: sql<string | null>`min(${outbox.at}) filter (where ${outbox.state} = 'pending')`,
      undelivered: sql<number>`count(*) filter (where ${outbox.state} in ('failed', 'bounced'))`.mapWith(
        Number,
      ),
    })
    .from(outbox)
    .where(inArray(outbox.state, ['pending', 'failed', 'bounced']));
  const since = row?.since ?? undefined;
  return {
    waiting: row?.waiting ?? 0,
    since: since === undefined ? undefined : Number(since),
    undelivered: row?.undelivered ?? 0,
  };
}

/** What became of a mail; `acceptedAt` is the instant at which the relay took it. */
export async function markMail(
  db: Db,
  { message, state, acceptedAt }: { message: string; state: MailState; acceptedAt?: number },
): Promise<void> {
  await db
    .update(outbox)
    .set({ state, sendingUntil: null, ...(acceptedAt === undefined ? {} : { acceptedAt }) })
    .where(eq(outbox.message, message));
}

/** The relay did not take it; `final` when trying again cannot help. */
export async function noteFailure(
  db: Db,
  { message, at, problem, final }: { message: string; at: number; problem: string; final: boolean },
): Promise<void> {
  await db
    .update(outbox)
    .set({
      failures: sql`${outbox.failures} + 1`,
      failedAt: at,
      problem,
      ...(final ? { state: 'failed' as const, sendingUntil: null } : {}),
    })
    .where(and(eq(outbox.message, message), isNull(outbox.acceptedAt)));
}

/** Takes the right to hand a mail to the relay; false while somebody else has it, or once the relay has the mail. */
export async function leaseMail(
  db: Db,
  { message, now, until }: { message: string; now: number; until: number },
): Promise<boolean> {
  const isFree = or(isNull(outbox.sendingUntil), lte(outbox.sendingUntil, now));
  const leased = await db
    .update(outbox)
    .set({ sendingUntil: until })
    .where(and(eq(outbox.message, message), isNull(outbox.acceptedAt), isFree))
    .returning({ message: outbox.message });
  return leased.length > 0;
}

/** Moves the end of one's own lease: on with the work, or given back with null. */
export async function keepLease(
  db: Db,
  { message, until }: { message: string; until: number | null },
): Promise<void> {
  await db
    .update(outbox)
    .set({ sendingUntil: until })
    .where(and(eq(outbox.message, message), isNull(outbox.acceptedAt)));
}

export type MailLine = Pick<
  typeof outbox.$inferSelect,
  | 'message'
  | 'question'
  | 'audience'
  | 'state'
  | 'at'
  | 'acceptedAt'
  | 'messageId'
  | 'failures'
  | 'failedAt'
  | 'problem'
>;

/** `kind`: of the message that it carries, such as `reply`; null for what is no message, such as an alert to the team. */
export type ListedMail = MailLine & { kind: string | null };

/** `requester`: pseudonym of whoever asked. */
export type MailsWanted = { state?: MailState; requester?: string; limit: number };

/** The newest first, without their words. */
export function outboxList(db: Db, { state, requester, limit }: MailsWanted): Promise<ListedMail[]> {
  const {
    recipient: _recipient,
    content: _content,
    sendingUntil: _until,
    ...listed
  } = getTableColumns(outbox);
  const theirs = db
    .select({ reference: questions.reference })
    .from(questions)
    .where(eq(questions.requester, requester ?? ''));
  return db
    .select({ ...listed, kind: messages.kind })
    .from(outbox)
    .leftJoin(messages, eq(messages.id, outbox.message))
    .where(
      and(
        state === undefined ? undefined : eq(outbox.state, state),
        requester === undefined ? undefined : inArray(outbox.question, theirs),
      ),
    )
    .orderBy(desc(outbox.at))
    .limit(limit);
}

export async function mailLine(db: Db, message: string): Promise<MailLine | undefined> {
  const [row] = await db.select().from(outbox).where(eq(outbox.message, message));
  return row;
}

/** The mail behind a Message-ID of ours, as a bounce or a reply names it. */
export async function mailByHeader(db: Db, messageIds: string[]): Promise<MailLine | undefined> {
  if (messageIds.length === 0) return undefined;
  const [row] = await db.select().from(outbox).where(inArray(outbox.messageId, messageIds));
  return row;
}

type Opened = Pick<OutboxMail, 'recipient' | 'content'>;

/** One mail in full, for a reader of its audience; undefined for any other, and once erased. */
export async function openMail<A extends Team>(
  db: Db,
  reader: KeyReader<A>,
  message: string,
): Promise<Opened | undefined> {
  return (await openMails(db, reader, [message])).get(message);
}

/** By message. Those of another audience, and of erased questions, are left out. */
export async function openMails<A extends Team>(
  db: Db,
  reader: KeyReader<A>,
  wanted: readonly string[],
): Promise<Map<string, Opened>> {
  const rows = await db
    .select()
    .from(outbox)
    .where(and(inArray(outbox.message, [...wanted]), eq(outbox.audience, reader.audience)));
  const opened = await reader.ofEach(db, [...new Set(rows.map(({ question }) => question))]);
  return new Map(
    rows.flatMap(({ message, question, ...sealed }): [string, Opened][] => {
      const keys = opened.get(question);
      if (keys === undefined) return [];
      const recipient = keys.text(message, 'recipient', sealed.recipient);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was sent
      const content = JSON.parse(keys.text(message, 'sent', sealed.content)) as OutboxMail['content'];
      return [[message, { recipient, content }]];
    }),
  );
}
