// What a line of the list says of its question, as far as the agent's view goes.
import { excerptOf } from '../../domain/excerpt.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { lastSteps, unreadAmong, type LastStep } from '../../store/row-steps.ts';
import { mentionedAmong } from '../../store/mentions.ts';
import { noteLines } from '../../store/openings.ts';
import { rowWords, type RowWords } from '../../store/row-words.ts';
import type { ApiContext } from '../context.ts';
import { companyOf } from '../../domain/company.ts';
import type { Session } from './session.ts';
import type { View } from './views.ts';

export type RowDetails = {
  /** Name given, else the address; undefined when neither was, or the words were destroyed. */
  who?: string;
  /** Domain of a company's address. */
  company?: string;
  /** Subject, or first words; medical passages masked. */
  about?: string;
  /** Support's own. */
  tags?: string[];
  last?: LastStep<(typeof rowSteps)[number]>;
  /** The person wrote, or a note named this agent, since they read it; or it is back from where they had put it aside. */
  unread?: boolean;
};

/** Steps that somebody of the house wants to know of at a glance: none tells an illness, nor that somebody is in distress. */
export const rowSteps = [
  'message',
  'relay-accepted',
  'relay-declined',
  'answered',
  'clarified',
  'handed-off',
  'claimed',
  'released',
  'transferred',
  'relayed',
  'requalified',
  'replied',
  'noted',
  'asked',
  'extended',
  'extension-asked',
  'extension-refused',
  'unmasked',
  'unmask-refused',
  'reminded',
  'resolved',
  'reopened',
  'closed',
  'snoozed',
  'unsnoozed',
  'rated',
  'bounced',
  'failed',
] as const satisfies JournalEvent['type'][];

type Shown = { reference: string; view: View };

/**
 * By reference. A veiled line has none. An auditor is told of steps alone. Of a medical matter, the medical team reads here no
 * more words than support may: each opening of a medical text is written down, and a list left open opens nothing. What is read here is written down first, once a day.
 */
export async function rowDetails(
  { store: { db }, vault, now }: Pick<ApiContext, 'store' | 'vault' | 'now'>,
  agent: Session,
  lines: readonly Shown[],
): Promise<ReadonlyMap<string, RowDetails>> {
  const told = lines.filter(({ view }) => view !== 'veiled');
  const all = told.map(({ reference }) => reference);
  if (all.length === 0) return new Map();
  const opened = told.flatMap(({ reference, view }) =>
    view === 'support' || view === 'medical' ? [{ question: reference, view, at: now() }] : [],
  );
  await noteLines(db, agent.id, opened);
  const read = opened.map(({ question }) => question);
  const [last, unread, mentioned, words] = await Promise.all([
    lastSteps(db, all, rowSteps),
    unreadAmong(db, read, agent.id),
    mentionedAmong(db, read, agent.id),
    rowWords(db, vault.reader('support'), read),
  ]);
  return new Map(
    told.map(({ reference, view }) => {
      const step = last.get(reference);
      return [
        reference,
        {
          ...wordsOf(words.get(reference)),
          ...(step ? { last: step } : {}),
          ...(view === 'audit' ? {} : { unread: unread.has(reference) || mentioned.has(reference) }),
        },
      ];
    }),
  );
}

function wordsOf({ contact, opening, tags }: RowWords = { tags: [] }): RowDetails {
  const who = contact?.name ?? contact?.email;
  const company = companyOf(contact?.email);
  const about = excerptOf(opening?.subject?.trim() || (opening?.text ?? ''));
  return {
    ...(who === undefined ? {} : { who }),
    ...(company === undefined ? {} : { company }),
    ...(about === '' ? {} : { about }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}
