// A question whose workflow is gone goes on from its journal in the store, in a new run of the same id.
import type { Client } from '@temporalio/client';
import { published } from '../domain/policy.ts';
import type { JournalEvent, OperatorAct } from '../domain/journal.ts';
import { engineCensus } from '../intake/engine-census.ts';
import { restartQuestion } from '../intake/restart-question.ts';
import type { CommandSigner } from '../store/command-signer.ts';
import type { Store } from '../store/open-store.ts';
import { eventsAfter } from '../store/project-journal.ts';
import { troubleOf, troubleOver } from '../store/troubles.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { ServiceProblem } from './service-problem.ts';

export type RepairParts = { store: Store; client: Client; signer?: CommandSigner; taskQueue?: string };

/**
 * Starts it anew where no run of it goes on. Nothing is said twice: what was sent is known by its id. Messages that the lost
 * run had taken, and no journal speaks of, are handed over again by the dispatcher.
 * @param restart ends a run that goes on, but fails at every step, first
 * Throws ServiceProblem `unknown-question`, `question-over`, `question-runs`.
 */
export async function repairQuestion(
  { store, client, signer, taskQueue = TASK_QUEUE }: RepairParts,
  { reference, restart }: { reference: string; restart: boolean },
): Promise<{ events: number }> {
  const journal = await openJournal(store, reference);
  const trouble = await troubleOf(store.db, reference);
  const standing = await engineCensus(client).standing(reference);
  if (standing === 'running') {
    if (!restart) throw runs(reference);
    await client.workflow.getHandle(reference).terminate('repaired from its journal');
  }
  const what = actBehind(trouble?.detail ?? standing);
  const anew = await restartQuestion(client, {
    reference,
    taskQueue,
    opening: openingCommand(reference, journal),
    handover: { journal, recorded: journal.length, undone: unsaid(journal) },
  });
  const operated = { id: `operated:${anew.firstExecutionRunId}`, what };
  const signed = signer?.signed({ question: reference, name: 'operated' }, operated) ?? operated;
  await anew.signal('operated', signed);
  await troubleOver(store.db, reference);
  return { events: journal.length };
}

type Begun = Extract<JournalEvent, { type: 'registered' }>;

async function openJournal(store: Store, reference: string): Promise<[Begun, ...JournalEvent[]]> {
  const [first, ...others] = await eventsAfter(store.db, reference, 0);
  if (first?.type !== 'registered')
    throw new ServiceProblem(
      'unknown-question',
      `The store has no journal of ${reference}. Check the reference.`,
    );
  if (others.some(({ type }) => type === 'closed'))
    throw new ServiceProblem('question-over', `${reference} is closed: there is nothing to go on with.`);
  return [first, ...others];
}

function openingCommand(reference: string, [{ channel, role, at, policy }]: [Begun, ...JournalEvent[]]) {
  return { reference, channel, role, at, policy: policy ?? published };
}

/** What had befallen its workflow, for the journal. */
function actBehind(detail: string): OperatorAct {
  if (detail === 'terminated' || detail === 'reset') return detail;
  if (detail === 'canceled') return 'cancelled';
  return detail === 'running' || detail === 'task-failed' ? 'restarted' : 'lost';
}

/** What came after the last thing that is known to have been said: its consequences may not have been. */
function unsaid(journal: readonly JournalEvent[]): number[] {
  const last = journal.findLastIndex(({ type }) => type === 'said');
  return journal.slice(last + 1).map(({ seq }) => seq);
}

function runs(reference: string): ServiceProblem {
  return new ServiceProblem(
    'question-runs',
    `${reference} runs in the engine. If it fails at every step and no corrected version helps, add --restart.`,
  );
}
