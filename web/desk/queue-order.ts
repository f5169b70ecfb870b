import type { Entry } from './desk-data.ts';

/** Sorts after every instant: what has no due instant comes last. */
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * Where an entry stands in its list, to be compared in order: as the store lists them. Open ones by their due instant,
 * emergencies that nobody has first; closed ones the last first.
 */
export function orderOf({ closedAt, receivedAt, dueAt, route, assignee, status }: Entry): [number, number] {
  if (closedAt !== null) return [-closedAt, -receivedAt];
  const isAwaited = route === 'emergency' && assignee === null && status !== 'resolved';
  return [isAwaited ? 0 : (dueAt ?? LAST), receivedAt];
}
