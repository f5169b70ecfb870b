import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { Db } from './db.ts';
import { questionOpenings } from './staff-schema.ts';

export type Opening = typeof questionOpenings.$inferSelect;
type NewOpening = typeof questionOpenings.$inferInsert;

/** Of each store: what waits for the writing under way, and when that will be written. */
type Line = { waiting: NewOpening[]; next?: Promise<void> | undefined; underWay: Promise<void> };
const lines = new WeakMap<Db, Line>();

/**
 * Written, durably, before a word is given: it rejects where it could not be. Openings that come while others are being written
 * go together in the next statement: on a busy desk each waits for two flushes at most, however many there are.
 */
export function noteOpening(db: Db, ...openings: readonly Omit<NewOpening, 'id'>[]): Promise<void> {
  if (openings.length === 0) return Promise.resolve();
  const line = lines.get(db) ?? { waiting: [], underWay: Promise.resolve() };
  lines.set(db, line);
  line.waiting.push(...openings);
  line.next ??= line.underWay.then(() => {
    line.next = undefined;
    const written = write(db, line.waiting.splice(0));
    line.underWay = written.catch(() => {});
    return written;
  });
  return line.next;
}

async function write(db: Db, openings: NewOpening[]): Promise<void> {
  await db.insert(questionOpenings).values(openings);
}

/** What is left out narrows nothing. `from` and `to` (excluded): epoch ms. */
export type OpeningsWanted = {
  before?: number | undefined;
  from?: number | undefined;
  to?: number | undefined;
  question?: string | undefined;
  agent?: string | undefined;
  view?: Opening['view'] | undefined;
  part?: Opening['part'] | undefined;
  limit: number;
};

/** The newest first; `before`: those noted before an id. */
export function listOpenings(
  db: Db,
  { before, from, to, limit, ...same }: OpeningsWanted,
): Promise<Opening[]> {
  const { id, at, question, agent, view, part } = questionOpenings;
  const wanted = [
    before === undefined ? undefined : lt(id, before),
    from === undefined ? undefined : gte(at, from),
    to === undefined ? undefined : lt(at, to),
    same.question === undefined ? undefined : eq(question, same.question),
    same.agent === undefined ? undefined : eq(agent, same.agent),
    same.view === undefined ? undefined : eq(view, same.view),
    same.part === undefined ? undefined : eq(part, same.part),
  ];
  return db
    .select()
    .from(questionOpenings)
    .where(and(...wanted))
    .orderBy(desc(id))
    .limit(limit);
}
