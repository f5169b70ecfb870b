import { openMail, outboxList, type Mail, type MailLine } from '../../store/outbox.ts';
import { Refusal } from '../errors.ts';
import type { Site } from '../site.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';

/** Mail that support may read, the newest first, without its words. For supervisors. */
export async function mailsFor({ store }: Pick<Site, 'store'>, agent: Session): Promise<MailLine[]> {
  mustSupervise(agent);
  const lines = await outboxList(store.db);
  return lines.filter(({ audience }) => audience === 'support');
}

/** One mail in full. Throws Refusal `not-found`, also for one of the medical team. */
export async function mailFor(
  { store, vault }: Pick<Site, 'store' | 'vault'>,
  agent: Session,
  message: string,
): Promise<Pick<Mail, 'recipient' | 'content'>> {
  mustSupervise(agent);
  const mail = await openMail(store.db, vault.reader('support'), message);
  if (!mail) throw new Refusal('not-found');
  return mail;
}

function mustSupervise(agent: Session): void {
  if (!has(agent, 'supervisor')) throw new Refusal('forbidden');
}
