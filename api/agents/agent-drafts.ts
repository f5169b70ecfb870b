import type { AgentCommandName } from '../../domain/agent-commands.ts';
import type { Team } from '../../domain/journal.ts';
import { readBy } from '../../store/message-bodies.ts';
import { writeMessage } from '../../store/messages.ts';
import { findMessage, markAsDraft, removeDraft, removeOtherDrafts } from '../../store/message-rows.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';

/** What an agent typed, to go with a command. Its id is made from the question and the command. */
export type TypedDraft = {
  id: string;
  question: string;
  agent: string;
  audience: Team;
  kind: AgentCommandName;
  /** The person reads it once the journal says so; the rest stays in the house. */
  isSent: boolean;
  text: string;
  copies: readonly string[];
};

/**
 * Seals and keeps what an agent typed before its command is sent: nothing typed is lost. A draft that comes again may
 * have changed. Throws Refusal `key-reused` when the id went with another text, `closed` when the question was erased.
 */
export async function keepTyped({ store, vault, now }: ApiContext, typed: TypedDraft): Promise<void> {
  const { id, question, agent, audience, kind, isSent, text, copies } = typed;
  const written = {
    id,
    question,
    author: 'agent',
    agent,
    kind,
    open: isSent,
    audience,
    body: { text },
    copies,
    at: now(),
  } as const;
  await removeDraft(store.db, { id, agent });
  if (!(await writeMessage({ store, vault }, written))) throw new Refusal('closed');
  const row = await findMessage(store.db, id);
  const opened = await vault.reader(audience).of(store.db, question);
  if (row?.agent !== agent || readBy(opened, row)?.text !== text) throw new Refusal('key-reused');
}

/** Refused: kept for the agent alone. Should the journal publish it all the same, it is told. */
export async function keepAsDraft({ store }: ApiContext, { id, kind }: TypedDraft): Promise<void> {
  await markAsDraft(store.db, { id, kind });
}

/** Sent at last: former drafts of the same agent on that question have served. */
export async function forgetDrafts(
  { store }: ApiContext,
  { id, question, agent }: TypedDraft,
): Promise<void> {
  await removeOtherDrafts(store.db, { id, question, agent });
}
