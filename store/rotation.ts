import { and, count, eq, isNotNull, ne } from 'drizzle-orm';
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
  if (!(await someUnderFormerKeys(db, ring))) await ring.renew();
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
    for (const { question, audience, wrapped, masterKey } of rows) {
      if (!wrapped) continue;
      const renewed = await rewrap(master, { wrapped, masterKey }, { question, audience });
      // A key destroyed meanwhile stays destroyed.
      const same = and(
        eq(keys.question, question),
        eq(keys.audience, audience),
        eq(keys.masterKey, masterKey),
      );
      await db
        .update(keys)
        .set(renewed)
        .where(and(same, isNotNull(keys.wrapped)));
    }
    rewrapped += rows.length;
    progressed(rewrapped);
    if (rows.length < BATCH) return rewrapped;
  }
}

/** Forgets former master keys if nothing is wrapped under them any more. For a start, when nothing is being written. */
export async function retireFormerKeys(db: Db, ring: KeyRing): Promise<boolean> {
  if (ring.former() === 0 || (await someUnderFormerKeys(db, ring))) return false;
  await ring.retire();
  return true;
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
