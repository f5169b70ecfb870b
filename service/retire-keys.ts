import { retireFormerKeys } from '../store/rotation.ts';
import type { Container } from './container.ts';

/** Longest that another copy may take to write what it wrapped under a former master key. */
const IN_FLIGHT_MS = 60 * 60_000;

/** At a start: forgets the former master keys, once nothing is wrapped under them. */
export async function retireKeys({ config, clock, store, master }: Container): Promise<void> {
  const keptSince = config.databaseUrl === undefined ? Infinity : clock.now() - IN_FLIGHT_MS;
  await retireFormerKeys(store.db, master, { keptSince });
}
