import type { Command } from '../domain/commands.ts';
import { troubleOf } from '../store/troubles.ts';
import { isTold } from '../store/project-journal.ts';
import { findQuestion } from '../store/questions.ts';
import { EngineAway } from '../intake/running-questions.ts';
import { Refusal } from './errors.ts';
import type { ApiContext } from './context.ts';

/** `pending`: held by the engine for a worker, applied once; the journal will tell. `applied`: up to that sequence. */
export type CommandResult = { applied: number } | { pending: true };

/**
 * Carries a command to its question. Throws Refusal with the question's own code, or `stuck` where its workflow is known not to go
 * on: nothing is to be taken for sent that never will be. Throws EngineAway.
 */
export async function sendCommand(
  { desk, store }: ApiContext,
  reference: string,
  command: Command,
): Promise<CommandResult> {
  const trouble = await troubleOf(store.db, reference);
  if (trouble && trouble.kind !== 'silent') throw new Refusal('stuck');
  const outcome = await desk.command(reference, command);
  if ('applied' in outcome) return outcome;
  if ('unknown' in outcome) return { pending: true };
  if ('refused' in outcome) throw new Refusal(outcome.refused);
  const row = await findQuestion(store.db, reference);
  if (!row) throw new Refusal('not-found');
  if (row.closedAt !== null) {
    // Its own end may be what it came to, the time before.
    if (await isTold(store.db, reference, command.id)) return { applied: row.seq };
    throw new Refusal('closed');
  }
  // Accepted while the engine was away, and not handed to it yet.
  throw new EngineAway();
}
