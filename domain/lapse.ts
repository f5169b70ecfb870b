// What the person's silence brings about, and how it is undone when they turn out to have written in time.
import type { JournalEvent } from './journal.ts';
import { lapsing, type Lapse, type State } from './state.ts';

const silent: ReadonlySet<JournalEvent['type']> = new Set(['resolved', 'closed', 'handed-off']);

/** It can be undone until anybody but the clock and the house's own voice does something. */
export function lapsed(state: State, { type, by, at }: JournalEvent): Partial<State> {
  if (type === 'revived' || by === 'system') return {};
  if (by !== 'clock') return { lapse: undefined };
  return silent.has(type) ? { lapse: { at, before: pick(state, lapsing) } } : {};
}

/** The question as it was before what lapsed at `at`. */
export function revived({ lapse }: State, at: number): Partial<State> {
  return lapseAt(lapse, at)?.before ?? {};
}

/** The first thing that silence brought about after `received`, which was in time for it: at the very instant still is. */
export function lapseAfter(lapse: Lapse | undefined, received: number): Lapse | undefined {
  if (lapse === undefined || lapse.at < received) return undefined;
  return lapseAfter(lapse.before.lapse, received) ?? lapse;
}

function lapseAt(lapse: Lapse | undefined, at: number): Lapse | undefined {
  return lapse === undefined || lapse.at === at ? lapse : lapseAt(lapse.before.lapse, at);
}

export function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name is a key, with its own value
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
