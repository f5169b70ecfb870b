// One question's history, decided again by the code of today and set beside what the store keeps: for auditors.
import { isDeepStrictEqual } from 'node:util';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { JournalEvent } from '../domain/journal.ts';
import type { QuestionReplay, ReplayedLine, ReplayVerdict } from '../domain/question-replay.ts';
import { remainsOf } from '../domain/redaction.ts';
import type { ArchiveFiles } from '../store/archive/archive-files.ts';
import { inclusionProofs } from '../store/archive/prove.ts';
import { wordsDestroyed } from '../store/archive/unarchived.ts';
import type { Store } from '../store/open-store.ts';
import { eventsAfter } from '../store/project-journal.ts';
import type { Vault } from '../store/vault.ts';
import { isUnknownWorkflow } from '../temporal-server/unknown-workflow.ts';
import { replayBeside, type ReplayedBeside, type Recorded } from '../worker/replay-history.ts';
import { installServiceRuntime } from './sdk-metrics.ts';
import { archivedLines, openedHistory } from './replay-archive.ts';

type Parts = { client: Client; store: Pick<Store, 'db'>; vault: Vault; archive: ArchiveFiles };
type Found = { from: QuestionReplay['from']; runs: Recorded[]; without?: ReplayVerdict };

/** Nothing outside is asked or told, and nothing is changed. A question of several runs is replayed run by run. */
export async function replayQuestion(parts: Parts, reference: string): Promise<QuestionReplay> {
  await installServiceRuntime();
  const { from, runs: recorded, without } = await findRuns(parts, reference);
  const replayed: ReplayedBeside[] = [];
  for (const run of recorded) replayed.push(await replayBeside(run));
  const stored = await eventsAfter(parts.store.db, reference, 0);
  const lines = linesOf(stored, replayed);
  const runs = replayed.map(({ verdict, compared, shifted, detail }) => ({
    verdict,
    compared,
    ...(shifted === undefined ? {} : { shifted }),
    ...(detail === undefined ? {} : { detail }),
  }));
  return { verdict: without ?? verdictOf(replayed, lines), from, runs, lines };
}

function verdictOf(runs: readonly ReplayedBeside[], lines: readonly ReplayedLine[]): ReplayVerdict {
  const unsound = runs.find(({ verdict }) => verdict !== 'agrees' && verdict !== 'open');
  if (unsound) return unsound.verdict;
  if (lines.some(({ same }) => !same)) return 'rewritten';
  return runs.at(-1)?.verdict ?? 'absent';
}

/** A run that goes on another begins with its journal: each event is shown as the run that decided it decides it now. */
function linesOf(stored: readonly JournalEvent[], runs: readonly ReplayedBeside[]): ReplayedLine[] {
  const kept = new Map(stored.map((event) => [event.seq, event]));
  const decided = new Map<number, JournalEvent>();
  for (const run of runs)
    for (const event of run.decided) if (!decided.has(event.seq)) decided.set(event.seq, event);
  const isOpen = runs.at(-1)?.verdict === 'open';
  // The store is told before the history says so: what the history says was told is in the store.
  const told = isOpen ? Math.max(0, ...runs.map(({ carried }) => carried)) : Infinity;
  return [...new Set([...kept.keys(), ...decided.keys()])]
    .toSorted((one, other) => one - other)
    .map((seq) => lineOf(seq, { stored: kept.get(seq), replayed: decided.get(seq) }, { isOpen, told }));
}

type Both = { stored: JournalEvent | undefined; replayed: JournalEvent | undefined };

function lineOf(
  seq: number,
  { stored, replayed }: Both,
  far: { isOpen: boolean; told: number },
): ReplayedLine {
  if (!stored || !replayed) {
    const later = replayed === undefined ? far.isOpen : seq > far.told;
    return { seq, ...(stored && { stored }), ...(replayed && { replayed }), same: later };
  }
  const same = [replayed, ...remainsOf(replayed)].some((event) => isDeepStrictEqual(stored, event));
  return { seq, stored, replayed, same };
}

async function findRuns(parts: Parts, reference: string): Promise<Found> {
  const runs = await engineRuns(parts.client, reference);
  if (runs.length > 0) return { from: 'engine', runs };
  const archived: Recorded[] = [];
  const lineAt = archivedLines(parts.archive);
  for (const { file, line } of await inclusionProofs(parts.store.db, reference)) {
    const where = `${file}:${line}`;
    const read = await lineAt(where);
    if (read?.sealed === undefined) continue;
    const opened = await openedHistory(parts, { reference, where }, read);
    if (opened === 'erased') return { from: 'archive', runs: [], without: 'erased' };
    archived.push('kind' in opened ? { workflowId: reference, history: undefined } : opened);
  }
  if (archived.length > 0) return { from: 'archive', runs: archived };
  const isErased = await wordsDestroyed(parts.store.db, reference);
  return { from: 'nowhere', runs: [], without: isErased ? 'erased' : 'absent' };
}

/** The first run first; none where the engine does not know the question, or no longer. */
async function engineRuns(client: Client, workflowId: string): Promise<Recorded[]> {
  const last = await client.workflow.getHandle(workflowId).fetchHistory().catch(unlessUnknown);
  return last ? [...(await runsBefore(client, workflowId, last)), { workflowId, history: last }] : [];
}

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

async function runsBefore(client: Client, workflowId: string, history: History): Promise<Recorded[]> {
  const runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  if (!runId) return [];
  const before = await client.workflow.getHandle(workflowId, runId).fetchHistory().catch(unlessUnknown);
  if (!before) return [];
  return [...(await runsBefore(client, workflowId, before)), { workflowId, history: before }];
}

function unlessUnknown(error: unknown): undefined {
  if (!isUnknownWorkflow(error)) throw error;
}
