import { askHolidays } from './ask-holidays.ts';
import { type Command, InvalidArgumentError } from 'commander';
import { readConfig, type Config } from '../config.ts';
import { startService, type ServicePart, type StartedService } from '../service/start-service.ts';

const every: readonly ServicePart[] = ['worker', 'api', 'mail'];

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('start the whole service, or some of its parts')
    .option('--only <parts>', `of ${every.join(', ')}: those, with commas between`, partsOf, every)
    .option('--demo-data', 'invent three months of past, on a store that has no question yet')
    .option(
      '--despite-replay',
      'also where open questions would not go on with this version: those stay stuck',
    )
    .action(run);
}

function partsOf(given: string): readonly ServicePart[] {
  const words = given.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !every.some((part) => part === word));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`There is no part "${unknown.join(', ')}": ${every.join(', ')}.`);
  return every.filter((part) => words.includes(part));
}

function report(line: string): void {
  console.log(`  ${line}`);
}

type Options = { only: readonly ServicePart[]; demoData?: boolean; despiteReplay?: boolean };

async function run({ only, demoData = false, despiteReplay = false }: Options): Promise<void> {
  // Keys, engine and store write below: nothing of theirs is for other users of this machine.
  process.umask(0o077);
  const config = readConfig();
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // A second Ctrl-C while stopping is somebody in a hurry: the journal is in the engine, nothing is lost.
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        stopping.abort();
        resolve();
      });
    }
  });
  console.log('Paladin starts');
  const started = await startService({
    config,
    only,
    report,
    signal: stopping.signal,
    askHolidays,
    demoData,
    despiteReplay,
  }).catch(unlessStopped(stopping.signal));
  if (started === undefined) return;
  console.log(announcement(config, started));
  await Promise.race([stopped, started.ended]).finally(async () => {
    console.log('\nPaladin stops: every question, timer and page will be as it was.');
    await started.stop();
  });
}

/** Ctrl-C before all is ready is no failure. */
function unlessStopped(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
    console.log('Stopped before it was ready.');
  };
}

function announcement(config: Config, { running, engine, place, signIns, onCall }: StartedService): string {
  const addressOf = (name: string) => running.find((part) => part.name === name)?.address;
  const site = addressOf('site');
  const mail = addressOf('mail');
  const lines = [
    '',
    'Paladin is ready',
    ...(site === undefined ? [] : [`  help centre       ${site}/`, `  desk              ${site}/bureau`]),
    ...(site === undefined || config.smtpUrl !== undefined
      ? []
      : [`  mail it sent      ${site}/bureau/envois`]),
    ...(site === undefined ? [] : [`  API reference     ${site}/api/reference`]),
    `  Temporal          ${engine?.uiUrl ?? place.address}`,
    ...(mail === undefined ? [] : [`  mail in (SMTP)    ${mail} for ${config.mailbox}`]),
    `  emergencies       ${onCall}`,
    ...(signIns.length === 0
      ? []
      : ['', '  Agents to try the desk with, each with a password that is shown this once']),
    ...signIns.map(
      ({ id, name, roles, password }) => `    ${id.padEnd(8)}${password}  ${name} (${roles.join(', ')})`,
    ),
    '',
    'Ctrl-C stops it.',
  ];
  return lines.join('\n');
}
