// A fresh instance of the whole product, as `npm start` makes it, in a process, a folder and on ports of its own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** `wall` as a clock saw it; `own` what the loop itself worked in one turn, without what the machine gave to others. */
export type Turn = { wall: number; own: number };

export type Instance = {
  url: string;
  smtpPort: number;
  /** Password of the supervisor `chef`, who is support as well. */
  password: string;
  /** Of everybody, by who signs in. */
  passwords: ReadonlyMap<string, string>;
  /** The longest turn of its event loop since the last time that this was asked, in milliseconds. */
  longestTurn: () => Promise<Turn>;
  stop: () => Promise<void>;
};

const paladin = fileURLToPath(new URL('../../bin/paladin.js', import.meta.url));
const probe = new URL('loop-probe.mjs', import.meta.url).href;

/**
 * Whoever asks it names their own address in X-Forwarded-For: one machine plays many.
 * @param more who works there beside `chef`, with their roles
 */
export async function freshInstance(more: Readonly<Record<string, string>> = {}): Promise<Instance> {
  const folder = await mkdtemp(join(tmpdir(), 'paladin-abuse-'));
  const [port = 0, smtpPort = 0, enginePort = 0, engineUiPort = 0] = await freePorts(4);
  const env = {
    ...process.env,
    PALADIN_DATA: folder,
    PALADIN_PORT: String(port),
    PALADIN_SMTP_PORT: String(smtpPort),
    PALADIN_ENGINE_PORT: String(enginePort),
    PALADIN_ENGINE_UI_PORT: String(engineUiPort),
    PALADIN_PROXIES: '1',
    PALADIN_LOG: 'error',
  };
  const password = addAgent('chef', 'support,supervisor', env);
  const others = Object.entries(more).map(([id, roles]) => [id, addAgent(id, roles, env)] as const);
  const service = spawn(process.execPath, ['--import', probe, paladin, 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await ready(service);
  return {
    url: `http://localhost:${port}`,
    smtpPort,
    password,
    passwords: new Map([['chef', password], ...others]),
    longestTurn: async () => {
      service.send('tell');
      const [turn] = await once(service, 'message');
      return turn;
    },
    stop: async () => {
      const ended = once(service, 'exit');
      service.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addAgent(id: string, roles: string, env: NodeJS.ProcessEnv): string {
  const agent = ['agent', 'add', id, '--name', id, '--roles', roles];
  const added = spawnSync(process.execPath, [paladin, ...agent], { env, encoding: 'utf8' });
  const password = /password (\S+)/.exec(added.stdout)?.[1];
  if (password === undefined) throw new Error(`no agent could be added: ${added.stderr}`);
  return password;
}

async function ready(service: ChildProcess): Promise<void> {
  if (!service.stdout) throw new Error('the service says nothing');
  const lines = createInterface({ input: service.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('is ready') && resolve());
    service.once('exit', (code) => reject(new Error(`the service ended at its start: ${code}`)));
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
