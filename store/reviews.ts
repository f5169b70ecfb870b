// Weekly reviews as they are kept: one a week, and each proposal until somebody decides.
import { and, desc, eq, gte, isNull, lt, ne } from 'drizzle-orm';
import { type Ending, EXPIRES_AFTER } from '../domain/review/proposal-decision.ts';
import { dayNumber } from '../domain/calendar-dates.ts';
import { startOfDay } from '../domain/indicators/civil-days.ts';
import { type Effect, windowsOf } from '../domain/indicators/effect.ts';
import type { ProposalKind } from '../domain/review/review-types.ts';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { reviewProposals, reviews } from './review-schema.ts';
import { keys } from './schema.ts';
import type { Vault } from './vault.ts';

type Kept = { store: Store; vault: Vault };

type Inserted = typeof reviewProposals.$inferInsert;
export type NewProposal = Pick<
  Inserted,
  'kind' | 'article' | 'section' | 'now' | 'before' | 'trend' | 'openMinutes' | 'evidence' | 'questions'
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
  return { last, proposals: await namedProposals({ store, vault }, rows) };
}

/** With their names opened; empty where the key was destroyed. */
async function namedProposals(
  { store, vault }: Kept,
  rows: readonly (typeof reviewProposals.$inferSelect)[],
): Promise<KeptProposal[]> {
  const ids = rows.map(({ id }) => id);
  const opened = await vault.reader('support').ofEach(store.db, ids);
  return rows.map(({ label, ...row }) => ({
    ...row,
    name: opened.get(row.id)?.text(row.id, 'label', label) ?? '',
  }));
}

export type ProposalDecision = { id: string; by: string; at: number } & (
  | {
      state: 'accepted';
      owner: string;
      due: string;
      name?: string | undefined;
      kind?: ProposalKind | undefined;
    }
  | { state: 'refused'; reason: string }
);

/** Only an open one can be decided: the first decision stands. Another name or kind than proposed is an edit. */
export async function decideProposal(
  { store, vault }: Kept,
  { id, by, at, ...decision }: ProposalDecision,
): Promise<boolean> {
  const asked: Pick<Extract<ProposalDecision, { state: 'accepted' }>, 'name' | 'kind'> = decision.state ===
  'accepted'
    ? decision
    : {};
  const { state, reason, owner, due } = { reason: null, owner: null, due: null, ...decision };
  const columns = { state, reason, owner, due };
  return store.db.transaction(async (db) => {
    const [open] = await db
      .select()
      .from(reviewProposals)
      .where(and(eq(reviewProposals.id, id), eq(reviewProposals.state, 'open')))
      .for('update');
    if (open === undefined) return false;
    const opened = await vault.reader('support').of(db, id);
    const { name, kind = open.kind } = asked;
    const isRenamed = name !== undefined && name !== opened?.text(id, 'label', open.label);
    const edited = isRenamed || kind !== open.kind;
    const label = isRenamed ? await sealName({ db, vault }, id, name) : open.label;
    await db
      .update(reviewProposals)
      .set({ ...columns, kind, label, edited, decidedBy: by, decidedAt: at })
      .where(eq(reviewProposals.id, id));
    return true;
  });
}

/** Under keys of its own: the name that it replaces goes with the old ones. */
async function sealName({ db, vault }: { db: Db; vault: Vault }, id: string, name: string) {
  const { rows, sealer } = await vault.fresh(id);
  await db.delete(keys).where(eq(keys.question, id));
  await db.insert(keys).values(rows.filter(({ audience }) => audience === 'support'));
  return sealer('support', id, 'label')(name);
}

/** One proposal by its id. */
export async function proposalKept({ store, vault }: Kept, id: string): Promise<KeptProposal | undefined> {
  const rows = await store.db.select().from(reviewProposals).where(eq(reviewProposals.id, id));
  return (await namedProposals({ store, vault }, rows))[0];
}

/** The questions of what was proposed from an instant on and has not passed: not to be proposed again. */
export async function questionsProposed({ db }: Store, from: number): Promise<string[][]> {
  const rows = await db
    .select({ questions: reviewProposals.questions })
    .from(reviewProposals)
    .where(and(gte(reviewProposals.proposedAt, from), ne(reviewProposals.state, 'expired')));
  return rows.map(({ questions }) => questions);
}

/** Accepted ones whose effect nobody has measured, with the windows in which it shows. */
export async function unmeasured({ db }: Store) {
  const rows = await db
    .select()
    .from(reviewProposals)
    .where(and(eq(reviewProposals.state, 'accepted'), isNull(reviewProposals.effect)));
  return rows.flatMap(({ id, questions, decidedAt, due }) =>
    decidedAt === null || due === null
      ? []
      : [{ id, questions, ...windowsOf({ decidedAt, due: startOfDay(dayNumber(due) + 1) }) }],
  );
}

export async function keepEffect({ db }: Store, id: string, effect: Effect): Promise<void> {
  await db.update(reviewProposals).set({ effect }).where(eq(reviewProposals.id, id));
}

export type Ended = { id: string; by: string; at: number; ending: Ending; note: string };

/** Only what was accepted can end, and once. */
export async function endProposal({ db }: Store, { id, by, at, ending, note }: Ended): Promise<boolean> {
  const running = and(eq(reviewProposals.state, 'accepted'), isNull(reviewProposals.ending));
  const ended = await db
    .update(reviewProposals)
    .set({ ending, endedBy: by, endedAt: at, note })
    .where(and(eq(reviewProposals.id, id), running))
    .returning({ id: reviewProposals.id });
  return ended.length > 0;
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
