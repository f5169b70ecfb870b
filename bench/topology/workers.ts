// Questions answered a second by four, two and one worker on the topology of production, beside as many workers of the bare engine
// whose workflow has three activities, on the same engine in the same run.   npx tsx bench/topology/workers.ts [--questions 200] [--at-once 32]
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { openLedger } from '../chaos/ledger.ts';
import { openOutside } from '../chaos/outside.ts';
import { startBareWorker, type BareWorker } from '../process/start-bare-worker.ts';
import { measured } from '../process/measure.ts';
import { childrenOf, usedBy } from '../scale/costs.ts';
import { startTopology } from './native-topology.ts';

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '32' },
  },
});
const load = { times: Number(values.questions), atOnce: Number(values['at-once']) };
const counts = [4, 2, 1];
const [most = 1] = counts;

const folder = await mkdtemp(join(tmpdir(), 'paladin-workers-'));
const site = { folder, relay: 'smtp://127.0.0.1:9', mailbox: undefined };
const topology = await startTopology({ ...site, report: console.log, workers: most });
const ours = topology.parts.filter(({ only }) => only === 'worker');
const theirs: BareWorker[] = [];
for (const _ of ours) theirs.push(await startBareWorker(topology.temporal.address));
const connection = await Connection.connect({ address: topology.temporal.address });
const client = new Client({ connection });
const entrance = { mailbox: undefined, smtpPort: 0, url: '' };
const outside = openOutside(
  {
    ...entrance,
    get url() {
      return topology.url();
    },
  },
  openLedger(),
);
let asked = 0;
try {
  // What is loaded and compiled once is no question's.
  await answered({ times: most * 4, atOnce: most });
  await measured(bare, { times: most * 4, atOnce: most });
  for (const count of counts) {
    for (const one of [...ours.splice(count), ...theirs.splice(count)]) await one.end();
    const [busyOurs, perSecond] = await timed(() => answered(load));
    const [busyTheirs, alone] = await timed(() => measured(bare, load).then((figures) => figures.perSecond));
    console.log(
      `${count} workers: ${perSecond.toFixed(1)} answered a second, bare ${alone.toFixed(1)}, × ${(perSecond / alone).toFixed(2)}; processor of workers ${each(busyOurs.ours)} ms a question, bare ${each(busyTheirs.theirs)}; of the engine ${each(busyOurs.engine)}, bare ${each(busyTheirs.engine)}`,
    );
  }
} finally {
  for (const one of theirs) await one.end();
  await connection.close();
  await topology.end();
  await rm(folder, { recursive: true, force: true });
}
process.exit();

/** Asked at the door, until each waits for its person, or for an agent; gives how many a second. */
async function answered({ times, atOnce }: typeof load): Promise<number> {
  const before = await resting();
  const began = performance.now();
  const ask = () => {
    const question = { life: (asked += 1), text: `Quels sont vos horaires ? Je passe le ${asked}.` };
    return outside.askByChat({ ...question, role: 'employee', emergency: false, copies: 1 });
  };
  await measured(ask, { times, atOnce });
  while ((await resting()) < before + times) await pause(200);
  return (times * 1_000) / (performance.now() - began);
}

async function resting(): Promise<number> {
  const query = `WorkflowType = 'question' and QuestionStatus in ('waiting', 'queued')`;
  return (await client.workflow.count(query)).count;
}

function bare(): Promise<void> {
  return client.workflow.execute('threeActivities', { taskQueue: 'bare', workflowId: randomUUID() });
}

type Busy = { ours: number; theirs: number; engine: number };

/** With the milliseconds of processor that it took. */
async function timed<T>(work: () => Promise<T>): Promise<[Busy, T]> {
  const before = busy();
  const done = await work();
  const after = busy();
  const took = (of: keyof Busy) => after[of] - before[of];
  return [{ ours: took('ours'), theirs: took('theirs'), engine: took('engine') }, done];
}

function busy(): Busy {
  const sum = (pids: (number | undefined)[]) => pids.reduce<number>((all, pid) => all + usedBy(pid ?? 0), 0);
  return {
    ours: sum(ours.map(({ pid }) => pid())),
    theirs: sum(theirs.map(({ pid }) => pid)),
    engine: sum([topology.temporal.pid(), ...postgresAndItsOwn()]),
  };
}

function postgresAndItsOwn(): (number | undefined)[] {
  const pid = topology.postgres.pid();
  return pid === undefined ? [] : [pid, ...childrenOf(pid)];
}

function each(ms: number): string {
  return (ms / load.times).toFixed(0);
}
