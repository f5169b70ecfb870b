import type { MessageIntake } from '../intake/accept.ts';
import type { Acceptance, Rejection } from '../intake/inbound-message.ts';
import { releasedMessage } from '../email/receive-mail.ts';
import { questionOfMail } from '../email/thread.ts';
import type { Container } from './container.ts';

/** A mail out of quarantine is read anew, and taken as it would have been at its receipt. */
export function releaseMail(
  { config, store, vault, readers }: Container,
  accept: MessageIntake['accept'],
): (original: Buffer, receivedAt: number) => Promise<Acceptance | Rejection> {
  const { mailbox, mailServer } = config;
  return async (raw, receivedAt) => {
    const first = await readers.readMail({ raw, returnPath: 'unknown' }, mailbox);
    const returnPath = first.from.email ?? '';
    const arrival = { mailbox, raw, route: { returnPath }, recipients: [], receivedAt };
    const threadOf = (ids: readonly string[], sender: string) =>
      questionOfMail({ store, vault }, ids, sender);
    return accept(
      await releasedMessage(first, arrival, {
        threadOf,
        sender: { trustedServer: mailServer, own: readers.checkSender },
      }),
    );
  };
}
