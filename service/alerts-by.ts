import { alert, type AlertParts } from '../activities/alert.ts';
import type { Activities } from '../activities/contract.ts';
import type { Audience } from '../domain/journal.ts';
import type { Container } from './container.ts';

/** Raises alerts in this house: on the desk, and in the team's mailbox. An agent's stand on the desk alone. */
export function alertsBy(
  { clock, store, mailer, config }: Pick<Container, 'clock' | 'store' | 'mailer' | 'config'>,
  escalate?: AlertParts['escalate'],
): Activities['alert'] {
  const addressOf = (to: Audience) =>
    to === 'support' || to === 'medical' || to === 'supervisor' ? config.teamMail[to] : undefined;
  return alert({ store, mailer, addressOf, now: clock.now, ...(escalate === undefined ? {} : { escalate }) });
}
