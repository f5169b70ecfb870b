// Mails kept aside for a person to look at: nothing of them is dropped, nothing answers them.
import { and, asc, count, desc, eq, getTableColumns, lte, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { type FilePlace, keepPieces, largeContent, openPieces, removePieces } from './file-pieces.ts';
import { mailTraces } from './mail-trace-schema.ts';
import type { Store } from './open-store.ts';
import { quarantine } from './quarantine-schema.ts';
import { alerts } from './alert-schema.ts';
import { keys } from './schema.ts';
import type { KeyReader, Vault } from './vault.ts';

type QuarantineLabel = { email?: string; name?: string; subject: string; text: string };

export type Quarantined = {
  id: string;
  key: string;
  receivedAt: number;
  reasons: string[];
  sender: string;
  requester: string | null;
  emergency: boolean;
  audience: Team;
  label: QuarantineLabel;
  original: Uint8Array;
};

/** Keeps a mail, sealed, with keys of its own. Gives its name and receipt: those of the first, when it was kept before. */
export async function keepInQuarantine(
  { store, vault }: { store: Store; vault: Vault },
  mail: Quarantined,
): Promise<{ id: string; receivedAt: number }> {
  const { id, audience, label, original, ...row } = mail;
  const { rows, sealer } = await vault.fresh(id);
  const large = largeContent(id, original, store.bucket !== undefined);
  const labelled = large ? { ...label, pieces: { key: large.key, size: original.length } } : label;
  if (large) await keepPieces(store.db, large);
  const held = await store.db.transaction(async (db) => {
    const kept = await db
      .insert(quarantine)
      .values({
        ...row,
        id,
        audience,
        label: sealer(audience, id, 'label')(JSON.stringify(labelled)),
        original: sealer(audience, id, 'original')(large ? '' : original),
      })
      .onConflictDoNothing({ target: quarantine.key })
      .returning({ id: quarantine.id, receivedAt: quarantine.receivedAt });
    if (kept.length > 0) await db.insert(keys).values(rows);
    const [first] = kept.length > 0 ? kept : await keptBefore(db, mail.key);
    return first ?? mail;
  });
  if (large && held.id !== id) await removePieces(store.db, [id]);
  return held;
}

function keptBefore(db: Db, key: string) {
  const { id, receivedAt } = quarantine;
  return db.select({ id, receivedAt }).from(quarantine).where(eq(quarantine.key, key));
}

export type QuarantineLine = Omit<
  typeof quarantine.$inferSelect,
  'label' | 'original' | 'key' | 'requester'
> & {
  /** Undefined for whoever may not read it. */
  label: QuarantineLabel | undefined;
};

const LISTED = 200;

/** What waits for a person, emergencies and then the oldest first. */
export async function quarantineList(db: Db, readers: readonly KeyReader<Team>[]): Promise<QuarantineLine[]> {
  const { original: _original, key: _key, requester: _requester, ...listed } = getTableColumns(quarantine);
  const rows = await db
    .select(listed)
    .from(quarantine)
    .where(eq(quarantine.state, 'held'))
    .orderBy(desc(quarantine.emergency), asc(quarantine.receivedAt))
    .limit(LISTED);
  return Promise.all(
    rows.map(async ({ label, ...row }) => {
      const opened = await readers.find(({ audience }) => audience === row.audience)?.of(db, row.id);
      if (!opened || !label) return { ...row, label: undefined };
      const { pieces: _pieces, ...shown } = labelFrom(opened.text(row.id, 'label', label));
      return { ...row, label: shown };
    }),
  );
}

/** `pieces` opens those of a large mail. */
type SealedLabel = QuarantineLabel & { pieces?: { key: string; size: number } };

function labelFrom(json: string): SealedLabel {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written
  return JSON.parse(json) as SealedLabel;
}

/** The mail as it came, for a reader of its audience. */
export async function quarantinedMail(
  place: FilePlace,
  readers: readonly KeyReader<Team>[],
  id: string,
): Promise<{ original: Buffer; receivedAt: number } | undefined> {
  const [row] = await place.db
    .select()
    .from(quarantine)
    .where(and(eq(quarantine.id, id), eq(quarantine.state, 'held')));
  const opened = row && (await readers.find(({ audience }) => audience === row.audience)?.of(place.db, id));
  if (!opened || !row.original || !row.label) return undefined;
  const { pieces } = labelFrom(opened.text(id, 'label', row.label));
  const original = pieces
    ? await openPieces(place, { file: id, ...pieces })
    : opened.bytes(id, 'original', row.original);
  return { original, receivedAt: row.receivedAt };
}

export type Decided = { id: string; by: string; at: number };

/** Only what is held can be decided: the first decision stands. */
export async function releasedFromQuarantine(
  db: Db,
  { id, by, at, question }: Decided & { question: string },
): Promise<boolean> {
  return settle(db, { id, by, at }, { state: 'released', question });
}

/** Its words and keys are destroyed; that it came, why it was held and who discarded it stay. */
export async function discardedFromQuarantine(db: Db, decision: Decided): Promise<boolean> {
  return settle(db, decision, { state: 'discarded' });
}

type Outcome = { state: 'released'; question: string } | { state: 'discarded' };

function settle(db: Db, { id, by, at }: Decided, outcome: Outcome): Promise<boolean> {
  return db.transaction(async (within) => {
    const done = await within
      .update(quarantine)
      .set({ ...outcome, decidedBy: by, decidedAt: at, label: null, original: null })
      .where(and(eq(quarantine.id, id), eq(quarantine.state, 'held')))
      .returning({ id: quarantine.id });
    if (done.length > 0) {
      await within.update(keys).set({ wrapped: null, destroyedAt: at }).where(eq(keys.question, id));
      await within.update(alerts).set({ answeredAt: at }).where(eq(alerts.question, id));
      await removePieces(within, [id]);
    }
    return done.length > 0;
  });
}

/** Mails held that came at or before an instant, the oldest first; `limit` of them. */
export async function heldUntil(
  db: Db,
  { until, limit }: { until: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: quarantine.id })
    .from(quarantine)
    .where(and(eq(quarantine.state, 'held'), lte(quarantine.receivedAt, until)))
    .orderBy(asc(quarantine.receivedAt), asc(quarantine.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** What of one sender stands in quarantine, by the pseudonym of their address, decided or not; the oldest first. */
export async function quarantineOf(
  db: Db,
  requester: string,
): Promise<{ id: string; receivedAt: number; isHeld: boolean }[]> {
  const rows = await db
    .select({ id: quarantine.id, receivedAt: quarantine.receivedAt, state: quarantine.state })
    .from(quarantine)
    .where(eq(quarantine.requester, requester))
    .orderBy(asc(quarantine.receivedAt), asc(quarantine.id));
  return rows.map(({ state, ...row }) => ({ ...row, isHeld: state === 'held' }));
}

/** The pseudonym of who sent a mail that was kept aside; undefined where there is no such mail, or nobody behind it any more. */
export async function quarantineSender(db: Db, id: string): Promise<string | undefined> {
  const { requester } = quarantine;
  const [row] = await db.select({ requester }).from(quarantine).where(eq(quarantine.id, id));
  return row?.requester ?? undefined;
}

/** Forgets the mails of one sender, by the pseudonym of their address, decided or not: that they came stays, theirs no longer. */
export async function forgetQuarantine(
  db: Db,
  { requester, at }: { requester: string; at: number },
): Promise<void> {
  const rows = await db
    .update(quarantine)
    .set({
      requester: null,
      label: null,
      original: null,
      state: sql`case when ${quarantine.state} = 'held' then 'discarded' else ${quarantine.state} end`,
      decidedBy: sql`coalesce(${quarantine.decidedBy}, 'erasure')`,
      decidedAt: sql`coalesce(${quarantine.decidedAt}, ${at}::bigint)`,
    })
    .where(eq(quarantine.requester, requester))
    .returning({ id: quarantine.id });
  for (const { id } of rows) {
    await db.update(keys).set({ wrapped: null, destroyedAt: at }).where(eq(keys.question, id));
    await db.delete(alerts).where(eq(alerts.question, id));
    await removePieces(db, [id]);
  }
  await db.delete(mailTraces).where(eq(mailTraces.sender, requester));
}

/** How many are held, released and discarded, for the indicators. */
export async function quarantineCounts(
  db: Db,
): Promise<Record<(typeof quarantine.$inferSelect)['state'], number>> {
  const rows = await db
    .select({ state: quarantine.state, all: count() })
    .from(quarantine)
    .groupBy(quarantine.state);
  const of = (state: string) => rows.find((row) => row.state === state)?.all ?? 0;
  return { held: of('held'), released: of('released'), discarded: of('discarded') };
}
