import { and, eq, inArray, not, sql, type SQL } from 'drizzle-orm';
import type { Db } from './db.ts';
import { mentions } from './desk-schema.ts';
import { isDraft } from './message-rows.ts';
import { messages, questions } from './schema.ts';

/** A note that stays a draft alerts nobody: its text says which it is. */
export async function keepMentions(
  db: Db,
  { agents, ...note }: { message: string; question: string; agents: readonly string[] },
): Promise<void> {
  if (agents.length > 0)
    await db
      .insert(mentions)
      .values(agents.map((agent) => ({ ...note, agent })))
      .onConflictDoNothing();
}

/** Questions with a note that names this agent and that they have not opened since. */
export function mentioning(agent: string): SQL {
  return sql`${questions.reference} in (select ${mentions.question} from ${mentions}
    inner join ${messages} on ${messages.id} = ${mentions.message}
    where ${and(eq(mentions.agent, agent), not(isDraft))})`;
}

/** Those of them that name this agent. */
export async function mentionedAmong(
  db: Db,
  references: readonly string[],
  agent: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(and(inArray(questions.reference, [...references]), mentioning(agent)));
  return new Set(rows.map(({ reference }) => reference));
}

export async function forgetMentions(
  db: Db,
  { question, agent }: { question: string; agent: string },
): Promise<void> {
  await db.delete(mentions).where(and(eq(mentions.question, question), eq(mentions.agent, agent)));
}
