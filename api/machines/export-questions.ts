// Everything at once, line by line: a page is read when the one before has left, however many there are.
import { changedQuestions } from '../../store/changed-questions.ts';
import { findMachineKey } from '../../store/machine-keys.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import type { ApiContext } from '../context.ts';
import { machineActor, type Machine } from './machine-keys.ts';
import { filesOf } from './read-questions.ts';

type House = Pick<ApiContext, 'store' | 'vault' | 'now'>;

/** Questions read at a time. */
const PAGE = 50;

export function noteExport({ store, now }: House, machine: Machine): Promise<void> {
  const by = machineActor(machine);
  return recordStaffEvent(store.db, { at: now(), type: 'exported', by, about: by });
}

/** Each with its end of line, then the end, which says how many. A key that is revoked meanwhile gets no more, nor the end. */
export async function* exportedLines(
  site: House,
  machine: Machine,
  { updatedSince }: { updatedSince?: number | undefined },
): AsyncGenerator<string> {
  const { db } = site.store;
  let count = 0;
  let page = await changedQuestions(db, { updatedSince, limit: PAGE });
  for (;;) {
    for (const file of await filesOf(site, machine, page.lines)) {
      count += 1;
      yield `${JSON.stringify(file)}\n`;
    }
    if (!page.next) return yield `${JSON.stringify({ end: true, count, asOf: page.asOf })}\n`;
    if (!(await findMachineKey(db, machine.id))) return;
    page = await changedQuestions(db, { updatedSince, after: page.next, limit: PAGE });
  }
}
