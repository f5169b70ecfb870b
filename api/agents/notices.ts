// What a browser may tell an agent who looks elsewhere, inside their own hours and at no other time.
import { isWithin } from '../../domain/notice-hours.ts';
import { absentAgents } from '../../store/absences.ts';
import { noticeHoursOf } from '../../store/agents.ts';
import type { ApiContext } from '../context.ts';
import { alertsFor } from './desk-alerts.ts';
import { listFor } from './question-list.ts';
import type { Session } from './session.ts';

/** That something came, and on which question: it stands on a screen that others may see. */
export type Notice = { id: string; reference: string; kind: 'message' | 'alert' };

const WALL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Messages on what they hold and alerts that they have not seen; none outside their hours, nor while they are away. */
export async function noticesFor(site: ApiContext, agent: Session): Promise<Notice[]> {
  const { db } = site.store;
  const hours = await noticeHoursOf(db, agent.id);
  const now = site.now();
  if (hours === null || !isWithin(hours, wallOf(now))) return [];
  if ((await absentAgents(db, now)).has(agent.id)) return [];
  const [alerts, mine] = await Promise.all([
    alertsFor(site, agent),
    listFor(site, agent, { mine: true, limit: 50 }),
  ]);
  return [
    ...alerts.map(({ id, question }): Notice => ({ id, reference: question, kind: 'alert' })),
    ...mine.entries.flatMap(({ reference, unread, last }): Notice[] =>
      unread === true ? [{ id: `${reference}:${last?.at ?? 0}`, reference, kind: 'message' }] : [],
    ),
  ];
}

/** As a clock in Paris shows it. */
function wallOf(now: number): number {
  return Date.parse(`${WALL.format(now).replace(' ', 'T')}Z`);
}
