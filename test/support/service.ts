// The product as people run it: `paladin …` in processes of their own, on a scratch folder and free ports.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { engineFiles } from '../../temporal-server/data-folder.ts';
import { isAlive, type ProcessIdentity } from '../../temporal-server/process-identity.ts';
import { freePorts } from './free-ports.ts';

const program = fileURLToPath(new URL('../../bin/paladin.js', import.meta.url));
const LOCAL = '127.0.0.1';

/** How a command ended, and all it said. `code` is null after a signal. */
type Ended = { code: number | null; output: string };

/** `paladin start`, ready. */
export type Paladin = {
  pid: number;
  /** Of the pages and the API. */
  url: string;
  smtpPort: number;
  output(): string;
  /** Ctrl-C, and the end of it. */
  interrupt(): Promise<Ended>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

/** Where one Paladin lives: its settings stay the same from one start to the next. */
export type Home = {
  folder: string;
  env: NodeJS.ProcessEnv;
  url: string;
  smtpPort: number;
  /** Runs a command to its end: `run('replay', '--all')`. */
  run(...args: string[]): Promise<Ended>;
  /** `paladin start` with these arguments; resolves once it says that it is ready. */
  start(...args: string[]): Promise<Paladin>;
  /** Somewhere else with the same data folder. */
  beside(): Promise<Home>;
  /** The embedded engine's process, as recorded beside its database. */
  engine(): Promise<ProcessIdentity>;
};

/** A place for a Paladin of one's own: embedded, unless `settings` say where the engine and the store are. */
export async function newHome(settings: NodeJS.ProcessEnv = {}): Promise<Home> {
  const { runFolder, binary } = inject('engine');
  const folder = settings['PALADIN_DATA'] ?? join(runFolder, randomUUID());
  const [port, smtpPort, enginePort, uiPort] = await freePorts(4);
  const env = {
    ...withoutTemporal(process.env),
    PALADIN_DATA: folder,
    PALADIN_PORT: String(port),
    PALADIN_SMTP_PORT: String(smtpPort),
    PALADIN_ENGINE_PORT: String(enginePort),
    PALADIN_ENGINE_UI_PORT: String(uiPort),
    PALADIN_TEMPORAL: binary.path,
    ...settings,
  };
  const reached = { url: `http://${LOCAL}:${port}`, smtpPort: Number(smtpPort) };
  return {
    folder,
    env,
    ...reached,
    run: (...args) => toItsEnd(launched(env, args)),
    start: async (...args) => ready(launched(env, ['start', ...args]), reached),
    beside: () => newHome({ ...settings, PALADIN_DATA: folder }),
    engine: async () => {
      const { engine } = JSON.parse(await readFile(engineFiles(folder).owner, 'utf8'));
      return engine;
    },
  };
}

/** Whether the very process that was recorded is gone. */
export async function isGone(recorded: ProcessIdentity): Promise<boolean> {
  return !(await isAlive(recorded));
}

type Launched = { child: ChildProcess; pid: number; output: () => string; ended: Promise<Ended> };

/** A process of a test lives for seconds: optimizing its code takes more than it gives. */
const BRIEF = ['--no-opt'];

function launched(env: NodeJS.ProcessEnv, args: string[]): Launched {
  const child = spawn(process.execPath, [...BRIEF, program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${process.execPath} could not be started`);
  const heard: Buffer[] = [];
  const output = () => Buffer.concat(heard).toString();
  child.stdout.on('data', (chunk: Buffer) => heard.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => heard.push(chunk));
  // Whatever becomes of a test, its processes end with it.
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', endWithUs);
    return { code: typeof code === 'number' ? code : null, output: output() };
  });
  return { child, pid, output, ended };
}

async function ready(paladin: Launched, reached: Pick<Paladin, 'url' | 'smtpPort'>): Promise<Paladin> {
  const { child, pid, output, ended } = paladin;
  await Promise.race([said(paladin, 'Ctrl-C stops it.'), ended]);
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`paladin start ended:\n${output()}`);
  return {
    ...reached,
    pid,
    output,
    interrupt: async () => {
      child.kill('SIGINT');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function said({ child, output }: Launched, words: string): Promise<void> {
  while (!output().includes(words)) if (child.stdout) await once(child.stdout, 'data');
}

function toItsEnd({ ended }: Launched): Promise<Ended> {
  return ended;
}

function withoutTemporal(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

/** The password that the first start of a house printed for an agent to try the desk with. */
export function demoPassword(output: string, agent: string): string {
  return new RegExp(`^ {4}${agent} +(\\S+) {2}`, 'm').exec(output)?.[1] ?? '';
}
