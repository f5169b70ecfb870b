import { addMessage, removeMessage } from '../../store/message-rows.ts';
import { readStoredQuestion } from '../../store/intake.ts';
import { Refusal } from '../errors.ts';
import { sealMessage } from '../../intake/seal.ts';
import type { ApiContext } from '../context.ts';
import { write } from './ask.ts';

/** Longest comment, in characters. */
export const COMMENT_LIMIT = 2_000;

/**
 * Seals what a person wrote beside their rating, before anything else, as the door does; sending it again adds nothing.
 * One that reads as an emergency goes in as a message too, so that people are alerted. `takeBack` removes what this call
 * added: for a rating that is refused.
 */
export async function addComment(
  site: ApiContext,
  reference: string,
  { id, comment: text }: { id: string; comment: string },
): Promise<{ message: string; emergency?: { text: string }; takeBack: () => Promise<void> }> {
  const { db } = site.store;
  const standing = await readStoredQuestion(db, reference);
  const sealer = standing && (await site.vault.sealer(db, reference));
  if (!standing || !sealer) throw new Refusal('not-found');
  const { channel, role } = standing;
  const triage = await site.qualify(text, { channel, role });
  const message = `${reference}:rating:${id}`;
  const asked = { channel, role, text, receivedAt: site.now(), idempotencyKey: id };
  const hidden = standing.hidden || standing.team === 'medical';
  const sealed = sealMessage({ asked, triage, id: message, question: reference, sealer, hidden });
  const isAdded = await addMessage(db, { ...sealed, kind: 'comment' });
  const takeBack = async () => {
    if (isAdded) await removeMessage(db, message);
  };
  if (triage.route !== 'emergency') return { message, takeBack };
  const { emergency } = await write(site, reference, { id: message, text });
  return { message, takeBack, ...(emergency && { emergency }) };
}
