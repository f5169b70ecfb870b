// What a thread of the readers does: whatever takes time in proportion to what somebody wrote.
import { triage } from '../content/triage/triage.ts';
import { partText, type Parted } from '../email/quoting/parted.ts';
import type { Qualify, Triage, TriageContext } from '../domain/triage/types.ts';
import { sharedMemory } from '../email/shared-memory.ts';
import { showMail as showing, type ShownMail } from '../email/show-mail.ts';
import { readMail as reading, type ReadMail, type Received } from '../email/read-mail.ts';
import { collectGarbage } from './collect-garbage.ts';

export function qualify({ text, context }: { text: string; context: TriageContext }): Triage {
  read ??= readKnowledge();
  return read(text, context);
}

let read: Qualify | undefined;

/** Of the files, half stays behind once they are read. */
function readKnowledge(): Qualify {
  const made = triage();
  collectGarbage();
  return made;
}

export async function readMail({
  received,
  mailbox,
}: {
  received: Received;
  mailbox: string;
}): Promise<ReadMail> {
  // Shared memory comes over as plain bytes, and files go back in such.
  const mail = await reading({ ...received, raw: Buffer.from(received.raw) }, mailbox);
  const attachments = mail.attachments.map((file) => ({ ...file, content: sharedMemory([file.content]) }));
  return { ...mail, attachments };
}

/** @param raw bytes that threads share */
export function showMail(raw: Uint8Array): Promise<ShownMail> {
  return showing(Buffer.from(raw));
}

export function partWords(given: Parameters<typeof partText>): Parted {
  return partText(...given);
}
