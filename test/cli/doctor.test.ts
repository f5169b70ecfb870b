import { once } from 'node:events';
import { access, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openClocks } from '../../bench/chaos/clocks.ts';
import { HOUR } from '../../domain/durations.ts';
import { runChecks } from '../../service/run-checks.ts';
import type { CheckResult } from '../../service/check-result.ts';
import { houseKey } from '../../store/vault.ts';
import { keyRing } from '../../store/master-key.ts';
import { openStore } from '../../store/open-store.ts';
import { identityOf } from '../../temporal-server/process-identity.ts';
import { startPostgres } from '../support/postgres.ts';
import { newHome } from '../support/service.ts';
import { masterKey } from '../support/stores.ts';

const { address, runFolder } = inject('engine');
const nobody = '127.0.0.1:1';
let busy: Server;
let taken: string;

beforeAll(async () => {
  busy = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(busy, 'listening');
  taken = portOf(busy);
});
afterAll(() => void busy.close());

describe('on a machine where a start will succeed', () => {
  test('all is well, and nothing was made by looking', async () => {
    const home = await newHome();
    const findings = await looked(home.env);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ what }) => what)).toEqual([
      'Node.js',
      'time zones',
      'configuration',
      'data folder',
      'disk',
      ...[home.env['PALADIN_PORT'], home.env['PALADIN_SMTP_PORT']].map((port) => `port ${port}`),
      ...[home.env['PALADIN_ENGINE_PORT'], home.env['PALADIN_ENGINE_UI_PORT']].map((port) => `port ${port}`),
      'engine',
      'Temporal',
      'store',
      'master key',
      'file storage',
      'mail relay',
      'file scanner',
      'open questions',
      'on call',
    ]);
    await expect(access(home.folder)).rejects.toThrow('ENOENT');
  });

  test('on a cluster, its namespace is looked at, too', async () => {
    const { env } = await newHome({ TEMPORAL_ADDRESS: address });
    expect(await looked(env)).toEqual(
      expect.arrayContaining([
        { what: 'Temporal', ok: true, says: `answers at ${address}` },
        { what: 'retention', ok: true, says: 'closed questions stay 90 days' },
        { what: 'attributes', ok: true, says: 'lists can be filtered by every one of them' },
        expect.objectContaining({ what: 'worker' }),
      ]),
    );
  });
});

describe('what keeps a start from succeeding is said, with what to do', () => {
  test('a wrong setting', async () => {
    const { env } = await newHome({ PALADIN_PORT: 'abc' });
    expect(await problems(env)).toMatchObject([
      { what: 'configuration', says: expect.stringContaining('PALADIN_PORT: ') },
    ]);
  });

  test('a rota that cannot be read, or that reaches nobody', async () => {
    const home = await newHome();
    await mkdir(home.folder, { recursive: true, mode: 0o700 });
    const file = join(home.folder, 'on-call.yaml');
    const env = { ...home.env, PALADIN_ON_CALL: file };
    await writeFile(file, 'contacts: [{ name: Garde }]');
    expect(await problems(env)).toMatchObject([
      { what: 'on call', says: expect.stringContaining('a mail address or a webhook') },
    ]);
    await writeFile(file, 'contacts: [{ name: Garde, mail: garde@example.fr }]');
    expect(await problems(env)).toMatchObject([
      { what: 'on call', says: expect.stringContaining('nobody can be reached') },
    ]);
  });

  test('a port of somebody else', async () => {
    const { env } = await newHome({ PALADIN_PORT: taken });
    expect(await problems(env)).toEqual([
      {
        what: `port ${taken}`,
        ok: false,
        says: `Port ${taken} is in use. Stop what listens there, or choose another with PALADIN_PORT=<port>.`,
      },
    ]);
  });

  test('ports of another Paladin, however like this one it answers', async () => {
    const site = createHttpServer((_, answer) => answer.end('{"live":true}')).listen(0, '127.0.0.1');
    const mail = createServer((socket) => socket.end('220 host ESMTP Paladin\r\n')).listen(0, '127.0.0.1');
    const other = createServer().listen(0, '127.0.0.1');
    await Promise.all([site, mail, other].map((server) => once(server, 'listening')));
    const [port = '', smtpPort = '', enginePort = ''] = [site, mail, other].map(portOf);
    const home = await newHome({
      PALADIN_PORT: port,
      PALADIN_SMTP_PORT: smtpPort,
      PALADIN_ENGINE_PORT: enginePort,
    });
    // An engine of ours lives, on another port; who listened here before is dead.
    await mkdir(home.folder, { recursive: true, mode: 0o700 });
    const engine = await identityOf(process.pid);
    await writeFile(
      join(home.folder, 'temporal.owner.json'),
      JSON.stringify({ owner: engine, engine, ports: [1] }),
    );
    const dead = { pid: process.pid, born: 'before' };
    await writeFile(
      join(home.folder, 'site.listening.json'),
      JSON.stringify({ port: Number(port), process: dead }),
    );
    const found = (await problems(home.env)).map(({ what }) => what);
    expect(found).toEqual(expect.arrayContaining([port, smtpPort, enginePort].map((one) => `port ${one}`)));
    for (const server of [site, mail, other]) server.close();
  });

  test('a folder that is none', async () => {
    const file = join(runFolder, 'no-folder');
    await writeFile(file, '');
    const { env } = await newHome({ PALADIN_DATA: file });
    expect(await problems(env)).toMatchObject([
      { what: 'data folder', says: expect.stringContaining('PALADIN_DATA') },
    ]);
  });

  test.each([
    ['an engine that is none', { PALADIN_TEMPORAL: '/nowhere' }, 'engine', 'unset it'],
    ['a cluster that is away', { TEMPORAL_ADDRESS: nobody }, 'Temporal', 'Check TEMPORAL_ADDRESS'],
    ['PostgreSQL away', { DATABASE_URL: `postgres://us:secret@${nobody}/p` }, 'store', 'Check DATABASE_URL'],
    ['a mail relay that is away', { SMTP_URL: `smtp://${nobody}` }, 'mail relay', 'Check SMTP_URL'],
    ['a master key that is none', { PALADIN_MASTER_KEY: 'abc' }, 'master key', 'not the base64 of 32 bytes'],
  ])('%s', async (_, settings, what, remedy) => {
    const { env } = await newHome(settings);
    const found = await problems(env);
    expect(found).toMatchObject([{ what, says: expect.stringContaining(remedy) }]);
    expect(found[0]?.says).not.toContain('secret');
  });

  test('a database of another version of the engine', async () => {
    const home = await newHome();
    await mkdir(home.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(home.folder, 'temporal.db'), '');
    await writeFile(join(home.folder, 'temporal.version.json'), '{"server":"1.2.3"}');
    expect(await problems(home.env)).toMatchObject([
      { what: 'engine', says: expect.stringContaining('made by Temporal server 1.2.3') },
    ]);
  });

  test('a master key that others can read, that is another one, or that is gone', async () => {
    const home = await newHome();
    const path = join(home.folder, 'master.key');
    await mkdir(home.folder, { recursive: true, mode: 0o700 });
    await writeFile(path, `${masterKey(2)}\n`, { mode: 0o600 });
    await sealSomething(home.folder, masterKey(1));
    const key = async () => (await problems(home.env)).map(({ says }) => says).join();

    expect(await key()).toMatch(/sealed with [0-9a-f]{12}, which is not there/);
    await chmod(path, 0o644);
    expect(await key()).toContain(`chmod 600 ${path}`);
    await rm(path);
    expect(await key()).toContain('Restore it from a backup');
    await writeFile(path, `${masterKey(1)}\n`, { mode: 0o600 });
    expect(await key()).toBe('');
  });
});

describe('PostgreSQL’s clock beside this machine’s', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  const clocks = openClocks(runFolder);
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.remove());
  const onIt = (more: NodeJS.ProcessEnv = {}) =>
    newHome({ DATABASE_URL: postgres.url, PALADIN_MASTER_KEY: masterKey(1), ...more });

  test('agrees', async () => {
    const { env } = await onIt();
    const clock = (await looked(env)).find(({ what }) => what === 'clock');
    expect(clock).toEqual({ what: 'clock', ok: true, says: 'agrees with PostgreSQL’s' });
  });

  test.skipIf(clocks === undefined)(
    'is ahead by three hours: who is told sets whichever is wrong',
    async () => {
      await clocks?.step('doctor', 3 * HOUR);
      const { output } = await (await onIt(clocks?.environment('doctor'))).run('doctor');
      expect(output).toMatch(/clock.* 10[78]\d\d s ahead of PostgreSQL’s\. Set whichever is wrong/);
    },
  );
});

function portOf(server: Pick<Server, 'address'>): string {
  const at = server.address();
  return typeof at === 'object' ? String(at?.port) : '';
}

async function sealSomething(folder: string, key: string): Promise<void> {
  const store = await openStore({ folder: join(folder, 'service') });
  await houseKey(store.db, keyRing([key]), 'tokens');
  await store.close();
}

async function looked(env: NodeJS.ProcessEnv): Promise<CheckResult[]> {
  const findings: CheckResult[] = [];
  for await (const finding of runChecks(env)) findings.push(finding);
  return findings;
}

async function problems(env: NodeJS.ProcessEnv): Promise<CheckResult[]> {
  return (await looked(env)).filter(({ ok, what }) => !ok && what !== 'worker');
}
