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

/** Why a mail that names a question stands beside it, and who wrote down what a caller said: for whoever answers. */
export function noteOf(sealing: MessageToSeal, { turnedFrom }: TargetQuestion): Intake['messages'] {
  const { asked } = sealing;
  const near =
    asked.near ??
    (turnedFrom === undefined ? undefined : ({ reference: turnedFrom, why: 'another-address' } as const));
  const text = near === undefined ? asked.openedBy : mailNotes[near.why](near.reference);
  return text === undefined ? [] : [sealedNote(sealing, text)];
}

function sealedNote(
  { asked, id, question, sealer }: MessageToSeal,
  text: string,
): Intake['messages'][number] {
  const note = `${id}:note`;
  return {
    id: note,
    question,
    audience: 'support',
    at: asked.receivedAt,
    author: 'system',
    kind: 'note',
    open: false,
    body: sealer('support', note, 'body')(JSON.stringify({ text })),
  };
}
