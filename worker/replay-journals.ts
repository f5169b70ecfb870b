import { fileURLToPath } from 'node:url';
import type { HistoryAndWorkflowId } from '@temporalio/common';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import type { JournalEvent } from '../domain/journal.ts';
import { workflowBundle } from './bundle.ts';
import type { JournalSinks } from './journal-interceptors.ts';
import type { TraceSinks } from '../workflows/trace-interceptors.ts';
import { silentTrace } from './silent-trace.ts';
import { tolerantCodec } from './tolerant-codec.ts';

const telling = fileURLToPath(new URL('journal-interceptors.ts', import.meta.url));

/** The workflow code that also tells what it decides. */
export function replayBundle(): ReturnType<typeof workflowBundle> {
  return workflowBundle([telling]);
}

/** What the workflow code of today decides on a history: its journal, and why it could not go on, if it could not. */
export type ReplayedJournal = { workflowId: string; decided: readonly JournalEvent[]; error?: Error };

/**
 * Replays histories one after the other: the next is asked for when what the last one gave was taken. It needs no engine,
 * and nothing outside is asked or told.
 */
export async function* replayJournals(
  histories: Iterable<HistoryAndWorkflowId> | AsyncIterable<HistoryAndWorkflowId>,
): AsyncGenerator<ReplayedJournal> {
  let decided: readonly JournalEvent[] = [];
  const sinks: InjectedSinks<JournalSinks & TraceSinks> = {
    ...silentTrace,
    replay: {
      journal: {
        callDuringReplay: true,
        fn: (_, events) => void (decided = plain(events)),
      },
    },
  };
  const options = {
    workflowBundle: await replayBundle(),
    dataConverter: { payloadCodecs: [tolerantCodec] },
    sinks,
  };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    yield error === undefined ? { workflowId, decided } : { workflowId, decided, error };
    decided = [];
  }
}

/** As it travels and as the store keeps it: the process lives in a realm of its own, with fields that are undefined. */
function plain(events: readonly JournalEvent[]): JournalEvent[] {
  return JSON.parse(JSON.stringify(events));
}
