// Where the engine is, and how clients and workers reach it: a cluster or Temporal Cloud when Temporal's own
// environment says so (TEMPORAL_ADDRESS, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE and the rest), else the embedded one.
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import {
  areUsable,
  ensureSearchAttributes,
  missingSearchAttributes,
  retentionPeriodOf,
} from './namespace.ts';
import { EngineProblem } from './server-problem.ts';
import type { Engine } from './server.ts';

/** An engine that can be reached. On `cloud` nothing is registered from here. */
export type ServerAddress = {
  kind: 'embedded' | 'cluster' | 'cloud';
  address: string;
  namespace: string;
  connectionOptions: NativeConnectionOptions;
};

/** A cluster takes up to a minute to notice a new search attribute. */
const usableWithinMs = 90_000;
/** gRPC's PERMISSION_DENIED and UNIMPLEMENTED. */
const forbidden = [7, 12];

/**
 * The place that the environment names, by Temporal's standard configuration; undefined when it names none.
 * Throws EngineProblem `misconfigured` when it names one that cannot be read.
 */
export function configuredPlace(env: NodeJS.ProcessEnv = process.env): ServerAddress | undefined {
  const names = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'];
  if (!names.some((name) => env[name])) return undefined;
  const { connectionOptions, namespace = 'default' } = loadConfig(env);
  const address = connectionOptions.address ?? 'localhost:7233';
  const kind = isCloud(address) ? 'cloud' : 'cluster';
  return { kind, address, namespace, connectionOptions: { ...connectionOptions, address } };
}

/** The place of an engine that was started on this machine. */
export function embeddedPlace({ address, namespace }: Pick<Engine, 'address' | 'namespace'>): ServerAddress {
  return { kind: 'embedded', address, namespace, connectionOptions: { address } };
}

/** A connection for clients. Throws EngineProblem `unreachable` when nobody answers in time. */
export function connectClient(place: ServerAddress, withinMs = 10_000): Promise<Connection> {
  return reach(place, Connection.connect({ ...place.connectionOptions, connectTimeout: withinMs }));
}

/** A connection for workers. Throws EngineProblem `unreachable`. */
export function connectWorker(place: ServerAddress): Promise<NativeConnection> {
  return reach(place, NativeConnection.connect(place.connectionOptions));
}

/**
 * Makes a namespace ready for questions, as far as it lets us: registers the search attributes unless it is Temporal
 * Cloud's or forbids it, and checks them everywhere. Retention is its operator's affair: the days it keeps closed
 * questions are given, to be told. Throws EngineProblem `namespace-not-ready`, naming what is missing.
 */
export async function prepareNamespace(
  { kind, namespace }: ServerAddress,
  connection: Connection,
): Promise<{ retentionDays: number }> {
  const limit = AbortSignal.timeout(usableWithinMs);
  if (kind !== 'cloud') await ensureSearchAttributes(connection, namespace, limit).catch(throwUnlessRefused);
  if (!(await areUsable(connection, namespace))) throw await notReady(namespace, connection);
  return { retentionDays: await retentionPeriodOf(connection, namespace) };
}

function loadConfig(env: NodeJS.ProcessEnv) {
  const overrideEnvVars: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) overrideEnvVars[name] = value;
  try {
    return loadClientConnectConfig({ overrideEnvVars });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new EngineProblem(
      'misconfigured',
      `Temporal's configuration cannot be read: ${why}.`,
      'Correct TEMPORAL_PROFILE or TEMPORAL_CONFIG_FILE, or unset them to use the embedded engine.',
      { cause },
    );
  }
}

function isCloud(address: string): boolean {
  const host = address.replace(/:\d+$/, '');
  return host.endsWith('.tmprl.cloud') || host.endsWith('.api.temporal.io');
}

async function reach<Link>({ kind, address }: ServerAddress, connecting: Promise<Link>): Promise<Link> {
  try {
    return await connecting;
  } catch (cause) {
    throw new EngineProblem(
      'unreachable',
      `Temporal does not answer at ${address}.`,
      kind === 'embedded'
        ? 'Start Paladin first, with `npm start`, or name a cluster in TEMPORAL_ADDRESS.'
        : 'Check TEMPORAL_ADDRESS and its credentials, and that the server is up.',
      { cause },
    );
  }
}

// Refused, or not usable in time: the check that follows tells what is missing.
function throwUnlessRefused(error: unknown): void {
  const refused = isGrpcServiceError(error) && forbidden.includes(error.code);
  const late = error instanceof Error && error.name === 'AbortError';
  if (!refused && !late) throw error;
}

async function notReady(namespace: string, connection: Connection): Promise<EngineProblem> {
  const missing = await missingSearchAttributes(connection, namespace).catch(() => []);
  const names = missing.map(({ name, type }) => `${name} (${type.toLowerCase()})`).join(', ');
  return new EngineProblem(
    'namespace-not-ready',
    `The namespace ${namespace} lacks search attributes: ${names || 'which ones cannot be read'}.`,
    'Have its operator add them (`temporal operator search-attribute create`, or the Cloud console), then start again.',
  );
}
