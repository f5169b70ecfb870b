import { and, count, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { KeyContext, KeyRing, MasterKey, WrappedKey } from './master-key.ts';
import { houseKeys, keys } from './schema.ts';

const BATCH = 200;

/**
 * Puts a new master key in force and wraps every data key anew under it, while the service goes on. Interrupted, it is
 * taken up where it stopped: no second key is made while some are left under a former one. Texts are not touched.
 * Former keys stay in the ring until `retireFormerKeys`, for what was being written meanwhile.
 */
export async function rotateMasterKey(
  db: Db,
  ring: KeyRing,
  progressed: (rewrapped: number) => void = () => {},
): Promise<{ rewrapped: number; current: string }> {
  await alone(db, async (within) => {
    await ring.refresh();
    if (!(await someUnderFormerKeys(within, ring))) await ring.renew();
  });
  return { rewrapped: await rewrapAll(db, ring, progressed), current: ring.current() };
}

/**
 * Wraps every data key under the current master key. Gives how many there were.
 * Call it once more when copies of the service that knew only the former key have ended.
 */
export async function rewrapAll(
  db: Db,
  master: MasterKey,
  progressed: (rewrapped: number) => void = () => {},
): Promise<number> {
  let rewrapped = await rewrapHouse(db, master);
  for (;;) {
    const rows = await db.select().from(keys).where(underFormer(master)).limit(BATCH);
    // Until there are none: some are written, or replaced, while others are wrapped anew.
    if (rows.length === 0) return rewrapped;
    for (const { question, audience, wrapped, masterKey } of rows) {
      if (!wrapped) continue;
      const renewed = await rewrap(master, { wrapped, masterKey }, { question, audience });
      // A key destroyed or replaced meanwhile stays so.
      const same = and(eq(keys.masterKey, masterKey), eq(keys.wrapped, wrapped));
      await db
        .update(keys)
        .set(renewed)
        .where(and(eq(keys.question, question), eq(keys.audience, audience), same));
    }
    rewrapped += rows.length;
    progressed(rewrapped);
  }
}

/**
 * Forgets former master keys once nothing is wrapped under them any more; an interrupted rotation is finished, and what was
 * being written during one is wrapped anew. For a start, when nothing is being written: with other processes at work, only when the ring has been
 * as it is since before the instant `keptSince`.
 */
export async function retireFormerKeys(
  db: Db,
  ring: KeyRing,
  { keptSince = Infinity }: { keptSince?: number } = {},
): Promise<boolean> {
  await ring.refresh();
  const since = await ring.keptSince();
  if (ring.former() === 0 || (since ?? Infinity) > keptSince) return false;
  if (since !== undefined) await rewrapAll(db, ring);
  return alone(db, async (within) => {
    if (await someUnderFormerKeys(within, ring)) return false;
    await ring.retire();
    return true;
  });
}

/** Any constant will do: it only has to be the same in every process. */
const RING_LOCK = 7_327_653;

/** Two rotations at once would each write a ring without the other's key, and what that one wrapped would be lost. */
function alone<T>(db: Db, work: (within: Db) => Promise<T>): Promise<T> {
  return db.transaction(async (within) => {
    await within.execute(sql`select pg_advisory_xact_lock(${RING_LOCK})`);
    return work(within);
  });
}

/** How many data keys are wrapped under each master key, by its id; destroyed ones are left out. */
export async function keysByMaster(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .select({ master: keys.masterKey, all: count() })
    .from(keys)
    .where(isNotNull(keys.wrapped))
    .groupBy(keys.masterKey);
  return Object.fromEntries(rows.map(({ master, all }) => [master, all]));
}

async function someUnderFormerKeys(db: Db, master: MasterKey): Promise<boolean> {
  const [data] = await db.select({ one: keys.question }).from(keys).where(underFormer(master)).limit(1);
  const [house] = await db
    .select({ one: houseKeys.name })
    .from(houseKeys)
    .where(ne(houseKeys.masterKey, master.current()))
    .limit(1);
  return data !== undefined || house !== undefined;
}

function underFormer(master: MasterKey) {
  return and(isNotNull(keys.wrapped), ne(keys.masterKey, master.current()));
}

async function rewrapHouse(db: Db, master: MasterKey): Promise<number> {
  const rows = await db.select().from(houseKeys).where(ne(houseKeys.masterKey, master.current()));
  for (const { name, wrapped, masterKey } of rows) {
    const renewed = await rewrap(master, { wrapped, masterKey }, { house: name });
    await db.update(houseKeys).set(renewed).where(eq(houseKeys.name, name));
  }
  return rows.length;
}

async function rewrap(master: MasterKey, former: WrappedKey, context: KeyContext): Promise<WrappedKey> {
  return master.wrap(await master.unwrap(former, context), context);
}
