import { composeAlert } from '../content/fr/alert-mails.ts';
import type { Audience } from '../domain/journal.ts';
import { mailCaps, type MailCaps } from '../email/sending-limits.ts';
import { MailProblem } from '../email/mail-problem.ts';
import type { Mailer } from '../email/outgoing.ts';
import { alertsSince } from '../store/sent-mails.ts';
import { raiseAlert, type Alert } from '../store/alerts.ts';
import type { Store } from '../store/open-store.ts';
import type { Activities } from './contract.ts';
import { stopSignal } from './stop-signal.ts';

export type AlertParts = {
  store: Store;
  mailer: Mailer;
  /** Where a team reads its mail; without one the alert stands on the desk alone. */
  addressOf: (to: Audience) => string | undefined;
  /** Calls the staff on call until somebody has opened the question. */
  escalate?: (emergency: { question: string; at: number }) => Promise<void>;
  caps?: Partial<MailCaps>;
  now: () => number;
};

/** An alert on the desk first, then by mail: the reference and the reason, nothing of the person's. */
export function alert(parts: AlertParts): Activities['alert'] {
  return async ({ question, to, reason, at, dueAt }) => {
    const raised: Alert = { question, to, reason, at, ...(dueAt === undefined ? {} : { dueAt }) };
    await raiseAlert(parts.store.db, raised);
    await announce(parts.store, question);
    if (reason === 'emergency' && to === 'medical') await parts.escalate?.({ question, at });
    const email = parts.addressOf(to);
    if (email !== undefined && (await hasRoom(parts, raised))) await mailAlert(parts, raised, email);
  };
}

/** Screens that looked when the journal moved may have looked too early. */
async function announce({ db, changes }: Store, question: string): Promise<void> {
  await changes.announce(db, question);
  changes.published(question);
}

async function hasRoom({ store, caps, now }: AlertParts, { question, reason }: Alert): Promise<boolean> {
  const { window, alertsPerQuestion } = { ...mailCaps, ...caps };
  if (reason === 'emergency') return true;
  return (await alertsSince(store.db, question, now() - window)) < alertsPerQuestion;
}

async function mailAlert({ mailer }: AlertParts, alerted: Alert, email: string): Promise<void> {
  const { question, to, reason, at } = alerted;
  try {
    const mail = {
      ...composeAlert({ ...alerted, reference: question }),
      message: [question, 'alert', to, reason, at].join(':'),
      question,
      to: { email },
      audience: 'support',
      automatic: 'auto-generated',
      internal: true,
    } as const;
    await mailer.send(mail, stopSignal());
  } catch (error) {
    // The alert stands on the desk; a mail that can never leave adds nothing.
    if (!(error instanceof MailProblem) || error.mayPass) throw error;
  }
}
