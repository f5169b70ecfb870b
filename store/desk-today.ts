// What a team leader looks at first in the morning.
import { and, asc, count, gte, isNotNull, isNull, lte, notInArray } from 'drizzle-orm';
import type { OpenQuestion } from '../domain/indicators/backlog.ts';
import { HOUR, MINUTE } from '../domain/durations.ts';
import type { Db } from './db.ts';
import { questions } from './schema.ts';
import { agents } from './staff-schema.ts';

const { reference, route, topic, team, status, assignee, dueAt, receivedAt, closedAt, erasedAt, waitingFor } =
  questions;

export type DueLine = {
  reference: string;
  route: string | null;
  topic: string | null;
  team: 'support' | 'medical';
  status: string;
  assignee: string | null;
  waitingFor: string | null;
  receivedAt: number;
  dueAt: number | null;
};
export type DeskToday = {
  /** Past their instant, and due in the next two hours; the most urgent first, at most fifty of each. */
  late: DueLine[];
  soon: DueLine[];
  lateCount: number;
  soonCount: number;
  /** Open questions by team and status. */
  open: { team: 'support' | 'medical'; status: string; questions: number }[];
  /** At the desk in the last ten minutes. */
  present: string[];
};

const unfinished = and(isNull(closedAt), isNull(erasedAt), notInArray(status, ['resolved', 'closed']));

export function openQuestions(db: Db): Promise<OpenQuestion[]> {
  return db.select({ receivedAt, dueAt, waitingFor }).from(questions).where(unfinished);
}

const SHOWN = 50;
const AHEAD = 2 * HOUR;
const PRESENT = 10 * MINUTE;

/** @param now epoch ms */
export async function deskToday(db: Db, now: number): Promise<DeskToday> {
  const late = and(unfinished, lte(dueAt, now), isNull(waitingFor));
  const soon = and(unfinished, gte(dueAt, now + 1), lte(dueAt, now + AHEAD), isNull(waitingFor));
  const line = { reference, route, topic, team, status, assignee, waitingFor, receivedAt, dueAt };
  const [lateLines, soonLines, lateCount, soonCount, open, present] = await Promise.all([
    db.select(line).from(questions).where(late).orderBy(asc(dueAt)).limit(SHOWN),
    db.select(line).from(questions).where(soon).orderBy(asc(dueAt)).limit(SHOWN),
    db.$count(questions, late),
    db.$count(questions, soon),
    db.select({ team, status, questions: count() }).from(questions).where(unfinished).groupBy(team, status),
    db
      .select({ id: agents.id })
      .from(agents)
      .where(and(isNotNull(agents.presentAt), gte(agents.presentAt, now - PRESENT))),
  ]);
  return {
    late: lateLines,
    soon: soonLines,
    lateCount,
    soonCount,
    open,
    present: present.map(({ id }) => id),
  };
}
