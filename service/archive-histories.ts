// Closed histories go into the signed archive before the engine forgets them.
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { ArchiveActivities } from '../activities/archive-contract.ts';
import { DAY, MINUTE } from '../domain/durations.ts';
import { appendToArchive } from '../store/archive/append.ts';
import type { ArchiveFiles } from '../store/archive/archive-files.ts';
import { packHistory, sealedId, type ArchivedHistory } from '../store/archive/archived-history.ts';
import { archiveKeys } from '../store/archive/signing-key.ts';
import {
  archivedUntil,
  historySealer,
  unarchivedQuestions,
  unarchivedRuns,
  type ClosedQuestion,
} from '../store/archive/unarchived.ts';
import type { MasterKey } from '../store/master-key.ts';
import type { Store } from '../store/open-store.ts';
import { eventsAfter } from '../store/project-journal.ts';
import type { Vault } from '../store/vault.ts';
import { retentionPeriodOf } from '../temporal-server/namespace.ts';
import { isUnknownWorkflow } from '../temporal-server/unknown-workflow.ts';
import { carriedJournal } from '../worker/carried-journal.ts';

export type ArchivingParts = {
  store: Store;
  vault: Vault;
  master: MasterKey;
  archive: ArchiveFiles;
  client: Client;
  now: () => number;
};

/** Histories under one manifest. */
const BATCH = 200;
/** How late the engine's lists may be. */
const OVERLAP_MS = 2 * DAY;
/** What a question's workflow may take to end once it is closed. */
const GRACE_MS = 10 * MINUTE;

export function archiveActivities(parts: ArchivingParts): ArchiveActivities {
  return {
    async archiveEnded() {
      const { store, master, archive: files, now } = parts;
      const histories = await nextBatch(parts);
      if (histories.length === 0) return 0;
      const keys = await archiveKeys(store.db, master);
      return appendToArchive({ store, files, keys }, { histories, at: now() });
    },
  };
}

/** What the engine lists as ended; then what the store knows to be closed and the engine did not list. */
async function nextBatch(parts: ArchivingParts): Promise<ArchivedHistory[]> {
  const batch: ArchivedHistory[] = [];
  for await (const history of listedHistories(parts)) {
    batch.push(history);
    if (batch.length === BATCH) return batch;
  }
  const known = new Set(batch.map(sealedId));
  for await (const history of unlistedHistories(parts)) {
    if (!known.has(sealedId(history))) batch.push(history);
    if (batch.length === BATCH) return batch;
  }
  return batch;
}

type EndedRun = { question: string; run: string; ended: string; closedAt: number };

async function* listedHistories(parts: ArchivingParts): AsyncGenerator<ArchivedHistory> {
  const { client, store } = parts;
  const last = await archivedUntil(store.db);
  const since = last === undefined ? '' : ` AND CloseTime >= '${new Date(last - OVERLAP_MS).toISOString()}'`;
  const query = `WorkflowType = 'question' AND ExecutionStatus != 'Running'${since}`;
  let page: EndedRun[] = [];
  for await (const { workflowId, runId, status, closeTime } of client.workflow.list({ query })) {
    page.push(endedRun(workflowId, runId, { status, closeTime }));
    if (page.length === BATCH) yield* historiesOf(parts, page.splice(0));
  }
  yield* historiesOf(parts, page);
}

async function* historiesOf(parts: ArchivingParts, runs: EndedRun[]): AsyncGenerator<ArchivedHistory> {
  if (runs.length === 0) return;
  for (const run of await unarchivedRuns(parts.store.db, runs)) {
    const history = await historyOf(parts, run);
    if (history) yield history;
  }
}

async function* unlistedHistories(parts: ArchivingParts): AsyncGenerator<ArchivedHistory> {
  const until = parts.now() - GRACE_MS;
  for (let after = ''; ;) {
    const closed = await unarchivedQuestions(parts.store.db, { until, after, limit: BATCH });
    for (const question of closed) yield* unlisted(parts, question);
    const last = closed.at(-1);
    if (last === undefined) return;
    after = last.reference;
  }
}

async function* unlisted(parts: ArchivingParts, question: ClosedQuestion): AsyncGenerator<ArchivedHistory> {
  const run = await lastRun(parts.client, question.reference);
  if (run === 'running') return;
  if (run === undefined) yield await journalAlone(parts, question);
  else yield* historiesOf(parts, [run]);
}

async function lastRun(client: Client, question: string): Promise<EndedRun | 'running' | undefined> {
  try {
    const { runId, status, closeTime } = await client.workflow.getHandle(question).describe();
    return status.name === 'RUNNING' ? 'running' : endedRun(question, runId, { status, closeTime });
  } catch (error) {
    if (isUnknownWorkflow(error)) return undefined;
    throw error;
  }
}

type Described = { status: { name: string }; closeTime?: Date | undefined };

function endedRun(question: string, run: string, { status, closeTime }: Described): EndedRun {
  const ended = status.name.toLowerCase().replaceAll('_', '-');
  return { question, run, ended, closedAt: closeTime?.getTime() ?? 0 };
}

/** Undefined when the engine has forgotten it meanwhile. */
async function historyOf(
  { client, store, vault }: ArchivingParts,
  { question, run, ended, closedAt }: EndedRun,
): Promise<ArchivedHistory | undefined> {
  const history = await client.workflow.getHandle(question, run).fetchHistory().catch(unlessUnknown);
  if (history === undefined) return undefined;
  const { events, whole } = carriedJournal(history);
  const told = { reference: question, run, ended, closedAt, journal: events, whole };
  const sealer = await historySealer(store.db, vault, question);
  if (sealer === undefined) return { ...told, without: 'erased' };
  const seal = sealer('medical', sealedId(told), 'history');
  return { ...told, sealed: Buffer.from(seal(packHistory(historyToJSON(history)))).toString('base64') };
}

/** All that is left where the engine has no history: what the store says. */
async function journalAlone(
  { store, client, now }: ArchivingParts,
  { reference, closedAt, run }: ClosedQuestion,
): Promise<ArchivedHistory> {
  const { connection, options } = client;
  const days = await retentionPeriodOf(connection, options.namespace);
  const without =
    run === null ? 'never-run' : closedAt < now() - days * DAY ? 'past-retention' : 'not-in-engine';
  const journal = await eventsAfter(store.db, reference, 0);
  return { reference, run: run ?? '', ended: 'unknown', closedAt, journal, whole: true, without };
}

function unlessUnknown(error: unknown): undefined {
  if (!isUnknownWorkflow(error)) throw error;
}
