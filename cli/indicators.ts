import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { civilDate, dayNumber } from '../domain/calendar-dates.ts';
import {
  dimensions,
  filteredBy,
  filterOf,
  scopeOf,
  type Dimension,
  type Scope,
} from '../domain/indicators/scopes.ts';
import { onPrivacy } from './on-privacy.ts';
import { checkAsText, figuresAsCsv, figuresAsParquet, reportAsText } from './indicators-text.ts';

type Options = {
  from: number;
  to: number;
  by?: Dimension;
  agent?: string;
  only?: Scope;
  json?: boolean;
  csv?: boolean;
  parquet?: string;
};

/** Registers `paladin indicators`: the figures of a period, and `check`: whether they are what the journals say. */
export function indicatorsCommand(program: Command): void {
  const command = program
    .command('indicators')
    .description('the figures of a period, each with its numerator, denominator and interval')
    .option('--from <date>', 'first day, as 2026-06-01', dayAsked)
    .option('--to <date>', 'day to stop before', dayAsked)
    .addOption(new Option('--by <dimension>', 'split').choices(dimensions))
    .option('--only <values>', 'filter, as route=complaint,channel=chat', scopeAsked)
    .option('--agent <id>', 'of one agent alone: their own, or for who leads them')
    .option('--json', 'for programs')
    .option('--csv', 'one line a figure, and a group')
    .option('--parquet <file>', 'the same lines, written to a file')
    .action(async (options: Partial<Options>) => {
      if (options.from === undefined || options.to === undefined)
        command.error('--from and --to, as 2026-06-01.');
      else if (options.agent !== undefined && options.only !== undefined)
        command.error('--agent or --only: an agent’s own figures are filtered no further.');
      else if (options.to <= options.from) command.error('--to is a day after --from.');
      else await printReport({ ...options, from: options.from, to: options.to });
    });
  command
    .command('check')
    .description('make every figure anew from the journals and Temporal’s histories, and say what differs')
    .option('--no-histories', 'from the journals alone: the engine need not be there')
    .option('--json', 'for programs')
    .action(async ({ histories }: { histories: boolean }) => {
      const { json = false } = command.opts<Partial<Options>>();
      const checked = await onPrivacy({ name: 'check-indicators', histories }, (done) =>
        console.error(`${done} questions and histories so far`),
      );
      console.log(json ? JSON.stringify(checked, null, 2) : checkAsText(checked));
      if (checked.differences.length > 0) process.exitCode = 1;
    });
}

async function printReport({
  from,
  to,
  by,
  agent,
  only = 'all',
  json,
  csv,
  parquet,
}: Options): Promise<void> {
  const scope: Scope = agent === undefined ? only : `agent=${agent}`;
  const report = await onPrivacy({ name: 'indicators', from, to, by, scope });
  const dated = { ...report, from: civilDate(from), to: civilDate(to) };
  if (parquet !== undefined) await writeFile(parquet, await figuresAsParquet(report));
  else if (json) console.log(JSON.stringify(dated, null, 2));
  else console.log(csv ? figuresAsCsv(report) : reportAsText(report));
}

function dayAsked(written: string): number {
  const day = dayNumber(written);
  if (Number.isNaN(day)) throw new InvalidArgumentError('as 2026-06-01');
  return day;
}

function scopeAsked(written: string): Scope {
  const filter = filterOf(written);
  if (filteredBy(filter).length !== written.split(',').length)
    throw new InvalidArgumentError(`each of ${dimensions.join(', ')} once, as route=complaint,channel=chat`);
  return scopeOf(filter);
}
