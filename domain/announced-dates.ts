/** Which dates a person was told, and what a change of the opening hours does to them. Pure: read from the journal alone. */
import { clocks, runningClocks } from './clocks.ts';
import { evolve } from './evolve.ts';
import type { JournalEvent, Target } from './journal.ts';
import { published } from './policy.ts';
import type { Journalled } from './clock-receipt.ts';
import { blank, type State } from './state.ts';

/** The due instants as the person last heard them, in the round under way, and those that the last event has broken. */
export type AnnouncedDates = { heard: Partial<Record<Target, number>>; broken: Target[] };

export function announcedDates({ reference, journal, policy = published }: Journalled): AnnouncedDates {
  let state = blank(reference, policy);
  let heard: AnnouncedDates['heard'] = {};
  let broken: Target[] = [];
  for (const event of journal) {
    const before = state;
    state = evolve(before, event);
    if (event.type === 'reopened') heard = {};
    broken = event.type === 'calendar' ? brokenBetween(before, state, heard) : [];
    const targets = [...targetsAnnouncedBy(event), ...broken];
    if (targets.length > 0) heard = { ...heard, ...duesOf(state, targets) };
  }
  return { heard, broken };
}

/** What a text that names these targets says of them, in the round under way. */
function duesOf(state: State, targets: readonly Target[]): AnnouncedDates['heard'] {
  const named = clocks(state, state.at)
    .slice(-2)
    .filter(({ target, due }) => due !== undefined && targets.includes(target));
  return Object.fromEntries(named.map(({ target, due }) => [target, due]));
}

/** Whether what was on time for the instant that the person heard no longer is. */
export function breaks(heard: number | undefined, before: number | undefined, after: number | undefined) {
  if (heard === undefined || before === undefined) return false;
  return before <= heard && (after ?? Number.POSITIVE_INFINITY) > heard;
}

/** While we wait for the person their silence moves the dates; after a notice of extended delay its own date stands. */
function brokenBetween(before: State, after: State, heard: AnnouncedDates['heard']): Target[] {
  if (after.waiting) return [];
  const next = runningClocks(after, after.at);
  return runningClocks(before, after.at).flatMap(({ target, due }) => {
    const moved = next.find((clock) => clock.target === target)?.due;
    const stands = target === 'resolution' && after.extension !== undefined;
    return !stands && moved !== undefined && breaks(heard[target], due, moved) ? [target] : [];
  });
}

const telling: Partial<Record<JournalEvent['type'], readonly Target[]>> = {
  acknowledged: ['first_response', 'resolution'],
  'handed-off': ['first_response'],
  'relay-accepted': ['first_response'],
  reopened: ['first_response'],
};

/** In an emergency the person is told to call, and of no date. */
function targetsAnnouncedBy(event: JournalEvent): readonly Target[] {
  return event.type === 'handed-off' && event.reason === 'emergency' ? [] : (telling[event.type] ?? []);
}
