/** A question's life, lived outside of any engine: whatever happens to it, in whatever order. */
import { eventsOf, asEvents } from '../../domain/decide.ts';
import { courseAfterAttempt, courseOf } from '../../domain/decide-course.ts';
import { passedDeadlines, needsHours, topUpAt } from '../../domain/deadlines.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Actor, Happening, JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { RULES } from '../../domain/rules.ts';
import { blank, type State } from '../../domain/state.ts';
import { MONDAY, sheetOf, type Pattern } from './decide-sheets.ts';
import { commandOf, type Act, type Step } from './decide-steps.ts';

/** What one step led to. */
export type Moment = {
  step: Step;
  now: number;
  before: State;
  after: State;
  events: readonly JournalEvent[];
};
export type Life = { journal: readonly JournalEvent[]; moments: readonly Moment[]; last: State };

/** Does the steps one after the other, as the workflow would; everything that it goes through is frozen. */
export function lived(begins: number, taken: readonly Step[]): Life {
  const journal: JournalEvent[] = [];
  const moments: Moment[] = [];
  let pattern: Pattern = 'office';
  let state = frozen(blank('PAL-1', published));
  let now = MONDAY + begins;

  append(
    asEvents(state, [{ type: 'registered', channel: 'chat', role: 'employee', rules: RULES }], {
      at: now,
      by: 'requester',
    }),
  );
  keepHours();
  for (const step of taken) {
    passTime(now + step.wait);
    const before = state;
    const first = journal.length;
    take(step.act);
    keepHours();
    moments.push({ step, now, before, after: state, events: journal.slice(first) });
  }
  return { journal, moments, last: state };

  /** Hours are fetched when they are about to run out, whatever else happens. */
  function passTime(until: number): void {
    for (let at = topUpAt(state); at <= until; at = topUpAt(state)) {
      now = Math.max(now, at);
      keepHours();
    }
    now = until;
  }

  function take(doing: Act): void {
    switch (doing.does) {
      case 'command':
        return append(eventsOf(state, commandOf(doing, state, now), now));
      case 'qualify':
        return write('system', courseOf(state, doing.reading));
      case 'attempt':
        return write('assistant', courseAfterAttempt(state, doing.outcome, state.lastMessage?.seq ?? 0));
      case 'change of calendar':
        pattern = doing.pattern;
        return append(
          eventsOf(state, { name: 'calendar', id: `calendar-${state.seq}`, version: pattern }, now),
        );
      case 'fail':
        return write('system', [{ type: 'failed', step: 'said', code: 'nobody' }]);
      case 'wake':
        return append(passedDeadlines(state, now, true));
    }
  }

  function keepHours(): void {
    while (needsHours(state, now)) {
      const end = state.sheet?.until ?? MONDAY + begins;
      const from = state.hoursAwaited === undefined ? end : Math.min(end, now);
      write('system', [{ type: 'calendar', sheet: sheetOf(pattern, from) }]);
    }
  }

  function write(by: Actor, happenings: Happening[]): void {
    append(passedDeadlines(state, now, false));
    append(asEvents(state, happenings, { at: now, by }));
  }

  function append(events: readonly JournalEvent[]): void {
    for (const event of events) {
      journal.push(frozen(event));
      state = frozen(evolve(state, event));
    }
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inside of Object.values(value)) frozen(inside);
  return value;
}
