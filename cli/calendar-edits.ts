/** What a person types for a change of the opening hours. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { CalendarChange } from '../domain/calendar-change.ts';
import type { CalendarEdit } from '../domain/calendar-edit.ts';
import type { LocalInterval } from '../domain/calendar.ts';
import { instantFrom, scheduleFrom, Unusable } from './due-input.ts';

type Options = { from?: string; until?: string; reason?: string; effective?: string };
type Act = (change: CalendarChange) => Promise<void>;

const PARIS = 'Europe/Paris';

/** Registers `close`, `open`, `restore` and `set` under a command; each hands the change it spells to `act`. */
export function changeCommands(parent: Command, act: Act): void {
  const reason = ['--reason <text>', 'kept with the change, for whoever looks at it later'] as const;
  parent
    .command('close')
    .description('close a date, or every date from one to another')
    .argument('[date]', '2026-12-24')
    .option('--from <date>', 'first date')
    .option('--until <date>', 'last date, included')
    .option(...reason)
    .action((date: string | undefined, options: Options, command: Command) =>
      runCommand(command, () => act(changeOf({ kind: 'close', ...dates(date, options) }, options))),
    );
  parent
    .command('open')
    .description('give a date hours of its own')
    .argument('<date>', '2026-12-26')
    .argument('<hours...>', '10:00-12:00, as many as there are')
    .option('--until <date>', 'last date, included')
    .option(...reason)
    .action((date: string, hours: string[], options: Options, command: Command) =>
      runCommand(command, () => act(changeOf(opening(date, hours, options), options))),
    );
  parent
    .command('restore')
    .description('give a date, or every date from one to another, the hours of its week back')
    .argument('[date]', '2026-12-24')
    .option('--from <date>', 'first date')
    .option('--until <date>', 'last date, included')
    .option(...reason)
    .action((date: string | undefined, options: Options, command: Command) =>
      runCommand(command, () => act(changeOf({ kind: 'restore', ...dates(date, options) }, options))),
    );
  parent
    .command('set')
    .description('the whole schedule, from a JSON or YAML file')
    .argument('<file>', 'timeZone, weekly, closedDates, specialDates, publicHolidays')
    .option('--effective <instant>', '2027-01-04 00:00 (Paris) or 2027-01-03T23:00:00Z; at once by default')
    .option(...reason)
    .action((file: string, options: Options, command: Command) =>
      runCommand(command, () =>
        act(changeOf({ kind: 'set', schedule: scheduleFrom(file, undefined) }, options)),
      ),
    );
}

async function runCommand(command: Command, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    command.error(`paladin calendar: ${error.message}`, { exitCode: 2 });
  }
}

/** The id says what it is; its end keeps it apart from the same change made twice. */
function changeOf(edit: CalendarEdit, { reason, effective }: Options): CalendarChange {
  const subject = edit.kind === 'set' ? '' : `-${edit.kind === 'open' ? edit.date : edit.from}`;
  return {
    id: `${edit.kind}${subject}-${randomUUID().slice(0, 4)}`,
    edit,
    ...(reason === undefined ? {} : { reason }),
    ...(effective === undefined ? {} : { effectiveAt: instantFrom(effective, PARIS) }),
  };
}

function opening(date: string, hours: string[], { until }: Options): CalendarEdit {
  return {
    kind: 'open',
    date,
    hours: hours.map(intervalFrom),
    ...(until === undefined ? {} : { until }),
  };
}

function dates(
  date: string | undefined,
  { from = date, until = from }: Options,
): { from: string; until: string } {
  if (from === undefined || until === undefined) throw new Unusable('give a date, or --from and --until');
  if (date !== undefined && date !== from) throw new Unusable('give a date, or --from and --until, not both');
  return { from, until };
}

function intervalFrom(text: string): LocalInterval {
  const [, opens, closes] = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/.exec(text.trim()) ?? [];
  if (opens === undefined || closes === undefined) throw new Unusable(`"${text}" are not hours: 10:00-12:00`);
  return [opens, closes];
}
