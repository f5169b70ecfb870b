import type { ArchiveFiles } from '../store/archive/archive-files.ts';
import type { ArchiveProblem } from '../store/archive/archive-problem.ts';
import {
  readLine,
  sealedId,
  unpackHistory,
  type ArchivedHistory,
} from '../store/archive/archived-history.ts';
import { wordsDestroyed } from '../store/archive/unarchived.ts';
import type { Store } from '../store/open-store.ts';
import { SealBroken } from '../store/sealing.ts';
import type { Vault } from '../store/vault.ts';
import { replayHistories, type Recorded, type ReplayResult } from '../worker/replay-history.ts';

export type Sealed = Pick<ArchivedHistory, 'reference' | 'run' | 'ended'> & { where: string };
type Parts = { store: Pick<Store, 'db'>; vault: Vault; archive: ArchiveFiles };

/** What became of each sealed history: it agrees with the code of today, its words were destroyed, or what is wrong with it. */
export async function* replayArchived(
  parts: Parts,
  sealed: readonly Sealed[],
): AsyncGenerator<'agrees' | 'erased' | ArchiveProblem> {
  const besides: ('erased' | ArchiveProblem)[] = [];
  for await (const result of replayHistories(openRecorded())) {
    yield* besides.splice(0);
    yield toVerdict(result, sealed);
  }
  yield* besides;

  async function* openRecorded(): AsyncGenerator<Recorded> {
    const lineAt = archivedLines(parts.archive);
    for (const one of sealed) {
      const history = await openedHistory(parts, one, await lineAt(one.where));
      if (history === 'erased' || 'kind' in history) besides.push(history);
      else yield history;
    }
  }
}

/** The history of one line of the archive; erased once what sealed it was destroyed. */
export async function openedHistory(
  { store, vault }: Omit<Parts, 'archive'>,
  { reference, where }: Pick<Sealed, 'reference' | 'where'>,
  line: ArchivedHistory | undefined,
): Promise<Recorded | ArchiveProblem | 'erased'> {
  const keys = await vault.reader('medical').of(store.db, reference);
  if (keys === undefined) return 'erased';
  try {
    const bytes = Buffer.from(line?.sealed ?? '', 'base64');
    const id = line === undefined ? '' : sealedId(line);
    return { workflowId: reference, history: unpackHistory(keys.bytes(id, 'history', bytes)) };
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    // The key was replaced when what it sealed had served its time.
    if (await wordsDestroyed(store.db, reference)) return 'erased';
    return { kind: 'changed', where, detail: 'its seal is broken' };
  }
}

/** One file in memory at a time: they are asked for in order. */
export function archivedLines(files: ArchiveFiles): (where: string) => Promise<ArchivedHistory | undefined> {
  let name = '';
  let lines: string[] = [];
  return async (where) => {
    const [file = '', line = ''] = (where.split(' ')[0] ?? '').split(':');
    if (file !== name) lines = ((await files.read(file))?.toString() ?? '').split('\n');
    name = file;
    return readLine(lines[Number(line) - 1] ?? '');
  };
}

const soundly: ReadonlySet<string> = new Set(['completed', 'continued-as-new']);

/** A run that was cut off by hand may have decided nothing yet. */
function toVerdict(
  { workflowId, verdict, detail }: ReplayResult,
  sealed: readonly Sealed[],
): 'agrees' | ArchiveProblem {
  const here = sealed.filter(({ reference }) => reference === workflowId);
  const isWhole = here.every(({ ended }) => soundly.has(ended));
  if (verdict === 'agrees' || (verdict === 'open' && !isWhole)) return 'agrees';
  const where = here.map((one) => one.where).join(', ');
  return {
    kind: 'replay',
    where,
    detail: [verdict === 'open' ? 'truncated' : verdict, detail].filter(Boolean).join(': '),
  };
}
