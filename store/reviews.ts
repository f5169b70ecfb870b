// Weekly reviews as they are kept: one a week, and each proposal until somebody decides.
import { and, desc, eq, lt } from 'drizzle-orm';
import { EXPIRES_AFTER } from '../domain/review/decision.ts';
import type { Store } from './open-store.ts';
import { reviewProposals, reviews } from './review-schema.ts';
import { keys } from './schema.ts';
import type { Vault } from './vault.ts';

type Kept = { store: Store; vault: Vault };

export type NewProposal = Omit<
  typeof reviewProposals.$inferInsert,
  'id' | 'week' | 'label' | 'proposedAt' | 'state'
> & { name: string };

export type NewReview = typeof reviews.$inferInsert & { proposals: readonly NewProposal[] };

/** Keeps a week's review with what it proposes. The first one of a week stands: repeating it changes nothing. */
export async function keepReview(
  { store, vault }: Kept,
  { proposals, ...review }: NewReview,
): Promise<boolean> {
  const sealed = await Promise.all(
    proposals.map(async ({ name, ...proposal }, nth) => {
      const id = `${review.week}-${nth + 1}`;
      const { rows, sealer } = await vault.fresh(id);
      return {
        keys: rows.filter(({ audience }) => audience === 'support'),
        row: {
          ...proposal,
          id,
          week: review.week,
          label: sealer('support', id, 'label')(name),
          proposedAt: review.at,
        },
      };
    }),
  );
  return store.db.transaction(async (db) => {
    const kept = await db.insert(reviews).values(review).onConflictDoNothing().returning();
    if (kept.length === 0) return false;
    for (const { keys: opening, row } of sealed) {
      await db.insert(keys).values(opening);
      await db.insert(reviewProposals).values(row);
    }
    return true;
  });
}

export type KeptProposal = Omit<typeof reviewProposals.$inferSelect, 'label'> & { name: string };

const LISTED = 100;

/** The last review, and the proposals of all, the latest first. */
export async function reviewsKept({ store, vault }: Kept) {
  const [last] = await store.db.select().from(reviews).orderBy(desc(reviews.week)).limit(1);
  const rows = await store.db
    .select()
    .from(reviewProposals)
    .orderBy(desc(reviewProposals.week), reviewProposals.id)
    .limit(LISTED);
  const proposals: KeptProposal[] = [];
  for (const { label, ...row } of rows) {
    const opened = await vault.reader('support').of(store.db, row.id);
    proposals.push({ ...row, name: opened?.text(row.id, 'label', label) ?? '' });
  }
  return { last, proposals };
}

export type Decision = { id: string; by: string; at: number } & (
  | { state: 'accepted'; owner: string; due: string }
  | { state: 'refused'; reason: string }
);

/** Only an open one can be decided: the first decision stands. */
export async function decideProposal({ db }: Store, { id, by, at, ...decision }: Decision): Promise<boolean> {
  const decided = await db
    .update(reviewProposals)
    .set({ ...decision, decidedBy: by, decidedAt: at })
    .where(and(eq(reviewProposals.id, id), eq(reviewProposals.state, 'open')))
    .returning({ id: reviewProposals.id });
  return decided.length > 0;
}

/** Those that nobody touched pass. Gives how many. */
export async function expireProposals({ db }: Store, now: number): Promise<number> {
  const untouched = lt(reviewProposals.proposedAt, now - EXPIRES_AFTER);
  const expired = await db
    .update(reviewProposals)
    .set({ state: 'expired' })
    .where(and(eq(reviewProposals.state, 'open'), untouched))
    .returning({ id: reviewProposals.id });
  return expired.length;
}
