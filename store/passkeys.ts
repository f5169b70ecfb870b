import { and, asc, eq, lt, or, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { passkeys } from './staff-schema.ts';

export type Passkey = typeof passkeys.$inferSelect;

export async function keepPasskey(db: Db, added: Omit<Passkey, 'usedAt'>): Promise<void> {
  await db.insert(passkeys).values(added);
}

/** An agent's, the oldest first. */
export function passkeysOf(db: Db, agent: string): Promise<Passkey[]> {
  return db.select().from(passkeys).where(eq(passkeys.agent, agent)).orderBy(asc(passkeys.at));
}

export async function findPasskey(db: Db, id: string): Promise<Passkey | undefined> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, id));
  return row;
}

/** Whether its counter had not come that far yet, where it counts at all; then it is written down, with its use. */
export async function usePasskey(
  db: Db,
  { id, counter, at }: { id: string; counter: number; at: number },
): Promise<boolean> {
  const fresh = or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`));
  const used = await db
    .update(passkeys)
    .set({ counter, usedAt: at })
    .where(and(eq(passkeys.id, id), fresh))
    .returning({ id: passkeys.id });
  return used.length === 1;
}

/** Takes one of an agent's away, or all. Gives how many. */
export async function removePasskeys(db: Db, { agent, id }: { agent: string; id?: string }): Promise<number> {
  const which = and(eq(passkeys.agent, agent), ...(id === undefined ? [] : [eq(passkeys.id, id)]));
  return (await db.delete(passkeys).where(which).returning({ id: passkeys.id })).length;
}
