import { MINUTE } from '../domain/durations.ts';

/**
 * How many automatic mails may leave within `window` milliseconds. Whatever answers our answers, no loop gets further:
 * a question or a person over its cap is for a human to look at, and `everything` holds all automatic mail until it
 * is under again.
 */
export type MailCaps = {
  window: number;
  perQuestion: number;
  perRecipient: number;
  everything: number;
  /** Emergency answers to one person for the very same words. */
  sameEmergency: number;
  /** Alerts mailed to the team about one question; the others stand on the desk alone. */
  alertsPerQuestion: number;
};

export const mailCaps: MailCaps = {
  window: 60 * MINUTE,
  perQuestion: 20,
  perRecipient: 40,
  everything: 20_000,
  sameEmergency: 3,
  alertsPerQuestion: 10,
};
