// In shadow the assistant writes for agents only: its draft is shown to whoever holds the question, and what they send
// in its place is kept beside it.
import { keepEdit, openExplanation } from '../../activities/assistant/attempt-record.ts';
import { findOpenDraft } from '../../store/attempts.ts';
import type { DeskLine } from '../../store/desk-list.ts';
import type { ApiContext } from '../context.ts';
import type { Session } from './session.ts';
import type { View } from './views.ts';

/** A draft of the assistant, to be read again before anything is sent. */
export type Suggestion = {
  id: string;
  at: number;
  text: string;
  /** The passages it is made of, as `slug@version#paragraph`. */
  sources: string[];
};

const ordinary = new Set<string | null>(['question', 'complaint', 'other']);

/** The draft for an agent who holds an ordinary question and has not answered it; undefined for everyone else. */
export async function suggestionFor(
  site: Pick<ApiContext, 'store' | 'vault'>,
  agent: Session,
  { line, view }: { line: DeskLine; view: View },
): Promise<Suggestion | undefined> {
  const theirs = view === 'support' && line.assignee === agent.id && ordinary.has(line.route);
  return theirs ? openDraft(site, line.reference) : undefined;
}

/** What was sent where the assistant had drafted, whether or not the draft was taken up; the first time counts. */
export async function keepSent(
  site: Pick<ApiContext, 'store' | 'vault'>,
  { question, text }: { question: string; text: string },
): Promise<void> {
  const draft = await openDraft(site, question);
  if (draft) await keepEdit(site, { question, draft: draft.id, text });
}

async function openDraft(
  site: Pick<ApiContext, 'store' | 'vault'>,
  question: string,
): Promise<Suggestion | undefined> {
  const row = await findOpenDraft(site.store.db, question);
  const told = row && (await openExplanation(site, row));
  if (!row || told?.answer === undefined || told.sources === undefined) return undefined;
  return { id: row.id, at: row.at, text: told.answer, sources: told.sources };
}
