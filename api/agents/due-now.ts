import { dueInstant } from '../../domain/clocks.ts';
import { replayJournal } from '../../domain/evolve.ts';
import type { DeskLine } from '../../store/desk-list.ts';
import { journalsOf } from '../../store/journals.ts';
import type { ApiContext } from '../context.ts';

/**
 * Lines with what is due as of now, the nearest first, before them those of `isFirst`. A line is as of the last event of its journal: while we wait for
 * the person nothing happens, and what is due moves on all the same.
 */
export async function dueNow<Line extends DeskLine>(
  { store, policy, now }: Pick<ApiContext, 'store' | 'policy' | 'now'>,
  lines: readonly Line[],
  isFirst: (line: Line) => boolean = () => false,
): Promise<Line[]> {
  const waiting = lines.filter(({ status }) => status === 'waiting').map(({ reference }) => reference);
  if (waiting.length === 0) return [...lines];
  const journals = await journalsOf(store.db, waiting);
  const at = now();
  return lines
    .map((line) => {
      const journal = journals.get(line.reference);
      if (!journal) return line;
      const state = replayJournal(line.reference, policy, journal);
      return { ...line, dueAt: dueInstant({ ...state, at: Math.max(at, state.at) }) ?? null };
    })
    .toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || byDue(a, b));
}

/** What has no due instant comes last, by receipt. */
function byDue(a: DeskLine, b: DeskLine): number {
  if (a.dueAt === null || b.dueAt === null)
    return Number(a.dueAt === null) - Number(b.dueAt === null) || a.receivedAt - b.receivedAt;
  return a.dueAt - b.dueAt || a.receivedAt - b.receivedAt;
}
