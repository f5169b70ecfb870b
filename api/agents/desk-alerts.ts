import { urgentReasons } from '../../domain/alerts.ts';
import { markAlertsRead, openAlerts, type OpenAlert } from '../../store/alerts.ts';
import { deskLine } from '../../store/desk-list.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { audiencesOf } from './roles.ts';
import type { Session } from './session.ts';
import { viewOf } from './views.ts';

/** A reference, a reason and an instant: no text, no name. */
export type DeskAlert = Pick<OpenAlert, 'id' | 'question' | 'to' | 'reason' | 'at' | 'dueAt'>;

type House = Pick<ApiContext, 'store' | 'now'>;

/** What an agent must know of: not answered yet, and not seen by them. The gravest first, then the oldest. */
export async function alertsFor(
  { store }: Pick<ApiContext, 'store'>,
  agent: Session,
  question?: string,
): Promise<DeskAlert[]> {
  const asked = { agent: agent.id, to: audiencesOf(agent), ...(question === undefined ? {} : { question }) };
  const alerts = await openAlerts(store.db, asked);
  return alerts.map(({ id, question: about, to, reason, at, dueAt }) => ({
    id,
    question: about,
    to,
    reason,
    at,
    dueAt,
  }));
}

/**
 * Seen by this agent, with what else they are told of that question. Throws Refusal `not-found` for an alert of others or
 * one seen already, `not-now` for an emergency: that one is silent once its question was opened.
 */
export async function markSeen(house: House, agent: Session, id: string): Promise<void> {
  const theirs = await alertsFor(house, agent);
  const seen = theirs.find((alert) => alert.id === id);
  if (!seen) throw new Refusal('not-found');
  if (isUrgent(seen)) throw new Refusal('not-now');
  await silence(
    house,
    agent,
    theirs.filter(({ question }) => question === seen.question),
  );
}

/** All of one reason at once, emergencies excepted. */
export async function markAllSeen(house: House, agent: Session, reason: string): Promise<void> {
  await silence(
    house,
    agent,
    (await alertsFor(house, agent)).filter((alert) => alert.reason === reason),
  );
}

/** The agent has the question before their eyes. Throws Refusal `not-found`, or `wrong-team` for who has no part in it. */
export async function markOpened(house: House, agent: Session, reference: string): Promise<void> {
  const line = await deskLine(house.store.db, reference);
  if (!line) throw new Refusal('not-found');
  if (viewOf(agent, line) === undefined) throw new Refusal('wrong-team');
  const ids = (await alertsFor(house, agent, reference)).map(({ id }) => id);
  await markAlertsRead(house.store.db, { ids, agent: agent.id, at: house.now() });
}

async function silence({ store, now }: House, agent: Session, alerts: DeskAlert[]): Promise<void> {
  const ids = alerts.filter((alert) => !isUrgent(alert)).map(({ id }) => id);
  await markAlertsRead(store.db, { ids, agent: agent.id, at: now() });
}

function isUrgent({ reason }: DeskAlert): boolean {
  return urgentReasons.includes(reason);
}
