import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { dayOf, startOfDay } from '../domain/indicators/civil-days.ts';
import type { Db } from './db.ts';
import { questionOpenings } from './staff-schema.ts';

export type Opening = typeof questionOpenings.$inferSelect;
type NewOpening = typeof questionOpenings.$inferInsert;

/** Of each store: what waits for the writing under way, and when that will be written. */
type WritingQueue = { waiting: NewOpening[]; next?: Promise<void> | undefined; underWay: Promise<void> };
const queues = new WeakMap<Db, WritingQueue>();

/**
 * Written, durably, before a word is given: it rejects where it could not be. Openings that come while others are being written
 * go together in the next statement: on a busy desk each waits for two flushes at most, however many there are.
 */
export function noteOpening(db: Db, ...openings: readonly Omit<NewOpening, 'id'>[]): Promise<void> {
  if (openings.length === 0) return Promise.resolve();
  const queue = queues.get(db) ?? { waiting: [], underWay: Promise.resolve() };
  queues.set(db, queue);
  queue.waiting.push(...openings);
  queue.next ??= queue.underWay.then(() => {
    queue.next = undefined;
    const written = write(db, queue.waiting.splice(0));
    queue.underWay = written.catch(() => {});
    return written;
  });
  return queue.next;
}

/**
 * Lines of a list, each once a day and reader, as Paris counts days: a list looks again whenever something happens, and says nothing
 * new by it. Two lists read at one moment may both note a line.
 */
export async function noteLines(
  db: Db,
  agent: string,
  lines: readonly Pick<NewOpening, 'question' | 'view' | 'at'>[],
): Promise<void> {
  const [first] = lines;
  if (first === undefined) return;
  const { question, at, part, agent: reader } = questionOpenings;
  const today = gte(at, startOfDay(dayOf(first.at)));
  const these = inArray(
    question,
    lines.map((line) => line.question),
  );
  const noted = await db
    .select({ question })
    .from(questionOpenings)
    .where(and(these, eq(reader, agent), eq(part, 'line'), today));
  const known = new Set(noted.map((row) => row.question));
  const fresh = lines.filter((line) => !known.has(line.question));
  await noteOpening(db, ...fresh.map((line) => ({ ...line, agent, part: 'line' as const })));
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
