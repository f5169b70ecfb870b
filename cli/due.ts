import type { Command } from 'commander';
import { asJson, asText, betweenAnswer, dueAnswer } from './due-answer.ts';
import { agreement } from './due-check.ts';
import { contentOf, instantFrom, lengthFrom, scheduleFrom, Unusable } from './due-input.ts';

type Options = {
  from?: string;
  open?: string;
  to?: string;
  zone?: string;
  schedule?: string;
  check?: string;
  json?: boolean;
};

const DISAGREEMENTS_SHOWN = 20;

/** Registers `paladin due`. Exit code 1 when a vector disagrees, 2 when what was given cannot be used. */
export function dueCommand(program: Command, print: (text: string) => void = console.log): void {
  const command = program
    .command('due')
    .description('say when so much open time ends, or how much lies between two instants')
    .option(
      '--from <instant>',
      '2026-11-20 17:30 (local time of the hours) or 2026-11-20T16:30:00Z; now by default',
    )
    .option('--open <length>', 'open time to add: 60m, 24h, 1h30')
    .option('--to <instant>', 'measure the open time until then instead')
    .option('--schedule <file>', 'other hours than the published ones, JSON or YAML')
    .option('--zone <zone>', 'keep the hours, and read local times, in this IANA zone')
    .option('--json', 'for programs')
    .option('--check <file>', 'run a file of vectors and say how many agree')
    .action((options: Options) => {
      try {
        if (options.check === undefined) print(calculate(options));
        else process.exitCode = checkFile(options.check, print);
      } catch (error) {
        if (!(error instanceof Unusable || error instanceof RangeError)) throw error;
        command.error(`paladin due: ${error.message}`, { exitCode: 2 });
      }
    });
}

function calculate({ from, open, to, zone, schedule: file, json = false }: Options): string {
  if ((open === undefined) === (to === undefined)) throw new Unusable('give either --open or --to');
  const schedule = scheduleFrom(file, zone);
  const start = from === undefined ? Date.now() : instantFrom(from, schedule.timeZone);
  const answer =
    to === undefined
      ? dueAnswer(schedule, start, lengthFrom(open ?? ''))
      : betweenAnswer(schedule, start, instantFrom(to, schedule.timeZone));
  return json ? asJson(answer) : asText(answer);
}

function checkFile(file: string, print: (text: string) => void): number {
  const { agree, total, disagreements } = agreement(contentOf(file));
  print(`${agree} of ${total} agree`);
  for (const line of disagreements.slice(0, DISAGREEMENTS_SHOWN)) print(line);
  const hidden = disagreements.length - DISAGREEMENTS_SHOWN;
  if (hidden > 0) print(`… and ${hidden} more`);
  return disagreements.length > 0 ? 1 : 0;
}
