// One invitation to give a score for each resolution, and not every week to somebody who writes often.
import { aliasedTable, and, eq, gt, ne } from 'drizzle-orm';
import { DAY } from '../domain/durations.ts';
import { isSurveyed } from '../domain/surveys.ts';
import type { Db } from './db.ts';
import { messages, questions } from './schema.ts';

/** At most so many mails that invite, to one person, in so long. */
const MOST = { invitations: 3, within: 30 * DAY };

/** Whether the mail that says a question resolved also asks for a score. @param at epoch ms */
export async function mayInvite(
  db: Db,
  { question, at }: { question: string; at: number },
): Promise<boolean> {
  const [asked] = await db.select().from(questions).where(eq(questions.reference, question));
  if (asked === undefined || !isSurveyed(asked)) return false;
  if (asked.requester === null) return true;
  const own = aliasedTable(questions, 'own');
  const invited = await db
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(own, eq(own.reference, messages.question))
    .where(
      and(
        eq(own.requester, asked.requester),
        ne(own.reference, question),
        eq(messages.kind, 'resolved'),
        gt(messages.at, at - MOST.within),
      ),
    )
    .limit(MOST.invitations);
  return invited.length < MOST.invitations;
}
