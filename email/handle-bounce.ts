import type { Store } from '../store/open-store.ts';
import { mailLine } from '../store/outbox.ts';
import type { OwnId } from './message-id.ts';
import { markBounced } from '../store/sent-mails.ts';

/** What the question must hear: a message of ours never arrived. `id` is the same for the same message. */
export type Bounce = { question: string; message: string; id: string };

/**
 * Notes that a mail of ours was not delivered, and tells its question. Anybody may write a report: one about a mail
 * that never left is ignored, and an alert that bounces raises no alert.
 */
export function bounceHandler(parts: {
  store: Store;
  tell: (bounce: Bounce) => Promise<void>;
}): (own: OwnId) => Promise<void> {
  const { store, tell } = parts;
  return async ({ reference: question, message }) => {
    const sent = await mailLine(store.db, message);
    if (sent?.question !== question || sent.state !== 'accepted') return;
    if (!message.startsWith(`${question}:alert:`)) await tell({ question, message, id: `bounce:${message}` });
    await markBounced(store.db, message);
  };
}
