// What goes with a mail beside its words: who may open the original, and a note on the question that it names.
import { mailNotes } from '../content/fr/mail-notes.ts';
import type { Qualifying, Triage } from '../domain/triage/types.ts';
import type { Intake } from '../store/intake.ts';
import { isHidden, TEXT_LIMIT, type InboundMessage } from './inbound-message.ts';
import type { MessageToSeal } from './seal.ts';
import type { TargetQuestion } from './target-question.ts';

/** The quotes of a mail may speak of health where its new words do not; too long a chain counts as if it did. */
export async function isOriginalHidden(
  qualify: Qualifying,
  { original, folded, channel, role }: InboundMessage,
  triage: Triage,
): Promise<boolean> {
  if (original === undefined) return false;
  if (isHidden(triage.route) || triage.sensitive) return true;
  if (folded === undefined) return false;
  if (folded.length > TEXT_LIMIT[channel]) return true;
  const read = await qualify(folded, { channel, role });
  return isHidden(read.route) || read.sensitive;
}

/** Why a mail that names a question stands beside it: whoever answers decides what they have in common. */
export function noteOf(
  { asked, id, question, sealer }: MessageToSeal,
  { turnedFrom }: TargetQuestion,
): Intake['messages'] {
  const near =
    asked.near ??
    (turnedFrom === undefined ? undefined : ({ reference: turnedFrom, why: 'another-address' } as const));
  if (near === undefined) return [];
  const note = `${id}:note`;
  const text = mailNotes[near.why](near.reference);
  return [
    {
      id: note,
      question,
      audience: 'support',
      at: asked.receivedAt,
      author: 'system',
      kind: 'note',
      open: false,
      body: sealer('support', note, 'body')(JSON.stringify({ text })),
    },
  ];
}
