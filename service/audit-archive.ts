// The archive looked at as an auditor does: chain and signatures, then each history against the code and the store of today.
import { isDeepStrictEqual } from 'node:util';
import type { JournalEvent } from '../domain/journal.ts';
import { remainsOf } from '../domain/redaction.ts';
import { knownManifests } from '../store/archive/append.ts';
import type { ArchiveFiles } from '../store/archive/archive-files.ts';
import type { ArchiveProblem } from '../store/archive/archive-problem.ts';
import { checkArchive, type ArchiveHead, type CheckedArchive } from '../store/archive/check-archive.ts';
import type { CheckedLine } from '../store/archive/compare-lines.ts';
import { archiveKeys } from '../store/archive/signing-key.ts';
import { journalsOf } from '../store/journals.ts';
import type { MasterKey } from '../store/master-key.ts';
import type { Store } from '../store/open-store.ts';
import type { Vault } from '../store/vault.ts';
import { wordsOf } from '../worker/replay-history.ts';
import { replayArchived, type Sealed } from './replay-archive.ts';

export type AuditParts = { store: Store; vault: Vault; master: MasterKey; archive: ArchiveFiles };
export type KeptHead = Pick<ArchiveHead, 'size' | 'root'>;

/** `replayed` agree with the code of today; of `erased` ones, and of those without a history, the journal alone is left. */
export type AuditReport = CheckedArchive & {
  sound: boolean;
  histories: number;
  replayed: number;
  erased: number;
  withoutHistory: number;
};

/**
 * @param kept a head that somebody kept: the archive must have grown from it
 * @param progressed is told how many histories were looked at so far
 */
export async function auditArchive(
  parts: AuditParts,
  kept: KeptHead | undefined,
  progressed: (done: number) => void = () => {},
): Promise<AuditReport> {
  const { store, master, archive: files } = parts;
  const count = { histories: 0, replayed: 0, erased: 0, withoutHistory: 0 };
  const besides: ArchiveProblem[] = [];
  const sealed: Sealed[] = [];
  const [{ publicKey: trusted }] = await archiveKeys(store.db, master);
  const known = await knownManifests(store.db);
  const checked = await checkArchive({ files, trusted, kept, known, each });
  for await (const told of replayArchived(parts, sealed)) {
    if (told === 'agrees') count.replayed += 1;
    else if (told === 'erased') count.erased += 1;
    else besides.push(told);
  }
  const problems = [...checked.problems, ...besides];
  return { ...checked, ...count, sound: problems.length === 0, problems };

  async function each(lines: readonly CheckedLine[]) {
    progressed((count.histories += lines.length));
    besides.push(...(await rewritten(store, lines)));
    for (const { where, history } of lines) {
      const { reference, run, ended, without } = history;
      if (history.sealed !== undefined) sealed.push({ where, reference, run, ended });
      else count.withoutHistory += 1;
      if (without === 'not-in-engine')
        besides.push({
          kind: 'unarchived',
          where,
          detail: 'the engine had lost its history before it was archived',
        });
    }
  }
}

/** What ended by itself is in the store as it was archived, and nothing more. */
async function rewritten({ db }: Store, lines: readonly CheckedLine[]): Promise<ArchiveProblem[]> {
  const journals = await journalsOf(
    db,
    lines.map(({ history }) => history.reference),
  );
  return lines.flatMap(({ where, history: { reference, ended, journal, whole } }) => {
    if (ended !== 'completed' && ended !== 'unknown') return [];
    const kept = journals.get(reference) ?? [];
    const bySeq = new Map(kept.map((event) => [event.seq, event]));
    const other = journal.find((event) => !isSame(event, bySeq.get(event.seq)));
    const known = new Set(journal.map(({ seq }) => seq));
    const more = whole ? kept.find(({ seq }) => !known.has(seq)) : undefined;
    const seq = other?.seq ?? more?.seq;
    if (seq === undefined) return [];
    const detail = `journal ${seq}: archived ${wordsOf(other)}, in the store ${wordsOf(bySeq.get(seq))}`;
    return [{ kind: 'rewritten', where, detail } as const];
  });
}

/** What was archived of a part may lack a topic that the end of the whole lets stay, or hold one that an erasure took. */
function isSame(archived: JournalEvent, kept: JournalEvent | undefined): boolean {
  if (kept === undefined) return false;
  const [[told, little], [stands, less]] = [remainsOf(archived), remainsOf(kept)];
  return (
    isDeepStrictEqual(told, stands) || isDeepStrictEqual(told, less) || isDeepStrictEqual(little, stands)
  );
}
