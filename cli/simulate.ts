import { InvalidArgumentError, type Command } from 'commander';
import { dayNumber } from '../domain/calendar-dates.ts';
import { publishedHours, weekdays, type Weekly } from '../domain/calendar.ts';
import { HOUR, MINUTE } from '../domain/durations.ts';
import { openIntervals } from '../domain/open-time.ts';
import { changed, everyHour, leastStaffing, predict, type Asked } from '../simulation/what-if-runs.ts';
import type { Scenario } from '../simulation/what-if.ts';
import type { LivedPeriod } from '../store/lived-period.ts';
import { onPrivacy } from './on-privacy.ts';
import { leastAsText, predictionsAsText } from './simulate-text.ts';

type Change = { day: number; by: number };
type Options = {
  from: number;
  to: number;
  agents?: number;
  day: Change[];
  open?: [number, number];
  first: number;
  resolution: number;
  handling: number;
  answering: number;
  assistant: number;
  volume: number;
  runs: number;
  seed: number;
  least?: boolean;
  json?: boolean;
};

/** Registers `paladin simulate`: what a past period would have been with other people, hours, targets or another assistant. */
export function simulateCommand(program: Command): void {
  program
    .command('simulate')
    .description(
      'what a past period would have been with other staffing, hours, targets or assistant, in many runs',
    )
    .requiredOption('--from <date>', 'first day of the past, as 2026-06-01', dayAsked)
    .requiredOption('--to <date>', 'day to stop before', dayAsked)
    .option('--agents <n>', 'so many at every hour, rather than those who wrote', numberAsked)
    .option('--day <day:n>', 'one agent fewer on Monday: mon:-1; may be repeated', changeAsked, [])
    .option('--open <hours>', 'opening hours on working days, as 8-18', hoursAsked)
    .option('--first <minutes>', 'target of the first reply, in open minutes', numberAsked, 60)
    .option('--resolution <hours>', 'target of the resolution, in open hours', numberAsked, 24)
    .option('--handling <minutes>', 'what half of the messages take an agent at most', numberAsked, 10)
    .option('--answering <minutes>', 'what half of the people take to answer us', numberAsked, 180)
    .option('--assistant <points>', 'what it settles more, in points of all questions', numberAsked, 0)
    .option('--volume <times>', 'so many times the questions received', numberAsked, 1)
    .option('--runs <n>', 'with draws of their own', numberAsked, 200)
    .option('--seed <n>', 'the same draws again', numberAsked, 1)
    .option('--least', 'the least staffing that keeps both promises in 95 runs of 100')
    .option('--json', 'for programs')
    .action(async (options: Options) => console.log(await simulated(options)));
}

async function simulated(options: Options): Promise<string> {
  const lived = await onPrivacy({ name: 'lived', from: options.from, to: options.to });
  const begun = performance.now();
  const asked = askedOf(lived, options);
  if (options.least) {
    const found = leastStaffing(asked);
    return options.json ? JSON.stringify(found, null, 2) : leastAsText(found, asked.scenario);
  }
  const baseline = predict(askedOf(lived, { ...options, ...asItWas }));
  const prediction = predict(asked);
  const { first, resolved } = lived;
  const told = { past: { first, resolved, questions: lived.received.length }, baseline, prediction };
  if (options.json) return JSON.stringify(told, null, 2);
  return predictionsAsText(told, (performance.now() - begun) / 1000);
}

/** Nothing varied but what nobody knows of the past: how long a message takes, and people to answer. */
const asItWas = {
  agents: undefined,
  day: [],
  open: undefined,
  first: 60,
  resolution: 24,
  assistant: 0,
  volume: 1,
};

type Varied = Omit<Options, 'agents' | 'open'> & {
  agents?: number | undefined;
  open?: [number, number] | undefined;
};

function askedOf(
  lived: LivedPeriod,
  { agents, day, open, assistant, volume, runs, seed, ...times }: Varied,
): Asked {
  const staffed = agents === undefined ? lived.staffing : everyHour(agents);
  const scenario: Scenario = {
    intervals: openIntervals(
      { ...publishedHours, weekly: open ? opened(open) : publishedHours.weekly },
      lived.from,
      lived.to,
    ),
    staffing: day.reduce((staffing, change) => changed(staffing, change), staffed),
    firstResponse: times.first * MINUTE,
    resolution: times.resolution * HOUR,
    handling: times.handling * MINUTE,
    answering: times.answering * MINUTE,
  };
  return { lived, scenario, assistantMore: assistant / 100, volume, runs, seed };
}

function opened([from, to]: [number, number]): Weekly {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const hours = [[clock(from), clock(to)] as const];
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] };
}

function dayAsked(written: string): number {
  const day = dayNumber(written);
  if (Number.isNaN(day)) throw new InvalidArgumentError('as 2026-06-01');
  return day;
}

function numberAsked(written: string): number {
  const number = Number(written);
  if (!Number.isFinite(number)) throw new InvalidArgumentError('a number');
  return number;
}

function changeAsked(written: string, before: Change[]): Change[] {
  const [, name, by] = /^(mon|tue|wed|thu|fri|sat|sun):([+-]?\d{1,2})$/.exec(written) ?? [];
  if (name === undefined) throw new InvalidArgumentError('as mon:-1');
  return [...before, { day: weekdays.findIndex((day) => day === name), by: Number(by) }];
}

function hoursAsked(written: string): [number, number] {
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(written) ?? [];
  if (from === undefined || Number(from) >= Number(to) || Number(to) > 24)
    throw new InvalidArgumentError('as 8-18');
  return [Number(from), Number(to)];
}
