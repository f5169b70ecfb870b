import type { Automatic } from '../email/outgoing.ts';
import { mayInvite } from '../store/invitations.ts';
import type { Activities, Occasion, OutgoingSpeech } from './contract.ts';
import { channelOf, sendMail, type VoiceParts } from './outgoing-message.ts';
import { keepSaid, settingOf } from './said-message.ts';

/** What answers a message of the person's; the rest comes of the service's own accord. */
const answers: ReadonlySet<Occasion> = new Set<Occasion>([
  'acknowledged',
  'emergency',
  'distress',
  'relay-proposed',
  'physician-named',
  'relay-accepted',
  'handed-off',
  'reopened',
]);

/**
 * Composes, guards, seals, stores and, by mail, sends. Its message id makes it safe to repeat: the first text stored
 * stands, and a mail that was accepted is not sent again.
 */
export function say(parts: VoiceParts): Activities['say'] {
  return async (speech) => {
    const { question, message, occasion, at } = speech;
    const channel = await channelOf(parts, question);
    const { subject, text, audience } = await keepSaid(
      parts,
      speech,
      await settingOf(parts, speech, channel),
    );
    if (channel === 'chat') return parts.now();
    const automatic: Automatic = answers.has(occasion) ? 'auto-replied' : 'auto-generated';
    const urgent = occasion === 'emergency';
    const rated = occasion === 'resolved' && (await mayInvite(parts.store.db, { question, at }));
    const link = wantsLink(speech) ? { link: true, rated } : {};
    const carried = { automatic, urgent, ...link };
    return sendMail(parts, { message, question, subject, text, audience, ...carried });
  };
}

/** By mail, a yes may be anybody's: the link is the person's. And what is over can be rated there. */
function wantsLink({ occasion, because }: OutgoingSpeech): boolean {
  return (
    occasion === 'resolved' ||
    occasion === 'relay-proposed' ||
    (occasion === 'reminded' && because === 'consent')
  );
}
