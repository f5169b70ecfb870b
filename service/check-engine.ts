import { access } from 'node:fs/promises';
import { Client, type Connection } from '@temporalio/client';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { questionClient } from '../intake/question-client.ts';
import type { Config } from '../config.ts';
import {
  configuredPlace,
  connectClient,
  embeddedPlace,
  type ServerAddress,
} from '../temporal-server/connect.ts';
import { checkVersion, engineFiles } from '../temporal-server/data-folder.ts';
import { areUsable, missingSearchAttributes, retentionPeriodOf } from '../temporal-server/namespace.ts';
import { freePort } from '../temporal-server/free-port.ts';
import { obtainTemporal, provenance, type Binary } from '../temporal-server/install.ts';
import { fine, type CheckResult, problem, problemOf } from './check-result.ts';

const PATIENCE_MS = 3_000;
/** Histories are what is audited, replayed and rebuilt from. */
const LEAST_RETENTION_DAYS = 30;

/** The command of the embedded engine, and whether it may open the database that is there. */
export async function binary({ dataFolder }: Config, env: NodeJS.ProcessEnv): Promise<CheckResult[]> {
  const what = 'engine';
  const place = placeOrProblem(what, env);
  if (place && 'what' in place) return [place];
  if (place) return [fine(what, `Temporal at ${place.address}, none of our own`)];
  const found = await obtainTemporal({ sources: [], env }).catch((error: unknown) => problemOf(what, error));
  if ('what' in found) return [env['PALADIN_TEMPORAL'] ? found : fine(what, notYet)];
  return [await checkVersionOf(found, dataFolder)];
}

const notRunning = 'not running: it starts with Paladin';
const notYet =
  'not on this machine yet: the first start obtains it, in seconds by download or minutes by building';

async function checkVersionOf(found: Binary, dataFolder: string): Promise<CheckResult> {
  const files = engineFiles(dataFolder);
  const hasData = await access(files.database).then(
    () => true,
    () => false,
  );
  try {
    if (hasData) await checkVersion(files, found.server);
    return fine('engine', provenance(found));
  } catch (error) {
    return problemOf('engine', error);
  }
}

/** Whether it answers, what its namespace has, and whether a worker asks it for work. */
export async function engine(config: Config, env: NodeJS.ProcessEnv): Promise<CheckResult[]> {
  const place = placeOrProblem('Temporal', env);
  if (place && 'what' in place) return [place];
  if (!place && (await isFree(config.enginePort))) return [fine('Temporal', notRunning)];
  const there = place ?? embeddedPlace({ address: `127.0.0.1:${config.enginePort}`, namespace: 'default' });
  const connection = await connectClient(there, PATIENCE_MS).catch((error: unknown) =>
    problemOf('Temporal', error),
  );
  if ('what' in connection) return [place ? connection : fine('Temporal', notRunning)];
  try {
    return [
      fine('Temporal', `answers at ${there.address}`),
      ...(await namespaceOf(there, connection)),
      await worker(there, connection),
    ];
  } catch (error) {
    return [problemOf(`namespace ${there.namespace}`, error)];
  } finally {
    await connection.close();
  }
}

function isFree(port: number): Promise<boolean> {
  return freePort('127.0.0.1', port).then(
    () => true,
    () => false,
  );
}

async function namespaceOf(
  { kind, namespace }: ServerAddress,
  connection: Connection,
): Promise<CheckResult[]> {
  const days = await retentionPeriodOf(connection, namespace);
  const kept = `closed questions stay ${days} days`;
  const longer = `Have it lengthened: temporal operator namespace update --namespace ${namespace} --retention 90d`;
  return [
    days >= LEAST_RETENTION_DAYS ? fine('retention', kept) : problem('retention', `${kept}. ${longer}`),
    await attributes(kind, namespace, connection),
  ];
}

async function attributes(
  kind: ServerAddress['kind'],
  namespace: string,
  connection: Connection,
): Promise<CheckResult> {
  const what = 'attributes';
  if (await areUsable(connection, namespace)) return fine(what, 'lists can be filtered by every one of them');
  const missing = await missingSearchAttributes(connection, namespace).catch(() => []);
  const names = missing.map(({ name, type }) => `${name} (${type.toLowerCase()})`).join(', ');
  return kind === 'cloud'
    ? problem(what, `${names || 'some'} missing in ${namespace}. Add them in the Cloud console.`)
    : fine(what, `${names || 'some'} missing: a start with a worker adds them`);
}

async function worker({ kind, namespace }: ServerAddress, connection: Connection): Promise<CheckResult> {
  const client = new Client({ connection, namespace });
  const { workers } = await questionClient({ client, taskQueue: TASK_QUEUE }).health();
  if (workers) return fine('worker', 'asks for work');
  const remedy = kind === 'embedded' ? 'Start Paladin again.' : 'Start one: paladin start --only worker';
  return problem('worker', `None asks for work: what is accepted waits. ${remedy}`);
}

function placeOrProblem(what: string, env: NodeJS.ProcessEnv): ServerAddress | CheckResult | undefined {
  try {
    return configuredPlace(env);
  } catch (error) {
    return problemOf(what, error);
  }
}
