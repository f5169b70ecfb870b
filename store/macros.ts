import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { macros } from './desk-schema.ts';

export type Macro = typeof macros.$inferSelect;

/** Macros that an agent is offered at most. */
const MOST = 200;

/** An agent's own and those of these teams, by title. */
export function macrosFor(db: Db, agent: string, teams: readonly Team[]): Promise<Macro[]> {
  return db
    .select()
    .from(macros)
    .where(and(inArray(macros.team, [...teams]), or(isNull(macros.owner), eq(macros.owner, agent))))
    .orderBy(asc(sql`lower(${macros.title})`), asc(macros.id))
    .limit(MOST);
}

export async function findMacro(db: Db, id: string): Promise<Macro | undefined> {
  const [row] = await db.select().from(macros).where(eq(macros.id, id));
  return row;
}

/** Writes it, or writes it anew. */
export async function keepMacro(db: Db, { id, ...macro }: Macro): Promise<void> {
  await db
    .insert(macros)
    .values({ id, ...macro })
    .onConflictDoUpdate({ target: macros.id, set: macro });
}

export async function removeMacro(db: Db, id: string): Promise<void> {
  await db.delete(macros).where(eq(macros.id, id));
}
