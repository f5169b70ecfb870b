// How often mails of one kind came before: what tells a loop that no header betrays.
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { mailTraces } from './mail-trace-schema.ts';

export type MailTrace = Omit<typeof mailTraces.$inferInsert, 'arrival'>;

/** Mails before this one, since an instant. */
export type MailsBefore = {
  /** The same words, from the same domain; from the same address; from anywhere. */
  sameWords: number;
  sameSender: number;
  anywhere: number;
  /** Within `recent`: the same words from the same domain, and whatever words from it. */
  sameWordsLately: number;
  domainLately: number;
};

export type Since = { window: number; recent: number };

/** Written down first and counted then, so that of several at once exactly one is the first. The same mail again counts as it did. */
export async function traceMail(db: Db, trace: MailTrace, { window, recent }: Since): Promise<MailsBefore> {
  await db.delete(mailTraces).where(lt(mailTraces.at, trace.at - window));
  await db.insert(mailTraces).values(trace).onConflictDoNothing({ target: mailTraces.key });
  const { arrival, key, sender, domain, shape, at } = mailTraces;
  const own = db.select({ arrival }).from(mailTraces).where(eq(key, trace.key));
  const isShape = sql`${shape} = ${trace.shape}`;
  const isDomain = sql`${domain} = ${trace.domain}`;
  const isLate = sql`${at} >= ${trace.at - recent}`;
  const countWhere = (...conditions: ReturnType<typeof sql>[]) =>
    sql<number>`(count(*) filter (where ${sql.join(conditions, sql` and `)}))::int`;
  const [row] = await db
    .select({
      sameWords: countWhere(isShape, isDomain),
      sameSender: countWhere(isShape, sql`${sender} = ${trace.sender}`),
      anywhere: countWhere(isShape),
      sameWordsLately: countWhere(isShape, isDomain, isLate),
      domainLately: countWhere(isDomain, isLate),
    })
    .from(mailTraces)
    .where(and(gte(at, trace.at - window), lt(arrival, sql`(${own})`), sql`(${isShape} or ${isDomain})`));
  return row ?? { sameWords: 0, sameSender: 0, anywhere: 0, sameWordsLately: 0, domainLately: 0 };
}
