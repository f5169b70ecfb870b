import { ApplicationFailure } from '@temporalio/common';
import { composeTranscript, type PastExchange } from '../content/fr/delivery.ts';
import { messagesPublishedBy } from '../domain/published-messages.ts';
import { readAsSupport } from '../store/messages.ts';
import { eventsAfter } from '../store/project-journal.ts';
import { channelOf, sendMail, type VoiceParts } from './outgoing-message.ts';

/** A conversation by mail, asked for by the person. `message`: the mail's id, made from their request. */
export type TranscriptAsked = { question: string; message: string };

/** What a transcript asks of the outside. Repeatable: the mail leaves once. */
export type TranscriptActivities = { mailTranscript(asked: TranscriptAsked): Promise<void> };

export function transcriptActivities(parts: VoiceParts): TranscriptActivities {
  return {
    mailTranscript: async ({ question, message }) => {
      await channelOf(parts, question);
      const { exchanges, held } = await exchangesOf(parts, question);
      const composed = composeTranscript({ reference: question, exchanges, held, now: parts.now() });
      try {
        const carried = { audience: 'support', automatic: 'auto-replied', link: true } as const;
        await sendMail(parts, { ...composed, ...carried, message, question });
      } catch (error) {
        // Refused for good: the conversation stands where it stood.
        if (!(error instanceof ApplicationFailure) || error.nonRetryable !== true) throw error;
      }
    },
  };
}

/** What was said, as support reads it. A message of which a word is sealed is left out whole: it is read by the link alone. */
async function exchangesOf(
  { store, vault }: VoiceParts,
  question: string,
): Promise<{ exchanges: PastExchange[]; held: number }> {
  const all = await readAsSupport(store.db, vault.reader('support'), question);
  const published = messagesPublishedBy(await eventsAfter(store.db, question, 0));
  const told = all.filter(
    ({ id, author, open }) => published.has(id) || (open && (author === 'requester' || author === 'system')),
  );
  const exchanges = told.flatMap(({ author, at, masked, body }) =>
    masked || body === undefined ? [] : [{ author, at, text: body.text }],
  );
  return { exchanges, held: told.length - exchanges.length };
}
