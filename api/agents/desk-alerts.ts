import { markAlertSeen, unseenAlerts } from '../../store/alerts.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { audiencesOf } from './roles.ts';
import type { Session } from './session.ts';

/** A reference, a reason and an instant: no text, no name. */
export type DeskAlert = {
  id: string;
  question: string;
  to: string;
  reason: string;
  at: number;
  dueAt: number | null;
};

/** What an agent must know of and nobody has seen yet, the oldest first. */
export async function alertsFor({ store }: Pick<ApiContext, 'store'>, agent: Session): Promise<DeskAlert[]> {
  const alerts = await unseenAlerts(store.db, audiencesOf(agent));
  return alerts.map(({ id, question, to, reason, at, dueAt }) => ({ id, question, to, reason, at, dueAt }));
}

/** Throws Refusal `not-found` for an alert of others, or one seen already. */
export async function markSeen(
  site: Pick<ApiContext, 'store' | 'now'>,
  agent: Session,
  id: string,
): Promise<void> {
  const theirs = await alertsFor(site, agent);
  if (!theirs.some((alert) => alert.id === id)) throw new Refusal('not-found');
  await markAlertSeen(site.store.db, { id, agent: agent.id, at: site.now() });
}
