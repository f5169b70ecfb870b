import { weekWords } from '../content/fr/calendar-words.ts';
import { compose } from '../content/fr/compose.ts';
import { usualWeek } from '../domain/calendar.ts';
import type { Automatic } from '../email/outgoing.ts';
import { calendarInForce } from '../store/calendars.ts';
import { mayInvite } from '../store/invitations.ts';
import { ownWords, writeMessage } from '../store/messages.ts';
import { findQuestion } from '../store/questions.ts';
import type { Activities, Occasion, OutgoingSpeech } from './contract.ts';
import { channelOf, final, sendMail, refuseMedicalAdvice, type VoiceParts } from './outgoing-message.ts';

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
    const onCall = parts.onCall?.() ?? false;
    const hours = occasion === 'acknowledged' && channel === 'email' ? await hoursAt(parts, at) : {};
    const rule = await ruleFor(parts, speech);
    const quoted = rule === undefined ? {} : { rule };
    const { subject, text } = compose(speech, { reference: question, channel, onCall, ...hours, ...quoted });
    refuseMedicalAdvice(text);
    // What it quotes tells what the message was about.
    const audience = rule === undefined ? 'support' : 'medical';
    const body = channel === 'email' ? { subject, text } : { text };
    const written = {
      id: message,
      question,
      kind: occasion,
      open: true,
      audience,
      body,
      at,
    } as const;
    if (!(await writeMessage(parts, { ...written, author: 'system' }))) {
      throw final('NobodyToTell', 'the question is erased');
    }
    await announceMessage(parts, question);
    if (channel === 'chat') return parts.now();
    const automatic: Automatic = answers.has(occasion) ? 'auto-replied' : 'auto-generated';
    const urgent = occasion === 'emergency';
    const rated = occasion === 'resolved' && (await mayInvite(parts.store.db, { question, at }));
    const link = wantsLink(speech) ? { link: true, rated } : {};
    const carried = { automatic, urgent, ...link };
    return sendMail(parts, { message, question, subject, text, audience, ...carried });
  };
}

/** Of a message that goes to the doctors, unless somebody may be in danger: what the help centre says to everybody. */
async function ruleFor(
  { store, vault, generalRule }: VoiceParts,
  { question, occasion, distress, numbersFirst }: OutgoingSpeech,
): Promise<string | undefined> {
  const isDoctors = occasion === 'relay-proposed' || occasion === 'physician-named';
  if (!generalRule || !isDoctors || distress === true || numbersFirst === true) return undefined;
  const row = await findQuestion(store.db, question);
  const text = row && (await ownWords(store.db, vault.requesterReader(), question));
  return row && text ? generalRule(text, { channel: row.channel, role: row.role }) : undefined;
}

async function hoursAt({ store }: VoiceParts, at: number): Promise<{ hours: string }> {
  return { hours: weekWords(usualWeek(await calendarInForce(store.db), at).weekly) };
}

/** By mail, a yes may be anybody's: the link is the person's. And what is over can be rated there. */
function wantsLink({ occasion, because }: OutgoingSpeech): boolean {
  return (
    occasion === 'resolved' ||
    occasion === 'relay-proposed' ||
    (occasion === 'reminded' && because === 'consent')
  );
}

/** Whoever watches the question sees the new message. */
async function announceMessage({ store: { db, changes } }: VoiceParts, question: string): Promise<void> {
  await changes.announce(db, question);
  changes.published(question);
}
