import { ApplicationFailure } from '@temporalio/common';
import { readsAsMedicalAdvice } from '../domain/triage/advice.ts';
import type { Channel, TriageContext } from '../domain/triage/types.ts';
import { MailProblem } from '../email/mail-problem.ts';
import type { Address, Mailer, Outgoing } from '../email/outgoing.ts';
import { replySubject } from '../content/fr/reply-subject.ts';
import { openingSubject } from '../store/messages.ts';
import { contactOf } from '../store/contact.ts';
import type { Store } from '../store/open-store.ts';
import { findQuestion } from '../store/questions.ts';
import type { Vault } from '../store/vault.ts';
import { stopSignal } from './stop-signal.ts';

/** What the service's voice is given. */
export type VoiceParts = {
  store: Store;
  vault: Vault;
  mailer: Mailer;
  /** Epoch milliseconds. */
  now: () => number;
  /** Address of the help centre, for links in mails. */
  site?: string;
  /** What the help centre says to everybody on a message about health, if it is sure of it; nothing of the message is kept. */
  generalRule?: (text: string, context: TriageContext, isCry: boolean) => Promise<string | undefined>;
  /** Whether somebody on call can be reached. */
  onCall?: () => boolean;
};

/** @throws ApplicationFailure, not to be repeated, when the question is unknown or erased */
export async function channelOf({ store }: VoiceParts, question: string): Promise<Channel> {
  const row = await findQuestion(store.db, question);
  if (!row || row.erasedAt !== null) throw final('NobodyToTell', 'the question is unknown or erased');
  return row.channel;
}

/** The last guard before a machine's text leaves. */
export function refuseMedicalAdvice(text: string): void {
  if (readsAsMedicalAdvice(text)) throw final('MedicalAdvice', 'an automatic text reads as medical advice');
}

/** Sends to whoever asked; gives the instant at which it was accepted. */
export async function sendMail(parts: VoiceParts, mail: Omit<Outgoing, 'to'>): Promise<number> {
  try {
    const subject = mail.urgent === true ? mail.subject : await subjectFor(parts, mail);
    const addressed = { ...mail, subject, to: await addressOf(parts, mail.question) };
    return await parts.mailer.send(addressed, stopSignal());
  } catch (error) {
    if (error instanceof MailProblem && !error.mayPass) throw final(error.name, error.message);
    throw error;
  }
}

/** The person's own subject, so that their program keeps the thread; ours where it had none, or one that touches health. */
async function subjectFor(
  { store, vault }: VoiceParts,
  { question, subject }: Omit<Outgoing, 'to'>,
): Promise<string> {
  const theirs = await openingSubject(store.db, vault.reader('support'), question);
  return (theirs === undefined ? undefined : replySubject(theirs, question)) ?? subject;
}

export function final(type: string, sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, type);
}

async function addressOf({ store, vault }: VoiceParts, question: string): Promise<Address> {
  const { email, name } = (await contactOf(store.db, vault.reader('support'), question)) ?? {};
  if (email === undefined) throw final('NoAddress', 'there is no address to write to');
  return { email, ...(name === undefined ? {} : { name }) };
}
