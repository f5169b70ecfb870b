// Which messages of a mailbox are accounted for.
import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { imapMails, type ImapOutcome } from './imap-schema.ts';

export type ImapBox = { folder: string; validity: string };
export type ImapMail = ImapBox & { uid: number };

/** How far a folder has been read without a gap: 0 for one that was never seen, or whose numbers have changed. */
export async function mailboxCursor(db: Db, box: ImapBox): Promise<number> {
  const { uid, outcome } = imapMails;
  const open = sql`min(${uid}) filter (where ${outcome} is null) - 1`;
  const [row] = await db
    .select({ cursor: sql<number>`coalesce(${open}, max(${uid}), 0)::float8` })
    .from(imapMails)
    .where(isIn(box));
  return row?.cursor ?? 0;
}

/** Those of these messages whose outcome is known. */
export async function findAccounted(db: Db, box: ImapBox, uids: readonly number[]): Promise<Set<number>> {
  if (uids.length === 0) return new Set();
  const rows = await db
    .select({ uid: imapMails.uid })
    .from(imapMails)
    .where(and(isIn(box), inArray(imapMails.uid, [...uids]), isNotNull(imapMails.outcome)));
  return new Set(rows.map(({ uid }) => uid));
}

/** Written down before a message is touched, so that one that ends the process is counted, too. Gives how many tries that makes. */
export async function noteTry(db: Db, mail: ImapMail, at: number): Promise<number> {
  const [row] = await db
    .insert(imapMails)
    .values({ ...mail, at, tries: 1 })
    .onConflictDoUpdate({ target: keyColumns, set: { tries: sql`${imapMails.tries} + 1` } })
    .returning({ tries: imapMails.tries });
  return row?.tries ?? 1;
}

/** A try that failed for want of the store says nothing of the message. */
export async function forgetTry(db: Db, mail: ImapMail): Promise<void> {
  await db
    .update(imapMails)
    .set({ tries: sql`${imapMails.tries} - 1` })
    .where(isMail(mail));
}

export async function noteOutcome(
  db: Db,
  { digest, outcome, ...mail }: ImapMail & { digest: string | null; outcome: ImapOutcome },
): Promise<void> {
  await db.update(imapMails).set({ digest, outcome }).where(isMail(mail));
}

/** Whether a message of these bytes is accounted for, in whatever folder it was seen. */
export async function isAccounted(db: Db, digest: string): Promise<boolean> {
  const known = and(eq(imapMails.digest, digest), isNotNull(imapMails.outcome));
  return (await db.$count(imapMails, known)) > 0;
}

export async function forgetImapMails(db: Db, before: number): Promise<void> {
  await db.delete(imapMails).where(and(lt(imapMails.at, before), isNotNull(imapMails.outcome)));
}

const keyColumns = [imapMails.folder, imapMails.validity, imapMails.uid];

function isIn({ folder, validity }: ImapBox) {
  return and(eq(imapMails.folder, folder), eq(imapMails.validity, validity));
}

function isMail({ uid, ...box }: ImapMail) {
  return and(isIn(box), eq(imapMails.uid, uid));
}
