import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from './db.ts';
import { pick } from '../domain/lapse.ts';
import {
  conditionsOf,
  isAwaited,
  type DeskFilter,
  type ListName,
  listConditions,
  snoozedUntil,
} from './desk-filter.ts';
import { questions } from './schema.ts';

/** A line of the desk's list. No text, no name. */
export type DeskLine = Pick<typeof questions.$inferSelect, (typeof columns)[number]> & {
  /** Until when its agent has put it aside. */
  snoozedUntil: number | null;
};

/** Where a page of a list ended: the next one begins after it, whatever comes and goes meanwhile. */
export type DeskPosition = { rank: number; receivedAt: number; reference: string };

/** `next` is there when the list goes on. */
export type DeskListPage = { lines: RankedLine[]; next?: DeskPosition };
type RankedLine = DeskLine & { rank: number };

/** Lists whose length is told on every page. */
export type CountedList = Extract<ListName, 'to-take' | 'mine' | 'mentions' | 'snoozed' | 'waiting' | 'team'>;

const PAGE = 100;
/** Ranks after every instant: without a due instant, a question comes last, by receipt. */
const LAST = Number.MAX_SAFE_INTEGER;
const columns = [
  'reference',
  'channel',
  'role',
  'receivedAt',
  'seq',
  'status',
  'team',
  'route',
  'topic',
  'assignee',
  'handedOff',
  'waitingFor',
  'dueAt',
  'rating',
  'closedAt',
  'linkedTo',
] as const;
const { reference, receivedAt, seq, team, assignee, dueAt, closedAt } = questions;
export const questionLine = { ...pick(questions, columns), snoozedUntil };

/**
 * A page of what the desk lists. Open questions: the nearest due instant first, before them emergencies that nobody has,
 * for whoever may know of them. Closed ones: the last closed first.
 */
export async function deskListPage(
  db: Db,
  { limit = PAGE, after, ...filter }: DeskFilter & { limit?: number; after?: DeskPosition },
): Promise<DeskListPage> {
  const closed = filter.closed === true || filter.list === 'closed';
  const rank = closed ? sql<number>`${closedAt}` : rankOf(filter);
  const order = closed ? desc : asc;
  const rows = await db
    .select({ ...questionLine, rank: rank.mapWith(Number) })
    .from(questions)
    .where(and(isNull(questions.erasedAt), ...conditionsOf(filter), after && beyond(after, rank, closed)))
    .orderBy(order(rank), order(receivedAt), order(reference))
    .limit(limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { lines: rows.slice(0, limit), ...(last ? { next: positionOf(last) } : {}) };
}

/** Where a page ends that ends with this line. */
function positionOf({ rank, receivedAt: received, reference: last }: RankedLine): DeskPosition {
  return { rank, receivedAt: received, reference: last };
}

function rankOf({ reader }: DeskFilter): SQL<number> {
  const due = sql<number>`coalesce(${dueAt}, ${LAST}::bigint)`;
  return reader?.medical ? sql`case when ${isAwaited} then 0 else ${due} end` : due;
}

function beyond(
  { rank, receivedAt: received, reference: last }: DeskPosition,
  ranked: SQL,
  closed: boolean,
): SQL {
  const here = sql`(${ranked}, ${receivedAt}, ${reference})`;
  const there = sql`(${rank}::bigint, ${received}::bigint, ${last}::text)`;
  return closed ? sql`${here} < ${there}` : sql`${here} > ${there}`;
}

/** How many questions each list of open ones holds for a reader, in one query. */
export async function deskCounts(
  db: Db,
  reader: NonNullable<DeskFilter['reader']>,
): Promise<Record<CountedList, number>> {
  const countIn = (list: CountedList) =>
    sql<number>`count(*) filter (where ${and(...listConditions(list, reader))})`.mapWith(Number);
  const [row] = await db
    .select({
      'to-take': countIn('to-take'),
      mine: countIn('mine'),
      mentions: countIn('mentions'),
      snoozed: countIn('snoozed'),
      waiting: countIn('waiting'),
      team: countIn('team'),
    })
    .from(questions)
    .where(and(isNull(questions.erasedAt), isNull(closedAt), ...conditionsOf({ reader })));
  return row ?? { 'to-take': 0, mine: 0, mentions: 0, snoozed: 0, waiting: 0, team: 0 };
}

/** How many that a reader knows of are past their instant, and how many fall due by `soon`. */
export async function dueCounts(
  db: Db,
  reader: NonNullable<DeskFilter['reader']>,
  instants: { now: number; soon: number },
): Promise<{ late: number; dueSoon: number }> {
  const countIn = (list: 'late' | 'due-soon') =>
    sql<number>`count(*) filter (where ${and(...listConditions(list, reader, instants))})`.mapWith(Number);
  const [row] = await db
    .select({ late: countIn('late'), dueSoon: countIn('due-soon') })
    .from(questions)
    .where(and(isNull(questions.erasedAt), isNull(closedAt), ...conditionsOf({ reader })));
  return row ?? { late: 0, dueSoon: 0 };
}

export async function deskLine(db: Db, asked: string): Promise<DeskLine | undefined> {
  const [row] = await db.select(questionLine).from(questions).where(eq(reference, asked));
  return row;
}

/** Everything open that an agent holds. */
export function claimsOf(db: Db, agent: string): Promise<Pick<DeskLine, 'reference' | 'team' | 'seq'>[]> {
  return db
    .select({ reference, team, seq })
    .from(questions)
    .where(and(eq(assignee, agent), isNull(closedAt)));
}
