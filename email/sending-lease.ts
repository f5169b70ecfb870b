// One mail is handed to the relay by one process at a time: the door that answers an emergency and the worker that is told of it
// come to the same mail, and so does whoever takes over from a worker that was thought dead.
import type { Store } from '../store/open-store.ts';
import { keepLease, leaseMail, mailLine } from '../store/outbox.ts';
import { MailProblem } from './mail-problem.ts';

/** Renewed while it lasts; of one that died, another takes over after it. */
const LEASE_MS = 10_000;

type Leasing = { store: Store; now: () => number };

/**
 * Does `hand` unless somebody else does it now; gives the instant (epoch ms) at which the relay took the mail, whoever handed it in.
 * @throws MailProblem `MailAway` while somebody else has it: later it has left, or is free
 */
export async function alone(
  { store: { db }, now }: Leasing,
  message: string,
  hand: () => Promise<number>,
): Promise<number> {
  const lease = () => ({ message, now: now(), until: now() + LEASE_MS });
  if (!(await leaseMail(db, lease()))) {
    const line = await mailLine(db, message);
    if (line?.acceptedAt != null) return line.acceptedAt;
    throw new MailProblem('MailAway', 'in other hands');
  }
  const renewing = setInterval(() => void keepLease(db, lease()).catch(() => {}), LEASE_MS / 3);
  try {
    return await hand();
  } catch (error) {
    await keepLease(db, { message, until: null }).catch(() => {});
    throw error;
  } finally {
    clearInterval(renewing);
  }
}
