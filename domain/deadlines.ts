import { evolve } from './evolve.ts';
import { pausesUntil, promiseDue, runningClocks, type Clock } from './clocks.ts';
import { departure } from './departure.ts';
import type { Actor, Happening, JournalEvent, WaitingFor } from './journal.ts';
import { addOpenTimeIn, closingTimeIn, nextOpeningIn } from './open-intervals.ts';
import { alertDoublings, budgetOf, urgentDoublings } from './policy.ts';
import type { Round, State } from './state.ts';
import { WEEK } from './durations.ts';

/** Something that time alone brings about, at `at`. */
export type Deadline = { at: number; what: Happening; by?: Actor };

/** The sheet of open intervals is topped up while this much of it is left. */
const TOP_UP_BEFORE = WEEK;

/** The next thing that time alone will bring about, if nothing else happens. */
export function nextDeadline(state: State): Deadline | undefined {
  return fallings(state).reduce<Deadline | undefined>(
    (first, next) => (first && first.at <= next.at ? first : next),
    undefined,
  );
}

/**
 * Everything that fell due up to `until`, in order, each dated at the instant that counts rather than when it was
 * noticed: a worker away over a deadline changes nothing.
 * @param inclusive false before a command at `until`: at the very instant of a deadline, a reply still meets it
 */
export function passedDeadlines(state: State, until: number, inclusive: boolean): JournalEvent[] {
  const events: JournalEvent[] = [];
  for (let now = state; ;) {
    const next = nextDeadline(now);
    if (next === undefined || next.at > until || (next.at === until && !inclusive)) return events;
    const event: JournalEvent = {
      ...next.what,
      seq: now.seq + 1,
      at: Math.max(next.at, now.at),
      by: next.by ?? 'clock',
    };
    events.push(event);
    now = evolve(now, event);
  }
}

/** When the list of open intervals must have been extended. */
export function topUpAt(state: State): number {
  return (state.sheet?.until ?? 0) - TOP_UP_BEFORE;
}

/** Opening hours must be fetched: there are none, they run out, or the calendar changed. */
export function needsHours(state: State, now: number): boolean {
  return state.sheet === undefined || state.hoursAwaited !== undefined || topUpAt(state) <= now;
}

/** It does not know yet by which key commands are proved, which comes with the hours. */
export function awaitsSigner({ rules, signer }: State): boolean {
  return rules >= 12 && signer === undefined;
}

/** When a closed question's workflow may end: the time for a rating is over. */
export function endsAt(state: State): number | undefined {
  if (state.closedAt === undefined) return undefined;
  return state.erased || state.rating !== undefined
    ? state.closedAt
    : inOpenTime(state, state.closedAt, state.policy.rateWithin);
}

/** The next instant from `now` on at which time changes the question, alerts apart. */
export function nextChange(state: State, now: number): number | undefined {
  const instants = changes(state).flatMap(({ at }) => (at !== undefined && at >= now ? [at] : []));
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** At one instant, what an agent sent leaves before anything is missed for it. */
function fallings(state: State): Deadline[] {
  return [...sendingDeadline(state), ...alertDeadlines(state), ...changes(state)].filter(
    (falling): falling is Deadline => falling.at !== undefined,
  );
}

function changes(state: State): Maybe[] {
  return [
    ...(state.waiting ? silenceDeadlines(state, state.waiting) : targetDeadlines(state)),
    ...snoozeDeadline(state),
    ...closingDeadline(state),
  ];
}

type Maybe = Omit<Deadline, 'at'> & { at: number | undefined };

function sendingDeadline(state: State): Maybe[] {
  const { sending } = state;
  const [what] = departure(state);
  return sending && what ? [{ at: sending.until, what, by: `agent:${sending.agent}` }] : [];
}

/** Staff are alerted in opening hours only; an emergency's alert never waits here. */
function alertDeadlines(state: State): Maybe[] {
  return state.alerts.map(({ to, reason, since }) => ({
    at: nextOpeningIn(state.sheet?.intervals ?? [], since),
    what: { type: 'alerted', to, reason },
  }));
}

function targetDeadlines(state: State): Maybe[] {
  return [
    ...runningClocks(state, state.at).flatMap((clock) => deadlinesOfTarget(state, clock)),
    ...promiseDeadline(state),
    ...fallingClaim(state),
    ...repeatDeadlines(state),
  ];
}

/** At closing time, a claim on which nothing was done for a while goes back to whoever comes next. */
function fallingClaim(state: State): Maybe[] {
  if (state.rules < 3 || state.status !== 'with-agent' || state.snoozed !== undefined) return [];
  const intervals = state.sheet?.intervals ?? [];
  const idleAt = addOpenTimeIn(intervals, state.touchedAt, state.policy.idleAfter);
  const at = idleAt === undefined ? undefined : closingTimeIn(intervals, idleAt);
  return [{ at, what: { type: 'released', why: 'idle' } }];
}

const nothingYet: Pick<Round, 'warned' | 'breached'> = { warned: [], breached: [] };

function deadlinesOfTarget(state: State, { target, startedAt, due, round }: Clock): Maybe[] {
  const { warned, breached } = state.rounds[round - 1] ?? nothingYet;
  if (due === undefined) return [];
  if (breached.includes(target)) {
    return target === 'resolution' && state.extension === undefined
      ? [{ at: due, what: automaticExtension(state, due) }]
      : [];
  }
  const breach: Maybe = { at: due, what: { type: 'breached', target, due } };
  if (warned.includes(target)) return [breach];
  const warnAt = addOpenTimeIn(
    state.sheet?.intervals ?? [],
    startedAt,
    Math.floor(budgetOf(state.policy, target) * state.policy.warnAt),
    pausesUntil(state.pauses, state.at),
  );
  return [{ at: warnAt, what: { type: 'warned', target, due } }, breach];
}

/** At the deadline of resolution, when no agent told the person, the notice of extended delay goes out by itself. */
function automaticExtension(state: State, due: number): Happening {
  return {
    type: 'extended',
    promisedAt: inOpenTime(state, due, state.policy.extendBy) ?? due + state.policy.extendBy,
  };
}

/** A promise has its own timer. */
function promiseDeadline(state: State): Maybe[] {
  const { extension } = state;
  if (extension === undefined) return [];
  if (extension.missed) return state.rules < 4 ? [] : fallingNextPromise(state);
  return [{ at: promiseDue(state), what: { type: 'promise-missed', promisedAt: extension.promisedAt } }];
}

/** A missed promise is not left at that: the person is told the new delay and the steps, each time. */
function fallingNextPromise(state: State): Maybe[] {
  const due = promiseDue(state);
  return due === undefined ? [] : [{ at: due, what: automaticExtension(state, due) }];
}

/** Alerts come back until somebody acts: of danger and distress at any hour, the others in opening hours. */
function repeatDeadlines(state: State): Maybe[] {
  const { alertAgain, urgentAgain } = state.policy;
  return state.escalations.map(({ to, reason, at, times }) => {
    const urgent = reason === 'emergency' || reason === 'distress';
    const apart = 2 ** Math.min(times - 1, urgent ? urgentDoublings : alertDoublings);
    return {
      at: urgent ? at + urgentAgain * apart : inOpenTime(state, at, alertAgain * apart),
      what: { type: 'alerted', to, reason, times: times + 1 },
    };
  });
}

/** Silence: a reminder, then the matter counts as settled; a relay nobody agreed to is not made. */
function silenceDeadlines(state: State, waiting: NonNullable<State['waiting']>): Maybe[] {
  const { remindAfter, settleAfter } = state.policy;
  const settled: Maybe = {
    at: inOpenTime(state, waiting.since, settleAfter),
    what: silenceMeans(state, waiting.for),
  };
  if (waiting.reminded) return [settled];
  return [{ at: inOpenTime(state, waiting.since, remindAfter), what: { type: 'reminded' } }, settled];
}

function silenceMeans(state: State, what: WaitingFor): Happening {
  if (what !== 'consent') return { type: 'resolved', how: 'assumed' };
  // Whoever told of distress is not left alone with a proposal.
  return state.interrupted || state.distress > 0
    ? { type: 'handed-off', reason: 'relay-declined', team: 'support' }
    : { type: 'closed', why: 'declined' };
}

/** Back at its instant, or at the next opening when the calendar has changed meanwhile. */
function snoozeDeadline({ snoozed, sheet }: State): Maybe[] {
  if (snoozed === undefined) return [];
  return [{ at: nextOpeningIn(sheet?.intervals ?? [], snoozed.until), what: { type: 'unsnoozed' } }];
}

/** The next instant at which a target or a promise warns, or is missed. */
export function warningAhead(state: State): number | undefined {
  if (state.waiting !== undefined) return undefined;
  const instants = targetDeadlines(state).flatMap(({ at, what }) =>
    at !== undefined && warning.has(what.type) ? [at] : [],
  );
  return instants.length === 0 ? undefined : Math.min(...instants);
}

const warning: ReadonlySet<Happening['type']> = new Set(['warned', 'breached', 'promise-missed']);

function closingDeadline(state: State): Maybe[] {
  if (state.status !== 'resolved' || state.resolvedAt === undefined) return [];
  return [
    {
      at: inOpenTime(state, state.resolvedAt, state.policy.reopenWithin),
      what: { type: 'closed', why: 'settled' },
    },
  ];
}

/** The first open instant at which `openMs` of open time have gone by: people are written to in opening hours only. */
function inOpenTime(state: State, since: number, openMs: number): number | undefined {
  const intervals = state.sheet?.intervals ?? [];
  const at = addOpenTimeIn(intervals, since, openMs);
  return at === undefined ? undefined : nextOpeningIn(intervals, at);
}
