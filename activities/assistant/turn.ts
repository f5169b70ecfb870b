import { choicesIn } from '../../content/fr/assistant-answers.ts';
import type { Place } from '../../content/search/look.ts';
import type { Team } from '../../domain/journal.ts';
import { findCited } from '../../store/attempts.ts';
import type { Db } from '../../store/open-store.ts';
import { readBy, wholeWords, type MessageRow } from '../../store/message-bodies.ts';
import { messageRows } from '../../store/message-rows.ts';
import { lastSequence, messagesNamedIn } from '../../store/project-journal.ts';
import type { OpenedKeys } from '../../store/vault.ts';
import { placeCited } from './citation.ts';
import type { AssistantParts } from './dependencies.ts';

/** What the assistant answers: a burst of messages is one turn. */
export type Turn = {
  /** As support may read it: health data is masked. */
  text: string;
  /** As the person wrote it, where support reads less of it: searched with, and kept nowhere. */
  asked?: string;
  /** The assistant has not spoken yet: it says what it is. */
  first: boolean;
  /** Questions it has asked already. */
  clarified: number;
  /** What the person wrote in the turns before this one, the last one last. */
  earlier?: readonly string[];
  /** What was asked back, when it was: the sections to choose from. */
  choices?: readonly string[];
  /** Passages that they were shown in those. */
  quoted?: readonly Place[];
  /** In shadow: an agent reads the answer, and makes it their own. */
  forAgents?: boolean;
  /** A message of the turn is for the medical audience whole. */
  withheld: boolean;
};

/**
 * The turn to answer, with messages of the journal up to `seq` only; undefined once the question is erased.
 * `draft` is the message being written: a repeat does not take it for an answer given.
 */
export async function turnOf(
  { store: { db }, vault }: Pick<AssistantParts, 'store' | 'vault'>,
  { question, seq, draft }: { question: string; seq: number; draft?: string },
): Promise<Turn | undefined> {
  const opened = await vault.reader('support').of(db, question);
  if (!opened) return undefined;
  const counts = await countsTowards(db, question, seq);
  const rows = (await messageRows(db, question)).filter((row) => row.id !== draft && counts(row));
  const isMasked = rows.some(({ author, masked }) => author === 'requester' && masked !== null);
  const whole = isMasked ? await vault.requesterReader().medical.of(db, question) : undefined;
  return { ...turnIn(rows, { support: opened, whole }), ...(await quotedIn(db, rows)) };
}

/** An answer that would tell what is masked names no passage: none is known of it. */
async function quotedIn(db: Db, rows: readonly MessageRow[]): Promise<Pick<Turn, 'quoted'>> {
  const answers = rows.filter(
    ({ author, kind, open }) => author === 'assistant' && kind === 'answer' && open,
  );
  if (answers.length === 0) return {};
  const cited = await findCited(
    db,
    answers.map(({ id }) => id),
  );
  return { quoted: cited.flatMap((name) => placeCited(name) ?? []) };
}

/**
 * Whether a message counts: the person's once the workflow knows of it, the assistant's once it was truly said.
 * The journal's projection may be late: then every message does.
 */
async function countsTowards(db: Db, question: string, seq: number): Promise<(row: MessageRow) => boolean> {
  if ((await lastSequence(db, question)) < seq) return () => true;
  const known = await messagesNamedIn(db, question, seq);
  return ({ author, id }) => known.has(id) || (author !== 'requester' && author !== 'assistant');
}

/** `whole` opens what is masked for support, where anything is. */
type Openings = { support: OpenedKeys<'support'>; whole: OpenedKeys<'medical'> | undefined };

function turnIn(told: readonly MessageRow[], opened: Openings): Turn {
  const spoken = told.findLastIndex(
    ({ author, open }) => open && (author === 'assistant' || author === 'agent'),
  );
  const last = told[spoken];
  const clarifying = last?.kind === 'clarification';
  const choices = clarifying ? choicesIn(textOf(last, opened.support) ?? '') : [];
  // What a clarification was about belongs to its answer.
  const from = clarifying ? startOfTurn(told, spoken) : spoken + 1;
  const asked = told.slice(from).filter(({ author }) => author === 'requester');
  const texts = asked.map((row) => textOf(row, opened.support));
  const text = joinTexts(texts);
  const whole = joinTexts(asked.map((row) => textOf(row, opened.whole) ?? textOf(row, opened.support)));
  const earlier = told
    .slice(0, from)
    .filter(({ author, kind }) => author === 'requester' && kind === 'message')
    .flatMap((row) => textOf(row, opened.support) ?? []);
  return {
    text,
    ...(whole === text ? {} : { asked: whole }),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(choices.length === 0 ? {} : { choices }),
    first: !told.some(({ author }) => author === 'assistant'),
    clarified: told.filter(({ kind }) => kind === 'clarification').length,
    withheld: texts.includes(undefined),
  };
}

function joinTexts(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join('\n');
}

function startOfTurn(told: readonly MessageRow[], spoken: number): number {
  return (
    told
      .slice(0, spoken)
      .findLastIndex(({ author, open }) => open && author !== 'requester' && author !== 'system') + 1
  );
}

/** Undefined when the audience opened may not read any of it. */
function textOf<A extends Team>(row: MessageRow, opened: OpenedKeys<A> | undefined): string | undefined {
  const body = readBy(opened, row);
  return body && wholeWords(body);
}
