import { workloadWords as words } from '../../content/fr/desk-lists.ts';
import { before } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';

export type Load = Body<ApiClient['desk']['workload']['$get']>;

/** "6 demandes à rendre aujourd’hui avant 11 h 00, 1 en retard ; 2 conseillers présents : …". */
export function Workload({ load, now }: { load: Load | undefined; now: number }) {
  if (!load) return null;
  const { late, dueSoon, soon, present, absent } = load;
  const due = [words.due(dueSoon, before(soon, now)), ...(late === 0 ? [] : [words.late(late)])];
  return (
    <p class="workload quiet" data-live="workload">
      <span class="unseen">{words.title} : </span>
      {`${due.join(', ')} ; ${words.present(present)}${words.absent(absent)}.`}
    </p>
  );
}
