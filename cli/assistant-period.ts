import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { InvalidArgumentError } from 'commander';
import { attempts } from '../store/attempt-schema.ts';
import type { Db } from '../store/db.ts';

/** From the first instant on, up to the other and without it. */
export type Period = { from: Date; to: Date };

/** The assistant's attempts of a period, the first one first: those for agents only, or those that people were told. */
export function attemptsIn(
  db: Db,
  { from, to }: Period,
  { shadow }: { shadow: boolean },
): Promise<(typeof attempts.$inferSelect)[]> {
  const within = and(gte(attempts.at, from.getTime()), lt(attempts.at, to.getTime()));
  return db
    .select()
    .from(attempts)
    .where(and(within, eq(attempts.shadow, shadow)))
    .orderBy(asc(attempts.at), asc(attempts.id));
}

/** @throws InvalidArgumentError when it is no instant */
export function instantOf(written: string): Date {
  const instant = new Date(written);
  if (Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError('as 2026-06-01 or 2026-06-01T09:00:00Z');
  return instant;
}
