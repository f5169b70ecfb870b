// What so many open questions hold while nothing happens, and how soon they answer after all was ended and begun again, beside as many
// bare workflows on the same engine.   npx tsx bench/scale/at-rest.ts [--sizes 1000,10000] [--store embedded|postgres] [--asked 1000]
// One question is asked at the door; the others begin as it would go on in a new run, with its whole journal: to ask them all would
// take ten times as long. They rest in the engine alone. `--asked`: so many of each size answer, drawn at random.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import proto from '@temporalio/proto';
import { TASK_QUEUE } from '../../domain/task-queues.ts';
import { openLedger } from '../chaos/ledger.ts';
import { openOutside } from '../chaos/outside.ts';
import { sayer } from '../sayer.ts';
import { openBeside } from './beside-bare.ts';
import { inTurns, seconds, stateOf } from './progress.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    store: { type: 'string', default: 'embedded' },
    asked: { type: 'string', default: '1000' },
    'at-once': { type: 'string', default: '32' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const atOnce = Number(values['at-once']);
const asked = Number(values.asked);
const MINUTE = 60_000;
const HALF_A_DAY = 12 * 60 * MINUTE;

const say = sayer();
// Nothing falls due meanwhile.
const opens = Math.ceil((Date.now() + HALF_A_DAY) / MINUTE) * MINUTE;
const { url, client, restart, tellMemory, measure } = await openBeside({
  name: 'rest',
  store: values.store,
  opens,
  workers: 1,
  say,
});
await measure(async () => {
  const first = await askOne();
  await tellMemory('one at rest');
  let resting = 0;
  for (const size of sizes) {
    const from = resting;
    resting = size;
    const bare = await begin('bare', size - from, (number) => startBare(from + number));
    await tellMemory(`${size} bare ones at rest`);
    const ours = await begin('ours', size - from, (number) => goOn(first, from + number));
    await tellMemory(`and ${size} of ours`);
    say(`begun: bare ${perSecond(size - from, bare)} a second, ours ${perSecond(size - from, ours)}`);
    await awakeAgain(size);
  }
});

type First = { reference: string; journal: string; state: string };

/** Handed to people; given back as it stands. */
async function askOne(): Promise<First> {
  const outside = openOutside({ url, smtpPort: 0, mailbox: undefined }, openLedger());
  const text = 'Je veux parler à un conseiller.';
  const { reference } = await outside.askByChat({
    life: 1,
    text,
    role: 'employer',
    emergency: false,
    copies: 1,
  });
  await outside.until(reference, ({ status }) => status === 'queued');
  // What it said last is on its way.
  await pause(5_000);
  const handle = client.workflow.getHandle(reference);
  const { clocks: _, ...state } = await stateOf(client, reference);
  return {
    reference,
    journal: JSON.stringify(await handle.query('journal')),
    state: JSON.stringify(state),
  };
}

/** Another one with that past, in a run that has just begun. */
async function goOn({ reference, journal, state }: First, number: number): Promise<void> {
  const workflowId = `PAL-${number}`;
  const own = (text: string): unknown => JSON.parse(text.replaceAll(reference, workflowId));
  const events = own(journal);
  const recorded = Array.isArray(events) ? events.length : 0;
  const start = { reference: workflowId, channel: 'chat', role: 'employer', at: Date.now() };
  const handover = { journal: events, recorded, undone: [], state: own(state) };
  await client.workflow.start('question', { taskQueue: TASK_QUEUE, workflowId, args: [start, handover] });
}

async function startBare(number: number): Promise<void> {
  const workflowId = `bare-${number}`;
  await client.workflow.start('waiting', { taskQueue: 'bare', workflowId, args: [opens] });
}

/** Begins so many, and waits until a worker has taken up the last; gives the ms that it took. */
async function begin(what: string, count: number, one: (number: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  await inTurns({ what, count, atOnce, say }, one);
  while ((await waitingOn(what === 'bare' ? 'bare' : TASK_QUEUE)) > 0) await pause(1_000);
  return performance.now() - began;
}

async function waitingOn(name: string): Promise<number> {
  const { stats } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name },
    taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    reportStats: true,
  });
  return Number(stats?.approximateBacklogCount ?? 0);
}

async function awakeAgain(size: number): Promise<void> {
  await restart();
  const count = Math.min(asked, size);
  const ask = (prefix: string) =>
    inTurns({ what: `${prefix} answered`, count, atOnce: 8, say }, () => {
      const workflowId = `${prefix}-${1 + Math.floor(Math.random() * size)}`;
      return stateOf(client, workflowId);
    });
  const bare = await ask('bare');
  const ours = await ask('PAL');
  await tellMemory(
    `answered: bare ${perSecond(count, bare)} a second, ours ${perSecond(count, ours)}, all ${size} of ours in ${seconds((ours * size) / count)} s`,
  );
}

function perSecond(count: number, ms: number): string {
  return ((count * 1_000) / ms).toFixed(1);
}
