import type { Client } from '@temporalio/client';
import { factsOf } from '../domain/indicators/facts.ts';
import { differing, type Checked, type Difference } from '../store/indicator-check.ts';
import { factsKept } from '../store/question-facts.ts';
import type { Store } from '../store/open-store.ts';
import { journalsOfHistories } from './rebuild-projection.ts';

/** Histories between two words of progress. */
const PROGRESS = 100;

/** Adds what Temporal's histories say otherwise; what is past retention there is no difference. */
export async function checkHistories(
  { client, store }: { client: Client; store: Store },
  checked: Checked,
  progressed: (done: number) => void = () => {},
): Promise<Checked> {
  const differences: Difference[] = [...checked.differences];
  let histories = 0;
  for await (const told of journalsOfHistories(client, [])) {
    const { reference } = told;
    histories += 1;
    if (histories % PROGRESS === 0) progressed(checked.questions + histories);
    if ('problem' in told) {
      differences.push({ kind: 'history', reference, problem: told.problem });
      continue;
    }
    const fields = differing(factsOf(reference, told.events), await factsKept(store.db, reference));
    if (fields.length > 0)
      differences.push({ kind: 'history', reference, problem: `tells other facts: ${fields.join(', ')}` });
  }
  return { ...checked, histories, differences };
}
