// A question on virtual time: the rules that the workflow runs, without the engine. Nothing is decided here.
import { courseAfterAttempt, courseOf, type AttemptOutcome } from '../decide-course.ts';
import { asEvents, eventsOf } from '../decide.ts';
import type { Command } from '../commands.ts';
import { endsAt, needsHours, nextDeadline, passedDeadlines, topUpAt } from '../deadlines.ts';
import { evolve } from '../evolve.ts';
import type { Actor, Happening, JournalEvent, Reading } from '../journal.ts';
import type { CalendarSheet } from '../open-intervals.ts';
import { published, type Policy } from '../policy.ts';
import { RULES } from '../rules.ts';
import { blank, type State } from '../state.ts';
import type { Channel, Role } from '../triage/types.ts';

export type VirtualQuestion = {
  readonly journal: readonly JournalEvent[];
  readonly state: State;
  /** Lets time pass: everything that fell due up to then has happened. */
  passTo(at: number): void;
  /** Each of these happens at an instant that is not before the last one. */
  command(command: Command, at: number): void;
  qualify(reading: Reading, at: number): void;
  attempt(outcome: AttemptOutcome, at: number): void;
};

export type VirtualStart = {
  reference: string;
  channel: Channel;
  role: Role;
  /** Receipt, epoch ms. */
  at: number;
  policy?: Policy;
  /** Some weeks of opening hours from an instant on, as they are known at another. */
  hours: (from: number, now: number) => CalendarSheet;
  /** How long the channel takes to accept what is said, in ms. */
  sayMs: () => number;
  /** Instants at which the opening hours change, in order: the question is told at each. */
  calendarChanges?: readonly number[];
};

// oxlint-disable-next-line max-lines-per-function -- one life, its levers closing over it
export function openVirtualQuestion({
  reference,
  channel,
  role,
  at,
  policy = published,
  hours,
  sayMs,
  calendarChanges = [],
}: VirtualStart): VirtualQuestion {
  const journal: JournalEvent[] = [];
  let state = blank(reference, policy);
  let said = 0;
  const changes = calendarChanges.filter((change) => change > at);

  append(
    asEvents(state, [{ type: 'registered', channel, role, policy, rules: RULES }], { at, by: 'requester' }),
  );
  keepHours(at);
  return {
    journal,
    get state() {
      return state;
    },
    passTo,
    command: (command, now) => act(now, () => eventsOf(state, command, now)),
    qualify: (reading, now) => act(now, () => writeEvents('system', courseOf(state, reading), now)),
    attempt: (outcome, now) => {
      const asked = state.lastMessage?.seq ?? 0;
      act(now, () => writeEvents('assistant', courseAfterAttempt(state, outcome, asked), now));
    },
  };

  function act(now: number, decide: () => JournalEvent[]): void {
    passTo(now - 1);
    keepHours(now);
    append(decide());
    keepHours(now);
    speak(now);
  }

  function writeEvents(by: Actor, happenings: Happening[], now: number): JournalEvent[] {
    const fallen = passedDeadlines(state, now, false);
    const before = fallen.reduce(evolve, state);
    return [...fallen, ...asEvents(before, happenings, { at: now, by })];
  }

  /** One instant after the other, as the workflow's timer wakes it. */
  function passTo(until: number): void {
    for (;;) {
      const topUp = endsAt(state) === undefined ? topUpAt(state) : Number.POSITIVE_INFINITY;
      const due = nextDeadline(state)?.at ?? Number.POSITIVE_INFINITY;
      const change = changes[0] ?? Number.POSITIVE_INFINITY;
      const next = Math.max(state.at, Math.min(topUp, due, change));
      if (next > until) return;
      if (change <= next) hearOfChange(next);
      keepHours(next);
      append(passedDeadlines(state, next, true));
      speak(next);
    }
  }

  function hearOfChange(now: number): void {
    const version = `changed-${changes.shift()}`;
    append(eventsOf(state, { name: 'calendar', id: `${reference}:${version}`, version }, now));
  }

  function keepHours(now: number): void {
    if (endsAt(state) !== undefined) return;
    while (needsHours(state, now)) {
      const end = state.sheet?.until ?? at;
      const from = state.hoursAwaited === undefined ? end : Math.min(end, now);
      append(asEvents(state, [{ type: 'calendar', sheet: hours(from, now) }], { at: now, by: 'system' }));
    }
  }

  /** What is said is written down once its channel has accepted it. */
  function speak(now: number): void {
    for (const event of journal.slice(said)) {
      if (!telling.has(event.type)) continue;
      const accepted = Math.max(now, event.at + sayMs());
      const message = `${reference}:${event.type}:${event.seq}`;
      append(asEvents(state, [{ type: 'said', message, accepted }], { at: accepted, by: 'system' }));
    }
    said = journal.length;
  }

  function append(events: readonly JournalEvent[]): void {
    for (const event of events) {
      journal.push(event);
      state = evolve(state, event);
    }
  }
}

/** What the house says of its own accord. */
const telling: ReadonlySet<JournalEvent['type']> = new Set([
  'acknowledged',
  'emergency',
  'relay-proposed',
  'physician-named',
  'handed-off',
  'resolved',
  'reopened',
]);
