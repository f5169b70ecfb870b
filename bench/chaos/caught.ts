// The mails that left, as the relay of this run caught them.
import { setTimeout as pause } from 'node:timers/promises';
import type { Catcher } from '../../test/email/catcher.ts';
import { insist } from './persistence.ts';
import type { CaughtMail } from './records.ts';

const LOOK_EVERY_MS = 300;

export function caughtBy(catcher: Catcher): () => CaughtMail[] {
  return () =>
    catcher.caught.map(({ to, mail: { messageId = '', subject = '', text = '' } }) => ({
      to,
      messageId,
      subject,
      text,
    }));
}

/** People answer the last mail that they got about it. */
export function lastMailIn(caught: () => CaughtMail[]): (reference: string) => Promise<CaughtMail> {
  return (reference) =>
    insist(`a mail about ${reference}`, async () => {
      const mail = caught().findLast(
        ({ subject, text }) => subject.includes(reference) || text.includes(reference),
      );
      if (mail === undefined) await pause(LOOK_EVERY_MS);
      return mail;
    });
}
