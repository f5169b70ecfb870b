import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { questions } from './schema.ts';

/** A line of the desk's list. No text, no name. */
export type DeskLine = Pick<
  typeof questions.$inferSelect,
  | 'reference'
  | 'channel'
  | 'role'
  | 'receivedAt'
  | 'seq'
  | 'status'
  | 'team'
  | 'route'
  | 'topic'
  | 'assignee'
  | 'handedOff'
  | 'waitingFor'
  | 'dueAt'
  | 'rating'
  | 'closedAt'
  | 'linkedTo'
>;

export type DeskFilter = {
  team?: Team;
  status?: string[];
  /** An agent's id, or 'nobody'. */
  assignee?: string;
  /** Only those that a human is responsible for. */
  handedOff?: boolean;
  /** Open ones unless told otherwise. */
  closed?: boolean;
  limit?: number;
};

const PAGE = 100;
const { reference, channel, role, receivedAt, seq, status, team, route, topic } = questions;
const { assignee, handedOff, waitingFor, dueAt, rating, closedAt, linkedTo } = questions;
const line = {
  reference,
  channel,
  role,
  receivedAt,
  seq,
  status,
  team,
  route,
  topic,
  assignee,
  handedOff,
  waitingFor,
  dueAt,
  rating,
  closedAt,
  linkedTo,
};

/** What the desk lists, the nearest due instant first; what has none comes last, by receipt. */
export function deskList(db: Db, filter: DeskFilter): Promise<DeskLine[]> {
  return db
    .select(line)
    .from(questions)
    .where(and(isNull(questions.erasedAt), ...conditions(filter)))
    .orderBy(asc(dueAt), asc(receivedAt))
    .limit(filter.limit ?? PAGE);
}

export async function deskLine(db: Db, asked: string): Promise<DeskLine | undefined> {
  const [row] = await db.select(line).from(questions).where(eq(reference, asked));
  return row;
}

function conditions(filter: DeskFilter): (SQL | undefined)[] {
  return [
    filter.closed ? isNotNull(closedAt) : isNull(closedAt),
    filter.team && eq(team, filter.team),
    filter.status && inArray(status, filter.status),
    filter.handedOff === undefined ? undefined : eq(handedOff, filter.handedOff),
    ownedBy(filter.assignee),
  ];
}

function ownedBy(agent: string | undefined): SQL | undefined {
  if (agent === undefined) return undefined;
  return agent === 'nobody' ? isNull(assignee) : eq(assignee, agent);
}
