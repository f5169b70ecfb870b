// For the whole run: one engine in memory whose time can be skipped, shared by every test file that asks for it.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { endOrphan, engineFiles } from '../../temporal-server/data-folder.ts';
import { type Binary, obtainTemporal } from '../../temporal-server/install.ts';
import { identityOf } from '../../temporal-server/process-identity.ts';
import { type Engine, startEngine } from '../../temporal-server/server.ts';
import { timeSkippingServer } from '../../temporal-server/version.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- an interface is what Vitest lets one extend
  interface ProvidedContext {
    engine: { binary: Binary; address: string; namespace: string; runFolder: string };
  }
}

/** Every engine of every run keeps its folder here, so that what a killed run left behind is found again. */
const home = join(tmpdir(), 'paladin-engines');
const runFolder = join(home, `${process.pid}-${randomUUID()}`);

let engine: Engine | undefined;

export async function setup(project: TestProject): Promise<void> {
  await endLeftovers();
  process.once('exit', endAllAtOnce);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => endAndPassOn(signal));

  const binary = await obtainTemporal({ atLeast: timeSkippingServer, report: (line) => console.log(line) });
  engine = await startEngine({
    binary,
    dataFolder: join(runFolder, 'shared'),
    port: 0,
    uiPort: 'none',
    inMemory: true,
    timeSkipping: true,
  });
  const { address, namespace } = engine;
  project.provide('engine', { binary, address, namespace, runFolder });
}

export async function teardown(): Promise<void> {
  await engine?.stop();
  endAllAtOnce();
  await rm(runFolder, { recursive: true, force: true });
}

async function endLeftovers(): Promise<void> {
  await mkdir(home, { recursive: true });
  for (const run of await readdir(home))
    if (!(await identityOf(parseInt(run, 10)))) await endLeftover(join(home, run));
}

async function endLeftover(run: string): Promise<void> {
  const owners = (await readdir(run)).map((name) => endOrphan(engineFiles(join(run, name))));
  const alive = (await Promise.all(owners)).some((owner) => owner !== undefined);
  if (!alive) await rm(run, { recursive: true, force: true });
}

// A process that is being ended can no longer wait: whatever engine this run still has is killed outright.
function endAllAtOnce(): void {
  if (!existsSync(runFolder)) return;
  for (const name of readdirSync(runFolder)) {
    try {
      const ownership = JSON.parse(readFileSync(engineFiles(join(runFolder, name)).owner, 'utf8'));
      process.kill(ownership.engine.pid, 'SIGKILL');
    } catch {
      // No record, or already gone.
    }
  }
}

function endAndPassOn(signal: NodeJS.Signals): void {
  endAllAtOnce();
  process.kill(process.pid, signal);
}
