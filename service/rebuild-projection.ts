// The store's projection made anew from Temporal's histories. What people wrote is in the store alone, and stays.
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { HistoryAndWorkflowId } from '@temporalio/common';
import { replayJournal } from '../domain/evolve.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { published } from '../domain/policy.ts';
import { summaryOf } from '../domain/summary.ts';
import { mendProjection, type Mending, type MendResult } from '../store/mend-projection.ts';
import type { Store } from '../store/open-store.ts';
import { isUnknownWorkflow } from '../temporal-server/unknown-workflow.ts';
import { datedAsLived } from '../worker/replay-history.ts';
import { replayJournals } from '../worker/replay-journals.ts';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** One question, rebuilt; or why it could not be. */
export type Rebuilt = { reference: string } & (MendResult | { problem: string });

/**
 * Replays the last run of each question here, which needs no worker and asks nothing of the outside: a run that goes on
 * another begins with its whole journal. Then makes the store say what its journal says.
 * @param references those questions; all that the engine has when there are none
 * @param how who asks for it, and whether nothing is to be changed
 */
export async function* rebuilt(
  { client, store }: { client: Client; store: Store },
  references: readonly string[],
  how: Mending,
): AsyncGenerator<Rebuilt> {
  for await (const { reference, ...told } of journalsOfHistories(client, references)) {
    if ('problem' in told) yield { reference, problem: told.problem };
    else yield { reference, ...(await mendOne(store, { reference, events: told.events }, how)) };
  }
}

/** What the history of each question tells, or why it can't. */
export async function* journalsOfHistories(
  client: Client,
  references: readonly string[],
): AsyncGenerator<{ reference: string } & ({ events: readonly JournalEvent[] } | { problem: string })> {
  const problems: { reference: string; problem: string }[] = [];
  let current: History = {};
  const histories = historiesOf(client, references, {
    read: (history) => (current = history),
    failed: (reference, problem) => problems.push({ reference, problem }),
  });
  for await (const { workflowId: reference, decided: events, error } of replayJournals(histories)) {
    if (error) yield { reference, problem: `does not replay (${error.message.split('\n')[0] ?? ''})` };
    else yield { reference, events: datedAsLived(current, events) };
    yield* problems.splice(0);
  }
  yield* problems;
}

async function* historiesOf(
  client: Client,
  references: readonly string[],
  told: { read: (history: History) => void; failed: (reference: string, problem: string) => void },
): AsyncGenerator<HistoryAndWorkflowId> {
  for await (const workflowId of references.length > 0 ? references : everyQuestion(client)) {
    try {
      const history = await firstHistory(client, workflowId);
      if (history) {
        told.read(history);
        yield { workflowId, history };
      }
    } catch (error) {
      if (!isUnknownWorkflow(error)) throw error;
      told.failed(workflowId, 'is not known to Temporal: never begun, or past its retention');
    }
  }
}

/** Of the last run that has done anything: the one before, where a run that goes on is still to begin. */
async function firstHistory(
  client: Client,
  workflowId: string,
  runId?: string,
): Promise<History | undefined> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  if (history.events?.some((event) => event.workflowTaskCompletedEventAttributes)) return history;
  const before = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  return before ? firstHistory(client, workflowId, before) : undefined;
}

/** Each question once, however many runs it has. */
async function* everyQuestion(client: Client): AsyncGenerator<string> {
  const given = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = 'question'` })) {
    if (!given.has(workflowId)) yield workflowId;
    given.add(workflowId);
  }
}

async function mendOne(
  store: Store,
  { reference: question, events }: { reference: string; events: readonly JournalEvent[] },
  how: Mending,
): Promise<MendResult | { problem: string }> {
  const [first] = events;
  if (first?.type !== 'registered') return { problem: 'has no journal: it was not started as a question' };
  const { channel, role, at: receivedAt } = first;
  const summary = summaryOf(replayJournal(question, published, events));
  return mendProjection(store, { question, channel, role, receivedAt, events, summary }, how);
}
