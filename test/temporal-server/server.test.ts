import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type Connection } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { assignee, channel, dueAt, questionStatus, role, route } from '../../domain/search-attributes.ts';
import { connectClient, embeddedPlace, prepareNamespace } from '../../temporal-server/connect.ts';
import { engineFiles } from '../../temporal-server/data-folder.ts';
import { identityOf } from '../../temporal-server/process-identity.ts';
import { type Engine, type EngineOptions, startEngine } from '../../temporal-server/server.ts';
import { ordinaryEngine } from '../support/engine.ts';

const { binary, runFolder } = inject('engine');
let folder: string;
const running: Engine[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(runFolder, 'data-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
  await rm(folder, { recursive: true, force: true });
});

describe('an engine on a new folder', () => {
  test('takes questions with all their search attributes at once, and keeps them 90 days', async () => {
    const engine = await start();
    await connected(engine, async (client, connection) => {
      const handle = await client.workflow.start('any', {
        taskQueue: 'none',
        workflowId: randomUUID(),
        typedSearchAttributes: new TypedSearchAttributes([
          { key: questionStatus, value: 'registered' },
          { key: route, value: 'question' },
          { key: channel, value: 'chat' },
          { key: role, value: 'employee' },
          { key: assignee, value: 'a-1' },
          { key: dueAt, value: new Date('2026-06-08T07:30:00Z') },
        ]),
      });
      await expect
        .poll(() => client.workflow.count(`QuestionStatus = 'registered' AND DueAt < '2026-06-09T00:00:00Z'`))
        .toMatchObject({ count: 1 });
      await expect(prepareNamespace(embeddedPlace(engine), connection)).resolves.toEqual({
        retentionDays: 90,
      });
      await handle.terminate();
    });
  });

  test('shows its page to whoever names this machine, and to no site whose name leads here', async () => {
    const { uiUrl = '' } = await start({ uiPort: 0 });
    const status = (host: string, headers: Record<string, string> = {}) =>
      new Promise<number | undefined>((resolve, reject) => {
        const told = (answer: IncomingMessage) => resolve(answer.resume().statusCode);
        get(`${uiUrl}/api/v1/namespaces`, { headers: { host, ...headers } }, told).once('error', reject);
      });
    const { host, port } = new URL(uiUrl);
    // The page itself takes a moment more than the engine.
    await expect.poll(() => status(host)).toBe(200);
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status(`evil.example:${port}`)).toBe(421);
    expect(await status(host, { origin: 'http://evil.example' })).toBe(421);
  });

  test('keeps its folder for its own user', async () => {
    await chmod(folder, 0o755);
    await start();
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  test('writes ahead, in WAL mode', async () => {
    await start();
    await expect(access(`${engineFiles(folder).database}-wal`)).resolves.toBeUndefined();
  });
});

describe('an engine that is killed', () => {
  test('says that it died', async () => {
    const engine = await start();
    process.kill(engine.pid, 'SIGKILL');
    await expect(engine.ended).resolves.toMatchObject({
      code: 'died',
      message: expect.stringContaining('SIGKILL'),
    });
  });

  test('has every workflow again when it is started on the same folder', async () => {
    const engine = await ordinaryEngine();
    const workflowId = randomUUID();
    await connected(engine, (client) =>
      client.workflow.signalWithStart('any', { taskQueue: 'none', workflowId, signal: 'poke' }),
    );
    await engine.kill();
    await engine.start();
    const history = await engine.temporal('workflow', 'show', '--workflow-id', workflowId);
    expect(history).toContain('WorkflowExecutionSignaled');
    await engine.stop();
  });
});

describe('an engine that is stopped', () => {
  test('ends without a complaint, and may be stopped again', async () => {
    const engine = await start();
    await engine.stop();
    await engine.stop();
    await expect(engine.ended).resolves.toBeUndefined();
  });

  test('leaves the folder to the next one', async () => {
    await (await start()).stop();
    await expect(start()).resolves.toMatchObject({ version: binary.server });
  });
});

describe('an engine whose Paladin was killed', () => {
  test('is stopped by the next start, which takes the folder over', async () => {
    const { paladin, enginePid } = await paladinInAnotherProcess();
    paladin.kill('SIGKILL');
    await once(paladin, 'exit');
    expect(await identityOf(enginePid)).toBeDefined();

    await start();
    expect(await identityOf(enginePid)).toBeUndefined();
  });

  test('is not mistaken for a process that has taken its number since', async () => {
    const gone = { pid: process.pid, born: 'before this machine was started' };
    await writeFile(engineFiles(folder).owner, JSON.stringify({ owner: gone, engine: gone }));
    await expect(start()).resolves.toMatchObject({ version: binary.server });
  });
});

describe('a start that cannot succeed says why and what to do', () => {
  test('when the folder belongs to another Paladin that runs', async () => {
    const { paladin } = await paladinInAnotherProcess();
    await expect(start()).rejects.toMatchObject({
      code: 'folder-in-use',
      message: `The data folder is already in use by another Paladin (process ${paladin.pid}). Stop that one first, or choose another data folder.`,
    });
    paladin.kill('SIGKILL');
    await once(paladin, 'exit');
    await (await start()).stop();
  });

  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await expect(start({ port: port ?? 0 })).rejects.toMatchObject({
      code: 'port-in-use',
      message: `The engine cannot listen on 127.0.0.1:${port}: the port is in use. Stop the program that has it, or choose others with PALADIN_ENGINE_PORT and PALADIN_ENGINE_UI_PORT.`,
    });
    other.close();
  });

  test('when the folder cannot be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(start({ dataFolder: file })).rejects.toMatchObject({ code: 'folder-unwritable' });
  });

  test('when another version made the database, until the file is moved away', async () => {
    await (await start()).stop();
    const { version, database } = engineFiles(folder);
    await writeFile(version, JSON.stringify({ server: '1.29.1' }));
    await expect(start()).rejects.toMatchObject({
      code: 'version-mismatch',
      message: expect.stringMatching(
        /made by Temporal server 1\.29\.1, .*PALADIN_TEMPORAL.* or move temporal\.db\* out of the folder/,
      ),
    });
    await rm(database);
    await expect(start()).resolves.toMatchObject({ version: binary.server });
  });

  test('when the engine ends at once', async () => {
    await expect(
      start({ binary: { ...binary, path: await script('echo out of luck; exit 3') } }),
    ).rejects.toMatchObject({
      code: 'died',
      message: expect.stringContaining('The engine stopped by itself (code 3): out of luck'),
    });
  });

  test('when it does not come up', async () => {
    const idle = { ...binary, path: await script('exec sleep 600') };
    await expect(start({ binary: idle, patienceMs: 300 })).rejects.toMatchObject({ code: 'not-ready' });
  });

  test('or stops when it is no longer wanted', async () => {
    const idle = { ...binary, path: await script('exec sleep 600') };
    const signal = AbortSignal.abort(new Error('Ctrl-C'));
    await expect(start({ binary: idle, signal })).rejects.toThrow('Ctrl-C');
  });
});

async function start(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await startEngine({ binary, dataFolder: folder, port: 0, uiPort: 'none', ...options });
  running.push(engine);
  return engine;
}

async function connected<Result>(
  engine: Pick<Engine, 'address' | 'namespace'>,
  work: (client: Client, connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await connectClient(embeddedPlace(engine));
  return work(new Client({ connection }), connection).finally(() => connection.close());
}

async function paladinInAnotherProcess(): Promise<{ paladin: ChildProcess; enginePid: number }> {
  const program = fileURLToPath(new URL('start-and-stay.ts', import.meta.url));
  const paladin = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(binary), folder]);
  const [said] = await once(paladin.stdout, 'data');
  return { paladin, enginePid: Number(String(said)) };
}

async function script(lines: string): Promise<string> {
  const path = join(folder, 'temporal');
  await writeFile(path, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return path;
}
