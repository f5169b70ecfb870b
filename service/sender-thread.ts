// What the thread beside the readers does: signatures of mails, which wait for name servers and go over all of a mail.
import { ownCheck, type OwnCheck, type Sender } from '../email/sender.ts';

export function checkSender({ raw, ...asked }: OwnCheck): Promise<Sender | undefined> {
  // Shared memory comes over as plain bytes; mailauth wants its own.
  return ownCheck({ ...asked, raw: Buffer.from(raw) });
}
