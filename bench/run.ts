// What a question costs, as ratios to the bare engine: one run, one process, one engine with its database on disk.
// npm run bench -- [--topology]: on PostgreSQL and Temporal's own server, as in production, instead of the embedded ones.
import { cpus } from 'node:os';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openBenchHouse, type BenchHouse } from './process/full-process.ts';
import { embeddedGround, nativeGround } from './process/ground.ts';
import { measured, type Figures, type Load } from './process/measure.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 200);
const { values: given } = parseArgs({ options: { topology: { type: 'boolean', default: false } } });
const house = await openBenchHouse(given.topology ? nativeGround : embeddedGround);
const BARE_LIFE = 'bare life, the same history';
const cases: readonly { name: string; against?: string; work: (house: BenchHouse) => Promise<unknown> }[] = [
  { name: 'bare start', work: ({ client }) => client.workflow.start('bare', bareOptions()) },
  {
    name: 'bare, three activities, to its end',
    work: ({ client }) => client.workflow.execute('threeActivities', bareOptions()),
  },
  { name: BARE_LIFE, work: ({ bareLife }) => bareLife() },
  { name: 'accepted', against: 'bare start', work: ({ accept }) => accept() },
  { name: 'accepted → acknowledged', against: 'bare, three activities, to its end', work: acknowledged },
  { name: 'accepted → answered → resolved', against: BARE_LIFE, work: resolved },
];

console.log(`${cpus().length} cores, Node ${process.version}, ${TIMES} of each\n`);
for (const { work } of cases) {
  await measured(() => work(house), { times: 40, atOnce: 4 });
  await house.settled();
}
// Back to back, a message waits while the same process lives the questions accepted before; people come one by one.
const loads: readonly (Load & { name: string; only?: readonly string[] })[] = [
  { name: 'one every 0.5 s', atOnce: 1, everyMs: 500, only: ['bare start', 'accepted'] },
  { name: '1 at a time, back to back', atOnce: 1 },
  { name: '32 at a time', atOnce: 32 },
];
for (const { name: load, only, ...rest } of loads) {
  const figures = new Map<string, Cost>();
  console.log(
    load.padEnd(40),
    ...['per s', 'p50 ms', 'p99 ms', 'cpu ms'].map((word) => word.padStart(8)),
    '  against the bare one',
  );
  for (const { name, against, work } of cases) {
    if (only && !only.includes(name)) continue;
    const figure = await costOf(work, { times: TIMES, ...rest });
    figures.set(name, figure);
    const bare = against === undefined ? undefined : figures.get(against);
    const { perSecond, p50, p99, processor } = figure;
    const columns = [perSecond, p50, p99, processor].map((value) => value.toFixed(1).padStart(8));
    console.log(name.padEnd(40), ...columns, bare === undefined ? '' : ` ${ratios(figure, bare)}`);
  }
  console.log();
}
await compareHistories();
await house.close();
process.exit();

/** `processor`: milliseconds for each, of this process, the engine and its database, until all that it led to is done. */
type Cost = Figures & { processor: number };

async function costOf(
  work: (house: BenchHouse) => Promise<unknown>,
  load: Load & { times: number },
): Promise<Cost> {
  const before = usedSoFar();
  const figure = await measured(() => work(house), load);
  await house.settled();
  return { ...figure, processor: (usedSoFar() - before) / load.times };
}

function usedSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + house.usedBeside();
}

function ratios(figure: Cost, bare: Cost): string {
  return [
    `p50 × ${(figure.p50 / bare.p50).toFixed(2)}`,
    `throughput × ${(figure.perSecond / bare.perSecond).toFixed(2)}`,
    `lives for as much processor × ${(bare.processor / figure.processor).toFixed(2)}`,
  ].join(', ');
}

async function acknowledged({ accept, reached }: BenchHouse): Promise<string> {
  const question = await accept();
  await reached(question, 'acknowledged');
  return question;
}

async function resolved({ accept, reached }: BenchHouse): Promise<string> {
  const question = await accept();
  await reached(question, 'answered');
  await accept('oui merci', question);
  await reached(question, 'resolved');
  return question;
}

/** Event by event: the bare life is to ask of the engine what ours asks. */
async function compareHistories(): Promise<void> {
  const lives = [await resolved(house), await house.bareLife()];
  // The journal is told before the engine has written the step that led to it.
  await pause(2_000);
  const [ours = [], bare = []] = await Promise.all(lives.map((life) => house.kindsOf(life)));
  for (const kind of new Set([...ours, ...bare])) {
    const [a, b] = [ours, bare].map((kinds) => kinds.filter((one) => one === kind).length);
    console.log(kind.padEnd(48), String(a).padStart(3), String(b).padStart(3), a === b ? '' : '  differs');
  }
  const { historyLength, historySize } = await house.client.workflow.getHandle(lives[0] ?? '').describe();
  console.log(
    `a question that the assistant resolved: ${historyLength} history events, ${historySize} bytes`,
  );
}

function bareOptions() {
  return { taskQueue: 'bare', workflowId: randomUUID() };
}
