import { and, eq, like, ne } from 'drizzle-orm';
import type { Team } from '../../domain/journal.ts';
import { readBy } from '../../store/message-bodies.ts';
import { writeMessage } from '../../store/messages.ts';
import { messages } from '../../store/schema.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';

/** Kinds of what was typed and not sent begin so: `draft:reply`. */
export const DRAFT = 'draft:';

/** What the person reads once the journal says so; the rest stays in the house. */
const sent = ['reply', 'ask', 'extend', 'resolve'] as const;

/** What an agent typed, to go with a command. Its id is made from the question and the command. */
export type TypedDraft = {
  id: string;
  question: string;
  agent: string;
  audience: Team;
  kind: (typeof sent)[number] | 'note' | 'release' | 'transfer' | 'relay' | 'requalify' | 'decide-extension';
  text: string;
};

/**
 * Seals and keeps what an agent typed before its command is sent: nothing typed is lost. A draft that comes again may
 * have changed. Throws Refusal `key-reused` when the id went with another text, `closed` when the question was erased.
 */
export async function keepTyped({ store, vault, now }: ApiContext, typed: TypedDraft): Promise<void> {
  const { id, question, agent, audience, kind, text } = typed;
  const open = sent.some((one) => one === kind);
  const written = {
    id,
    question,
    author: 'agent',
    agent,
    kind,
    open,
    audience,
    body: { text },
    at: now(),
  } as const;
  await dropDraft(store.db, { id, agent });
  if (!(await writeMessage({ store, vault }, written))) throw new Refusal('closed');
  const [row] = await store.db.select().from(messages).where(eq(messages.id, id));
  const opened = await vault.reader(audience).of(store.db, question);
  if (row?.agent !== agent || readBy(opened, row)?.text !== text) throw new Refusal('key-reused');
}

/** Refused: kept for the agent alone. Should the journal publish it all the same, it is told. */
export async function keepAsDraft({ store }: ApiContext, { id, kind }: TypedDraft): Promise<void> {
  await store.db
    .update(messages)
    .set({ kind: DRAFT + kind, open: false })
    .where(eq(messages.id, id));
}

/** Sent at last: former drafts of the same agent on that question have served. */
export async function forgetDrafts(
  { store }: ApiContext,
  { id, question, agent }: TypedDraft,
): Promise<void> {
  const theirs = and(eq(messages.question, question), eq(messages.agent, agent), ne(messages.id, id));
  await store.db.delete(messages).where(and(theirs, like(messages.kind, `${DRAFT}%`)));
}

async function dropDraft(
  db: ApiContext['store']['db'],
  { id, agent }: { id: string; agent: string },
): Promise<void> {
  const its = and(eq(messages.id, id), eq(messages.agent, agent));
  await db.delete(messages).where(and(its, like(messages.kind, `${DRAFT}%`)));
}
