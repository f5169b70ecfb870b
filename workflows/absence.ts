// An agent's planned absence: what they hold goes back to the queue when it begins, by a timer of the engine.
import { proxyActivities, sleep } from '@temporalio/workflow';
import type { AbsenceActivities } from '../activities/absences.ts';
import type { PlannedAbsence } from '../domain/absence.ts';

const { keepAbsence, returnClaims } = proxyActivities<AbsenceActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** A claim that was taken at the last moment is seen a while later, in ms. */
const SETTLED_MS = 60_000;
/** Looks after which it ends whatever happens: a question that does not go on holds up nobody's history. */
const LOOKS = 10;

/** Taken back, it is cancelled; what began by then stands. */
export async function absence(planned: PlannedAbsence): Promise<void> {
  await keepAbsence(planned);
  const wait = planned.startsAt - Date.now();
  if (wait > 0) await sleep(wait);
  for (let look = 0; look < LOOKS; look += 1) {
    const held = await returnClaims({ id: planned.id });
    if (held === 0 && look > 0) return;
    await sleep(SETTLED_MS);
  }
}
