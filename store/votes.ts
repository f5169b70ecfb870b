import { and, count, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { keys } from './schema.ts';
import type { Vault } from './vault.ts';
import { votes } from './vote-schema.ts';

/** A reader's answer to "Avez-vous trouvé la réponse ?". `id` stands for the reader and the article. */
export type Vote = {
  id: string;
  slug: string;
  version: string;
  helped: boolean;
  /** Without what reads as health: it is sealed to support. */
  comment?: string;
  at: number;
};

/** What readers said of one article. */
export type VoteCount = { slug: string; yes: number; no: number; comments: number };

/** Keeps a vote in the place of the same reader's earlier one, comment included. */
export async function keepVote({ store, vault }: Kept, { comment, ...vote }: Vote): Promise<void> {
  const { id } = vote;
  const { rows, sealer } = await vault.fresh(id);
  const sealed = comment === undefined ? null : sealer('support', id, 'body')(comment);
  await store.db.transaction(async (db) => {
    const row = { ...vote, comment: sealed };
    await db.insert(votes).values(row).onConflictDoUpdate({ target: votes.id, set: row });
    await db.delete(keys).where(eq(keys.question, id));
    if (sealed === null) return;
    await db.insert(keys).values(rows.filter(({ audience }) => audience === 'support'));
  });
}

type Kept = { store: Store; vault: Vault };

/** Articles that readers voted on, those that helped least often first. */
export async function voteCounts(db: Db): Promise<VoteCount[]> {
  const { slug, helped, comment } = votes;
  const no = sql<number>`count(*) filter (where not ${helped})`.mapWith(Number);
  return db
    .select({
      slug,
      yes: sql<number>`count(*) filter (where ${helped})`.mapWith(Number),
      no,
      comments: count(comment),
    })
    .from(votes)
    .groupBy(slug)
    .orderBy(desc(no), slug);
}

export type Comment = { version: string; helped: boolean; at: number; text: string };

/** What readers wrote about one article, the last one first. */
export async function commentsOn({ store, vault }: Kept, slug: string): Promise<Comment[]> {
  const rows = await store.db
    .select()
    .from(votes)
    .where(and(eq(votes.slug, slug), isNotNull(votes.comment)))
    .orderBy(desc(votes.at), votes.id);
  const read: Comment[] = [];
  for (const { id, version, helped, at, comment } of rows) {
    const opened = await vault.reader('support').of(store.db, id);
    if (opened && comment) read.push({ version, helped, at, text: opened.text(id, 'body', comment) });
  }
  return read;
}

/** Ids of votes given at or before an instant, the oldest first; `limit` of them. */
export async function votesUntil(
  db: Db,
  { until, limit }: { until: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: votes.id })
    .from(votes)
    .where(lte(votes.at, until))
    .orderBy(votes.at, votes.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** With the key of its comment. */
export async function destroyVote(store: Store, id: string): Promise<void> {
  await store.db.transaction(async (db) => {
    await db.delete(keys).where(eq(keys.question, id));
    await db.delete(votes).where(eq(votes.id, id));
  });
}
