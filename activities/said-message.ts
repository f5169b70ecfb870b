// What the service says by itself: composed, guarded, sealed and kept.
import { weekWords } from '../content/fr/calendar-words.ts';
import { compose } from '../content/fr/compose.ts';
import type { Composed, Setting } from '../content/fr/speech.ts';
import { usualWeek } from '../domain/calendar.ts';
import type { Team } from '../domain/journal.ts';
import type { Channel } from '../domain/triage/types.ts';
import { calendarInForce } from '../store/calendars.ts';
import { unansweredWords, writeMessage } from '../store/messages.ts';
import { findQuestion } from '../store/questions.ts';
import type { OutgoingSpeech } from './contract.ts';
import { final, refuseMedicalAdvice, type VoiceParts } from './outgoing-message.ts';

/** Where and to whom it is said. */
export async function settingOf(
  parts: VoiceParts,
  speech: OutgoingSpeech,
  channel: Channel,
): Promise<Setting> {
  const { store, onCall } = parts;
  const { question, occasion, at } = speech;
  const told = occasion === 'acknowledged' && channel === 'email';
  const hours = told ? { hours: weekWords(usualWeek(await calendarInForce(store.db), at).weekly) } : {};
  const rule = await ruleFor(parts, speech);
  const quoted = rule === undefined ? {} : { rule };
  return { reference: question, channel, onCall: onCall?.() ?? false, ...hours, ...quoted };
}

/** Of a message that goes to the doctors, unless somebody is unwell: what the help centre says to everybody. */
async function ruleFor(
  { store, vault, generalRule }: VoiceParts,
  { question, occasion, distress, numbersFirst }: OutgoingSpeech,
): Promise<string | undefined> {
  const isDoctors = occasion === 'relay-proposed' || occasion === 'physician-named';
  if (!generalRule || !isDoctors || distress === true) return undefined;
  const row = await findQuestion(store.db, question);
  const text = row && (await unansweredWords(store.db, vault.requesterReader(), question));
  return row && text
    ? await generalRule(text, { channel: row.channel, role: row.role }, numbersFirst === true)
    : undefined;
}

/** The first text kept under its id stands. Throws ApplicationFailure when there is nobody to tell any more. */
export async function keepSaid(
  parts: VoiceParts,
  speech: OutgoingSpeech,
  setting: Setting,
): Promise<Composed & { audience: Team }> {
  const { question, message: id, occasion: kind, at } = speech;
  const { subject, text } = compose(speech, setting);
  refuseMedicalAdvice(text);
  // What it quotes tells what the message was about.
  const audience = setting.rule === undefined ? 'support' : 'medical';
  const body = setting.channel === 'email' ? { subject, text } : { text };
  const written = {
    id,
    question,
    kind,
    open: true,
    audience,
    body,
    at,
    author: 'system',
  } as const;
  if (!(await writeMessage(parts, written))) throw final('NobodyToTell', 'the question is erased');
  await announceMessage(parts, question);
  return { subject, text, audience };
}

/** Whoever watches the question sees the new message. */
async function announceMessage({ store: { db, changes } }: VoiceParts, question: string): Promise<void> {
  await changes.announce(db, question);
  changes.published(question);
}
