import { clocks, pausesUntil, type Clock } from './clocks.ts';
import { replayJournal } from './evolve.ts';
import { extensionDates, type ExtensionDate } from './extension-dates.ts';
import type { JournalEvent } from './journal.ts';
import { clip, openTimeBetweenIn, without, type CalendarSheet } from './open-intervals.ts';
import { published, type Policy } from './policy.ts';
import type { Pause, State } from './state.ts';

/** A stretch of time ruled by one version of the calendar, as one version of the tz data read it. */
export type Rule = Pick<CalendarSheet, 'version' | 'tzdata' | 'timeZone' | 'from' | 'until'>;

/** Open time that counted, with the running total after it. */
export type CountedLine = { counts: true; from: number; to: number; ms: number; total: number; rule: Rule };

/** Time spent waiting for the person: `ms` of it was open and did not count. Without `until`, the wait goes on. */
export type PauseLine = {
  counts: false;
  from: number;
  to: number;
  ms: number;
  why: Pause['why'];
  ongoing: boolean;
};

/**
 * How a clock comes to its figure: the sum, line by line, from the journal alone. The counted lines add up to `used`,
 * with the pauses to `gross`. Durations are open milliseconds, instants epoch milliseconds.
 */
export type ClockReceipt = Clock & {
  reference: string;
  /** Up to when it counts: its end, or now. */
  measuredAt: number;
  /** What the budget still holds, and what was used beyond it: one of the two is 0. */
  left: number;
  over: number;
  lines: (CountedLine | PauseLine)[];
  /** Every version that ruled a part of it, in order. */
  rules: Rule[];
  /** Of a resolution: the dates promised when its delay was extended, in order. */
  extensions: ExtensionDate[];
};

/** A question's journal. The policy is needed for journals that don't hold it. */
export type Journalled = { reference: string; journal: readonly JournalEvent[]; policy?: Policy };

/** One receipt for each clock of each round, as they stand at `at`. */
export function clockReceipts(
  { reference, journal, policy = published }: Journalled,
  at: number,
): ClockReceipt[] {
  const state = replayJournal(reference, policy, journal);
  const ruling = rulesOf(journal);
  const extensions = extensionDates(journal);
  return clocks(state, Math.max(at, state.at)).map((clock) => {
    const measuredAt = clock.endedAt ?? Math.max(at, state.at, clock.startedAt);
    const rules = clipRules(ruling, clock.startedAt, measuredAt);
    return {
      ...clock,
      reference,
      measuredAt,
      left: Math.max(0, clock.budget - clock.used),
      over: Math.max(0, clock.used - clock.budget),
      lines: linesOf(state, rules, clock.startedAt, measuredAt),
      rules,
      extensions: extensions.filter((one) => isOf(one, clock, state)),
    };
  });
}

/** A date is of the round under way when it was announced. */
function isOf(
  { announcedAt }: ExtensionDate,
  { target, round, startedAt }: Clock,
  { rounds }: State,
): boolean {
  const next = rounds[round]?.startedAt ?? Infinity;
  return target === 'resolution' && startedAt <= announcedAt && announcedAt < next;
}

function linesOf(state: State, rules: readonly Rule[], from: number, until: number): ClockReceipt['lines'] {
  const intervals = state.sheet?.intervals ?? [];
  const pauses = pausesUntil(state.pauses, until);
  const counted = rules.flatMap((rule) =>
    without(clip(intervals, rule.from, rule.until), pauses).map(([opens, closes]) => ({
      rule,
      opens,
      closes,
    })),
  );
  let total = 0;
  const sum = counted.map(({ rule, opens, closes }): CountedLine => {
    total += closes - opens;
    return { counts: true, from: opens, to: closes, ms: closes - opens, total, rule };
  });
  const waited = state.pauses.flatMap((pause): PauseLine[] => {
    const [begins, ends] = [Math.max(pause.from, from), Math.min(pause.until ?? until, until)];
    const ms = openTimeBetweenIn(intervals, begins, ends);
    const ongoing = pause.until === undefined;
    return begins < ends ? [{ counts: false, from: begins, to: ends, ms, why: pause.why, ongoing }] : [];
  });
  return [...sum, ...waited].toSorted((a, b) => a.from - b.from);
}

/** Which version ruled when: a sheet holds until the next one begins. Hours fetched ahead under one version are one rule. */
function rulesOf(journal: readonly JournalEvent[]): Rule[] {
  const sheets = journal.flatMap((event) => (event.type === 'calendar' ? [event.sheet] : []));
  return sheets.reduce<Rule[]>((rules, { version, tzdata, timeZone, from, until }) => {
    const before = clipRules(rules, Number.NEGATIVE_INFINITY, from);
    const last = before.at(-1);
    if (last?.version === version && last.tzdata === tzdata && last.until === from)
      return [...before.slice(0, -1), { ...last, until }];
    return [...before, { version, tzdata, timeZone, from, until }];
  }, []);
}

function clipRules(rules: readonly Rule[], from: number, until: number): Rule[] {
  return rules
    .map((rule) => ({ ...rule, from: Math.max(rule.from, from), until: Math.min(rule.until, until) }))
    .filter((rule) => rule.from < rule.until);
}
