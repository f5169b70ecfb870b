// Temporal's server on PostgreSQL: schema, server, namespace, search attributes, as the jobs of docker-compose.yml make them.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { prepareNamespace } from '../../temporal-server/connect.ts';
import { lastLine, run } from '../../temporal-server/run-program.ts';
import { freePorts } from '../../test/support/free-ports.ts';
import type { Postgres } from '../../test/support/postgres.ts';
import { obtainServer } from './obtain-server.ts';
import { SERVER_PORTS, serverConfig } from './server-config.ts';

export type TemporalOnPostgres = {
  address: string;
  namespace: string;
  pid: () => number | undefined;
  /** Settles once it has ended, in order or not. */
  ended: () => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

const NAMESPACE = 'default';
const RETENTION_SECONDS = 90 * 24 * 3_600;
/** gRPC’s ALREADY_EXISTS. */
const HARMLESS = [6];
const AGAIN_AFTER_MS = 200;

/** @param folder where its configuration and its log go */
export async function startTemporal(
  postgres: Pick<Postgres, 'url'>,
  folder: string,
  report: (line: string) => void,
): Promise<TemporalOnPostgres> {
  const { server: program, schema } = await obtainServer(report);
  const postgresPort = Number(new URL(postgres.url).port);
  for (const name of ['temporal', 'visibility']) await makeSchema(schema, postgresPort, name);
  await mkdir(join(folder, 'config'), { recursive: true });
  const ports = await freePorts(SERVER_PORTS);
  await writeFile(join(folder, 'config', 'development.yaml'), serverConfig(ports, postgresPort));
  const said = createWriteStream(join(folder, 'temporal.log'), { flags: 'a' });
  const address = `127.0.0.1:${ports[0]}`;
  let server = await launch();
  await makeNamespace(address);
  return {
    address,
    namespace: NAMESPACE,
    pid: () => (isOver(server) ? undefined : server.pid),
    ended: () => gone(server),
    start: async () => void (server = await launch()),
    stop: async () => {
      server.kill('SIGCONT');
      server.kill('SIGTERM');
      await gone(server);
    },
  };

  async function launch(): Promise<ChildProcess> {
    const args = ['--root', folder, '--config', 'config', '--env', 'development', 'start'];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    process.once('exit', () => child.kill('SIGKILL'));
    child.stdout.pipe(said, { end: false });
    child.stderr.pipe(said, { end: false });
    while (!(await answers(address))) {
      if (isOver(child)) throw new Error(`Temporal's server ended; see ${join(folder, 'temporal.log')}`);
      await pause(AGAIN_AFTER_MS);
    }
    return child;
  }
}

/** From nothing to the version of the tool; what is there already is left. */
async function makeSchema(tool: string, port: number, name: string): Promise<void> {
  const at = [
    '--plugin',
    'postgres12',
    '--endpoint',
    '127.0.0.1',
    '--port',
    String(port),
    '--user',
    'paladin',
  ];
  const steps = [
    ['create-database'],
    ['setup-schema', '--version', '0.0'],
    ['update-schema', '--schema-name', `postgresql/v12/${name}`],
  ];
  for (const step of steps) {
    const { code, output } = await run(tool, [...at, '--database', name, ...step]);
    if (code !== 0) throw new Error(`schema of ${name}, ${step[0]}: ${lastLine(output)}`);
  }
}

async function makeNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  const workflowExecutionRetentionPeriod = proto.google.protobuf.Duration.fromObject({
    seconds: RETENTION_SECONDS,
  });
  try {
    await connection.workflowService
      .registerNamespace({ namespace: NAMESPACE, workflowExecutionRetentionPeriod })
      .catch((error: unknown) => {
        if (!isGrpcServiceError(error) || !HARMLESS.includes(error.code)) throw error;
      });
    await untilKnown(connection);
    await prepareNamespace(
      { kind: 'cluster', address, namespace: NAMESPACE, connectionOptions: { address } },
      connection,
    );
  } finally {
    await connection.close();
  }
}

/** Its services hear of a new namespace some seconds later. */
async function untilKnown({ workflowService }: Connection): Promise<void> {
  for (;;) {
    const listed = await workflowService.countWorkflowExecutions({ namespace: NAMESPACE }).then(
      () => true,
      () => false,
    );
    if (listed) return;
    await pause(AGAIN_AFTER_MS);
  }
}

async function answers(address: string): Promise<boolean> {
  return Connection.connect({ address, connectTimeout: 1_000 }).then(
    async (connection) => {
      await connection.close();
      return true;
    },
    () => false,
  );
}

async function gone(server: ChildProcess): Promise<void> {
  if (!isOver(server)) await once(server, 'exit');
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
