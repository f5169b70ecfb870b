import { desc, eq, inArray } from 'drizzle-orm';
import type { ComplaintFollowUp } from '../domain/complaint-follow-up.ts';
import { complaintFollowUps } from './complaint-schema.ts';
import type { Db } from './db.ts';

/** Added, never changed: what was said before stays. */
export async function addFollowUp(db: Db, question: string, said: ComplaintFollowUp): Promise<void> {
  await db.insert(complaintFollowUps).values({ question, ...said });
}

/** What is said of it, the last word first. */
export function followUpsOf(db: Db, question: string): Promise<ComplaintFollowUp[]> {
  const { remedy, cause, correction, by, at, id } = complaintFollowUps;
  return db
    .select({ remedy, cause, correction, by, at })
    .from(complaintFollowUps)
    .where(eq(complaintFollowUps.question, question))
    .orderBy(desc(id));
}

/** The last word on each of these. */
export async function lastFollowUps(
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, ComplaintFollowUp>> {
  const { id, question, remedy, cause, correction, by, at } = complaintFollowUps;
  const rows = await db
    .selectDistinctOn([question], { question, remedy, cause, correction, by, at })
    .from(complaintFollowUps)
    .where(inArray(question, [...references]))
    .orderBy(question, desc(id));
  return new Map(rows.map(({ question: of, ...said }) => [of, said]));
}
