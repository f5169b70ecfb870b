import { userInfo } from 'node:os';
import { Client } from '@temporalio/client';
import { installRuntime } from '../worker/runtime.ts';
import type { Command } from 'commander';
import { readConfig, type Config } from '../config.ts';
import { configuredPlace, connectClient, embeddedPlace } from '../temporal-server/connect.ts';
import { storePlace } from '../service/container.ts';
import { rebuilt, type Rebuilt } from '../service/rebuild-projection.ts';
import { embeddedEngine } from '../service/start-service.ts';
import { openStore, type Store } from '../store/open-store.ts';

/** Questions between two lines of progress. */
const STEP = 100;

export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('make the store’s journal and lists anew from Temporal’s histories; texts stay as they are')
    .argument('[questions...]', 'references')
    .option('--all', 'every question that the engine still has')
    .option('--dry-run', 'say what would be written, and write nothing')
    .addHelpText(
      'after',
      '\nWithout PostgreSQL and a cluster, stop `paladin start` first: the embedded store opens in one process.',
    )
    .action(async (questions: string[], { all = false, dryRun = false }: Options, command: Command) => {
      if (questions.length === 0 && !all) command.error('Name a reference, or --all.');
      installRuntime('ERROR');
      const by = `console:${userInfo().username}`;
      const impossible = await onArchives(readConfig(), (archives) =>
        reportRebuild(rebuilt(archives, all ? [] : questions, { by, dryRun }), dryRun),
      );
      process.exitCode = impossible === 0 ? 0 : 1;
    });
}

type Options = { all?: boolean; dryRun?: boolean };
type Archives = { client: Client; store: Store };

/** The store first: while the service has it, the embedded engine is the service's, too. */
async function onArchives<T>(config: Config, work: (archives: Archives) => Promise<T>): Promise<T> {
  const store = await openStore(storePlace(config));
  try {
    return await onHistories(config, (client) => work({ client, store }));
  } finally {
    await store.close();
  }
}

async function onHistories<T>(config: Config, work: (client: Client) => Promise<T>): Promise<T> {
  const cluster = configuredPlace();
  const signal = AbortSignal.any([]);
  const engine = cluster ? undefined : await embeddedEngine({ config, report: console.log, signal });
  try {
    const place = cluster ?? (engine && embeddedPlace(engine));
    if (place === undefined) throw new Error('neither a cluster nor an engine');
    const connection = await connectClient(place);
    const client = new Client({ connection, namespace: place.namespace });
    return await work(client).finally(() => connection.close());
  } finally {
    await engine?.stop();
  }
}

/** Says what was done, question by question, and how many could not be rebuilt. */
async function reportRebuild(questions: AsyncIterable<Rebuilt>, dryRun: boolean): Promise<number> {
  const count = { questions: 0, same: 0, events: 0, summaries: 0, restored: 0, impossible: 0 };
  for await (const done of questions) {
    count.questions += 1;
    const line = lineOf(done);
    if (line !== undefined) console.log(line);
    if ('problem' in done) count.impossible += 1;
    else {
      count.same += line === undefined ? 1 : 0;
      count.events += done.events;
      count.summaries += done.summary ? 1 : 0;
      count.restored += done.question ? 1 : 0;
    }
    if (count.questions % STEP === 0) console.log(`${count.questions} questions so far`);
  }
  console.log(
    `${count.questions} questions: ${count.same} as they should be; ${count.events} events and ${count.summaries} summaries written, ` +
      `${count.restored} questions listed again; ${count.impossible} not possible`,
  );
  if (dryRun) console.log('a dry run: nothing was written');
  return count.impossible;
}

/** Undefined when all was as it should be. */
function lineOf(done: Rebuilt): string | undefined {
  if ('problem' in done) return `impossible ${done.reference}  ${done.problem}`;
  const { reference, events, summary, question } = done;
  if (events === 0 && !summary && !question) return undefined;
  return `rebuilt    ${reference}  ${events} events${summary ? ', summary' : ''}${question ? ', listed again' : ''}`;
}
