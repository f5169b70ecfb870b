import { dueInstant } from './clocks.ts';
import { HOUR } from './durations.ts';
import type { State } from './state.ts';
import type { Channel, Route } from './triage/types.ts';

/** Temporal's priority keys, 1 before 5: who is served first while workers are scarce. */
export type Urgency = 1 | 2 | 3 | 4;

/** Before this much time is left, what is due goes before what only came by a faster way; in wall time, milliseconds. */
const NEAR = HOUR / 4;

/** By what it is, then by what is due soon, then by how it came. A medical matter waits for doctors, not for workers. */
export function urgencyOf(state: State, now: number): Urgency {
  const due = dueInstant(state);
  const first = urgencyAtDoor(state.channel, state.route);
  return due !== undefined && due - now < NEAR && first > 2 ? 2 : first;
}

/** The same, of what has just been received. */
export function urgencyAtDoor(channel: Channel, route: Route | undefined): Urgency {
  if (route === 'emergency') return 1;
  if (route === 'complaint') return 2;
  return channel === 'chat' ? 3 : 4;
}
