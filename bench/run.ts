// What a question costs, as ratios to the bare engine: one run, one process, one engine with its database on disk.
import { cpus } from 'node:os';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openBenchHouse, type BenchHouse } from './process/full-process.ts';
import { measured, type Figures, type Load } from './process/measure.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 200);
const house = await openBenchHouse();
const cases: readonly { name: string; against?: string; work: (house: BenchHouse) => Promise<unknown> }[] = [
  { name: 'bare start', work: ({ client }) => client.workflow.start('bare', bareOptions()) },
  {
    name: 'bare, three activities, to its end',
    work: ({ client }) => client.workflow.execute('threeActivities', bareOptions()),
  },
  { name: 'accepted', against: 'bare start', work: ({ accept }) => accept() },
  { name: 'accepted → acknowledged', against: 'bare, three activities, to its end', work: acknowledged },
  { name: 'accepted → answered → resolved', against: 'bare, three activities, to its end', work: resolved },
];

console.log(`${cpus().length} cores, Node ${process.version}, ${TIMES} of each\n`);
for (const { work } of cases) {
  await measured(() => work(house), { times: 20, atOnce: 4 });
  await house.settled();
}
// Back to back, a message waits while the same process lives the questions accepted before; people come one by one.
const loads: readonly (Load & { name: string; only?: readonly string[] })[] = [
  { name: 'one every 0.5 s', atOnce: 1, everyMs: 500, only: ['bare start', 'accepted'] },
  { name: '1 at a time, back to back', atOnce: 1 },
  { name: '32 at a time', atOnce: 32 },
];
for (const { name: load, only, ...rest } of loads) {
  const figures = new Map<string, Figures>();
  console.log(
    load.padEnd(40),
    'per s'.padStart(8),
    'p50 ms'.padStart(8),
    'p99 ms'.padStart(8),
    '  against the bare one',
  );
  for (const { name, against, work } of cases) {
    if (only && !only.includes(name)) continue;
    const figure = await measured(() => work(house), { times: TIMES, ...rest });
    await house.settled();
    figures.set(name, figure);
    const bare = against === undefined ? undefined : figures.get(against);
    const ratio =
      bare === undefined
        ? ''
        : `p50 × ${(figure.p50 / bare.p50).toFixed(2)}, throughput × ${(figure.perSecond / bare.perSecond).toFixed(2)}`;
    console.log(
      name.padEnd(40),
      figure.perSecond.toFixed(1).padStart(8),
      figure.p50.toFixed(1).padStart(8),
      figure.p99.toFixed(1).padStart(8),
      ` ${ratio}`,
    );
  }
  console.log();
}
await printHistory();
await house.close();
process.exit();

async function acknowledged({ accept, until }: BenchHouse): Promise<string> {
  const question = await accept();
  await until(question, 'acknowledged');
  return question;
}

async function resolved({ accept, until }: BenchHouse): Promise<string> {
  const question = await accept();
  await until(question, 'answered');
  await accept('oui merci', question);
  await until(question, 'resolved');
  return question;
}

async function printHistory(): Promise<void> {
  const question = await resolved(house);
  // The journal is on screens before the engine has written the step that led to it.
  await pause(2_000);
  const { historyLength, historySize } = await house.client.workflow.getHandle(question).describe();
  console.log(
    `a question that the assistant resolved: ${historyLength} history events, ${historySize} bytes`,
  );
}

function bareOptions() {
  return { taskQueue: 'bare', workflowId: randomUUID() };
}
