// Before a worker takes them up, the open questions are replayed by the code that it brings: one that would not go on is seen
// before it is wedged, not after.
import { rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Client } from '@temporalio/client';
import { z } from 'zod';
import { jsonIn } from './json-file.ts';
import { connectClient, type ServerAddress } from '../temporal-server/connect.ts';
import { isUnknownWorkflow } from '../temporal-server/unknown-workflow.ts';
import { toldQuestions, type ToldQuestion } from '../store/questions.ts';
import type { Store } from '../store/open-store.ts';
import { workflowBundle } from '../worker/bundle.ts';
import { installServiceRuntime } from './sdk-metrics.ts';
import { replayHistories, type Recorded } from '../worker/replay-history.ts';
import type { Container } from './container.ts';
import { ServiceProblem } from './service-problem.ts';

type Replaying = {
  store: Pick<Store, 'db'>;
  client: Client;
  dataFolder: string;
  report: (line: string) => void;
  signal?: AbortSignal;
  /** Start whatever the replay finds: those questions stay stuck, the others go on. */
  despite?: boolean;
};

type How = Pick<Replaying, 'report' | 'signal' | 'despite'>;

/** Before the worker of this version touches any of them. @throws ServiceProblem `would-wedge` */
export async function replayBeforeStart(
  { store, config: { dataFolder } }: Pick<Container, 'store' | 'config'>,
  place: ServerAddress,
  how: How,
): Promise<void> {
  // As the worker will: the signals are the service's.
  await installServiceRuntime();
  const connection = await connectClient(place);
  const client = new Client({ connection, namespace: place.namespace });
  await replayOpenQuestions({ store, client, dataFolder, ...how }).finally(() => connection.close());
}

/** Between two lines of progress, in ms. */
const PROGRESS_MS = 5_000;
/** References that the refusal names. */
const NAMED = 5;

/**
 * Replays the open questions that this build has not replayed yet as far as they have come; one after the other, so that the engine
 * serves the doors meanwhile. Where nothing changed since the last start, it asks the store once and reads one file.
 * @throws ServiceProblem `would-wedge`
 */
export async function replayOpenQuestions({ store, client, dataFolder, ...rest }: Replaying): Promise<void> {
  const open = await toldQuestions(store.db);
  const build = basename((await workflowBundle()).codePath);
  const file = join(dataFolder, 'replayed.json');
  const known = await readKnown(file, build);
  const stale = open.filter((one) => known[one.reference] !== markOf(one));
  if (stale.length === 0) return;
  const wedged = await replay({ client, ...rest }, stale);
  const sound = open.filter(({ reference }) => !wedged.has(reference));
  const replayed = Object.fromEntries(sound.map((one) => [one.reference, markOf(one)]));
  await writeFile(`${file}.draft`, JSON.stringify({ build, replayed }), { mode: 0o600 });
  await rename(`${file}.draft`, file);
  if (wedged.size === 0) return;
  if (!rest.despite) throw wouldWedge(wedged);
  for (const [reference, why] of wedged) rest.report(`replay: ${reference} would not go on (${why})`);
}

async function replay(
  { client, report, signal }: Pick<Replaying, 'client' | 'report' | 'signal'>,
  stale: readonly ToldQuestion[],
): Promise<Map<string, string>> {
  const wedged = new Map<string, string>();
  let done = 0;
  let next = Date.now() + PROGRESS_MS;
  for await (const { workflowId, wedges } of replayHistories(historiesOf(client, stale, signal))) {
    if (wedges !== undefined) wedged.set(workflowId, wedges);
    done += 1;
    if (Date.now() < next) continue;
    report(`replay: ${done} of ${stale.length} open questions`);
    next = Date.now() + PROGRESS_MS;
  }
  return wedged;
}

async function* historiesOf(
  client: Client,
  stale: readonly ToldQuestion[],
  signal?: AbortSignal,
): AsyncGenerator<Recorded> {
  for (const { reference } of stale) {
    signal?.throwIfAborted();
    try {
      yield { workflowId: reference, history: await client.workflow.getHandle(reference).fetchHistory() };
    } catch (error) {
      // What the engine has lost is found by the reconciliation.
      if (!isUnknownWorkflow(error)) throw error;
    }
  }
}

const Known = z.object({ build: z.string(), replayed: z.record(z.string(), z.string()) });

/** None where another build wrote it: what that one could replay says nothing of this one. */
async function readKnown(file: string, build: string): Promise<Record<string, string>> {
  const { data } = Known.safeParse(await jsonIn(file));
  return data?.build === build ? data.replayed : {};
}

function markOf({ run, events }: ToldQuestion): string {
  return `${run}:${events}`;
}

function wouldWedge(wedged: ReadonlyMap<string, string>): ServiceProblem {
  const named = [...wedged].slice(0, NAMED).map(([reference, why]) => `  ${reference}: ${why}`);
  const more = wedged.size > NAMED ? [`  and ${wedged.size - NAMED} more`] : [];
  return new ServiceProblem(
    'would-wedge',
    [
      `${wedged.size} open questions would not go on with this version:`,
      ...named,
      ...more,
      'Nothing was touched. Start the version before, or one whose change goes by a version of the rules (docs/decisions/0002).',
      '`paladin start --despite-replay` starts all the same: those stay as they are and raise an alert, the others go on.',
    ].join('\n'),
  );
}
