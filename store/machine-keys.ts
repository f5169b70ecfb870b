import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import { MINUTE } from '../domain/durations.ts';
import type { Db } from './db.ts';
import { machineKeys } from './machine-schema.ts';

export type MachineKey = typeof machineKeys.$inferSelect;
/** A key as it is listed, which nobody can use. */
export type ListedKey = Omit<MachineKey, 'digest'>;

const { id: one, name, scopes, by, at: made, usedAt: used, revokedAt } = machineKeys;
const listed = { id: one, name, scopes, by, at: made, usedAt: used, revokedAt };

export async function keepMachineKey(db: Db, key: Omit<MachineKey, 'usedAt' | 'revokedAt'>): Promise<void> {
  await db.insert(machineKeys).values(key);
}

/** The key, unless it was revoked. */
export async function findMachineKey(db: Db, id: string): Promise<MachineKey | undefined> {
  const [row] = await db
    .select()
    .from(machineKeys)
    .where(and(eq(machineKeys.id, id), isNull(machineKeys.revokedAt)));
  return row;
}

/** Every key there ever was, the newest first. */
export function machineKeyList(db: Db): Promise<ListedKey[]> {
  return db.select(listed).from(machineKeys).orderBy(desc(machineKeys.at), desc(machineKeys.id));
}

/** False when there is none in force. */
export async function revokeMachineKey(db: Db, { id, at }: { id: string; at: number }): Promise<boolean> {
  const inForce = and(eq(machineKeys.id, id), isNull(machineKeys.revokedAt));
  return (await db.update(machineKeys).set({ revokedAt: at }).where(inForce).returning()).length === 1;
}

/** Written once a minute. */
export async function noteMachineUse(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  const { usedAt } = machineKeys;
  await db
    .update(machineKeys)
    .set({ usedAt: at })
    .where(and(eq(machineKeys.id, id), or(isNull(usedAt), lt(usedAt, at - MINUTE))));
}
