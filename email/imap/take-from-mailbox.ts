import { createHash } from 'node:crypto';
import type { ImapOutcome } from '../../store/imap-schema.ts';
import { envelopeOf } from '../envelope.ts';
import { askedOfUnread } from '../mail-to-message.ts';
import { readMailHere } from '../read-here.ts';
import type { ReadMail, Received } from '../read-mail.ts';
import { takeMail, type MailIntake } from '../receive-mail.ts';
import { sharedMemory } from '../shared-memory.ts';
import type { FolderParts } from './read-folder.ts';

type Taking = {
  intake: MailIntake;
  /** Our address. */
  mailbox: string;
  read?: (received: Received, mailbox: string) => Promise<ReadMail>;
};

/** Takes a mail out of a mailbox as the listener takes one that is delivered; here nobody can be told of a refusal, so it is held. */
export function takerFrom({
  intake,
  mailbox,
  read = readMailHere,
}: Taking): Pick<FolderParts, 'take' | 'hold'> {
  const hold = (reason: string) => async (raw: Buffer, receivedAt: number) => {
    const { from, returnPath } = await envelopeOf(raw);
    const key = createHash('sha256').update(raw).digest('base64url');
    await intake.quarantine({
      asked: askedOfUnread({ raw, receivedAt, key, from: from ?? returnPath }),
      reasons: [reason],
      sender: 'unverified',
      emergency: false,
    });
  };
  return { take, hold: hold('unreadable') };

  async function take(source: Buffer, receivedAt: number): Promise<ImapOutcome> {
    const raw = sharedMemory([source]);
    const { returnPath: path, recipients } = await envelopeOf(raw);
    const first = await read({ raw, returnPath: path ?? 'unknown' }, mailbox);
    const returnPath = path ?? first.from.email ?? '';
    const taken = await takeMail(
      first,
      { mailbox, raw, route: { returnPath }, recipients, receivedAt },
      intake,
    );
    if (taken === 'bounced') return 'bounce';
    if (taken === 'quarantined') return 'quarantine';
    if (taken.accepted) return 'question';
    await hold('refused')(raw, receivedAt);
    return 'quarantine';
  }
}
