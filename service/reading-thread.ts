// What a thread of the readers does: whatever takes time in proportion to what somebody wrote.
import { triage } from '../content/triage/triage.ts';
import { parted, type Parted } from '../email/quoting/parted.ts';
import type { Triage, TriageContext } from '../domain/triage/types.ts';
import { readMail as reading, type ReadMail, type Received } from '../email/read-mail.ts';

export function qualify({ text, context }: { text: string; context: TriageContext }): Triage {
  return triage()(text, context);
}

export function readMail({ received, mailbox }: { received: Received; mailbox: string }): Promise<ReadMail> {
  // A buffer comes over as plain bytes.
  return reading({ ...received, raw: Buffer.from(received.raw) }, mailbox);
}

export function partWords(given: Parameters<typeof parted>): Parted {
  return parted(...given);
}
