import { InvalidArgumentError, type Command } from 'commander';
import { dayNumber } from '../domain/calendar-dates.ts';
import { weekdays } from '../domain/calendar.ts';
import { whatIfOf, least, simulateVariation, type Variation } from '../domain/simulation/variation.ts';
import { fitHandling } from '../domain/simulation/fit-handling.ts';
import { onPrivacy } from './on-privacy.ts';
import { handlingAsText, leastAsText, predictionsAsText } from './simulate-text.ts';

type Change = { day: number; by: number };
type Options = Omit<Variation, 'day' | 'open'> & {
  day: Change[];
  open?: [number, number];
  from: number;
  to: number;
  fit?: boolean;
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
    .option('--fit', 'learn --handling from the first half of the past, and play the second half again')
    .option('--answering <minutes>', 'what half of the people take to answer us', numberAsked, 180)
    .option('--assistant <points>', 'what it settles more, in points of all questions', numberAsked, 0)
    .option('--volume <times>', 'so many times the questions received', numberAsked, 1)
    .option('--runs <n>', 'with draws of their own', numberAsked, 200)
    .option('--seed <n>', 'the same draws again', numberAsked, 1)
    .option('--least', 'the least staffing that keeps both promises in 95 runs of 100')
    .option('--json', 'for programs')
    .action(async (options: Options) => console.log(await resultText(options)));
}

async function resultText(asked: Options): Promise<string> {
  const options = asked.fit ? await fitOptions(asked) : asked;
  const lived = await onPrivacy({ name: 'lived', from: options.from, to: options.to });
  const begun = performance.now();
  if (options.least) {
    const found = least(lived, options);
    const { intervals } = whatIfOf(lived, options).scenario;
    return options.json ? JSON.stringify(found, null, 2) : leastAsText(found, intervals);
  }
  const found = simulateVariation(lived, options);
  return options.json
    ? JSON.stringify(found, null, 2)
    : predictionsAsText(found, (performance.now() - begun) / 1000);
}

/** What is learnt from days is not tried on them. */
async function fitOptions(options: Options): Promise<Options> {
  const middle = Math.floor((options.from + options.to) / 2);
  const before = await onPrivacy({ name: 'lived', from: options.from, to: middle });
  const handling = fitHandling(before, options);
  if (!options.json) console.log(handlingAsText(handling, middle));
  return { ...options, from: middle, handling };
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
