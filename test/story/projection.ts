// What the store keeps of the journals, which can be lost and made again.
import { asc } from 'drizzle-orm';
import type { Store } from '../../store/open-store.ts';
import { journal, questions } from '../../store/schema.ts';
import { behindItsBack } from '../support/stores.ts';

export async function projectionOf({ db }: Store) {
  const rows = await db.select().from(questions).orderBy(asc(questions.reference));
  return {
    events: await db.select().from(journal).orderBy(asc(journal.question), asc(journal.seq)),
    // Who told it, and when it was put there, is not what was told.
    questions: rows.map((row) => ({ ...row, toldBy: null, toldFrom: null, updatedAt: null })),
  };
}

/** Loses all that was projected; what intake wrote stays. */
export async function loseProjection(store: Store): Promise<void> {
  await behindItsBack(store, async (within) => {
    const rows = await within.select().from(questions);
    await within.delete(journal);
    await within.delete(questions);
    for (const { reference, channel, role, requester, linkedTo, receivedAt, erasedAt } of rows)
      await within
        .insert(questions)
        .values({ reference, channel, role, requester, linkedTo, receivedAt, erasedAt });
  });
}
