// Many questions rest until one instant, as over a weekend until Monday at nine, and are all woken by it; then all is ended, begun
// again, and each is asked for its state. Beside as many bare workflows on the same engine, in the same run.
//   npx tsx bench/scale/wake.ts --questions 1000 [--store embedded|postgres] [--workers 3] [--minutes 5]
// `--minutes`: until the instant. All questions must be at rest by then.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openLedger } from '../chaos/ledger.ts';
import { openOutside } from '../chaos/outside.ts';
import { sayer } from '../sayer.ts';
import { openBeside } from './beside-bare.ts';
import { usedBy } from './costs.ts';
import { inTurns, seconds, stateOf, summed } from './progress.ts';
import { percentile, whenAwake, type Lateness } from './lateness.ts';

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '1000' },
    store: { type: 'string', default: 'embedded' },
    workers: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '5' },
    'at-once': { type: 'string', default: '16' },
  },
});
const count = Number(values.questions);
const MINUTE = 60_000;
const TOLD_EVERY_MS = 10_000;
const say = sayer();
const load = { count, atOnce: Number(values['at-once']), say };
const opens = Math.ceil(Date.now() / MINUTE + Number(values.minutes)) * MINUTE;
const { url, client, pids, restart, tellMemory, measure } = await openBeside({
  name: 'wake',
  store: values.store,
  opens,
  workers: Number(values.workers),
  say,
});
await measure(async () => {
  await tellMemory('nothing yet');
  const asking = performance.now();
  const questions = await ask();
  const tookToAsk = performance.now() - asking;
  await tellMemory(`${count} at rest`);
  const ours = await awaited('ours', questions, opens);
  await tellMemory(`${count} woken`);
  // They are begun several times as fast.
  const due = Date.now() + Math.max(MINUTE, tookToAsk / 3);
  const bare = await startBare(due);
  await tellMemory(`${count} bare ones at rest`);
  const theirs = await awaited('bare', bare, due);
  const last = (all: readonly Lateness[]) => Math.max(...all.map(({ done }) => done));
  say(`the last of ours beside the last bare one: × ${(last(ours) / last(theirs)).toFixed(2)}`);
  await awakeAgain(questions, bare);
});

/** Each wants a person, and is handed to the team while it is closed: alerted at the opening. */
async function ask(): Promise<string[]> {
  const outside = openOutside({ url, smtpPort: 0, mailbox: undefined }, openLedger());
  const references: string[] = [];
  await inTurns({ ...load, what: 'asked' }, async (life) => {
    const text = `Je veux parler à un conseiller de ma facture ${life}.`;
    const asked = await outside.askByChat({ life, text, role: 'employer', emergency: false, copies: 1 });
    references.push(asked.reference);
  });
  const query = `WorkflowType = 'question' and QuestionStatus = 'queued'`;
  for (let queued = 0, next = 0; queued < count; await pause(1_000)) {
    ({ count: queued } = await client.workflow.count(query));
    if (Date.now() > opens - 10_000)
      throw new Error(`${queued} of ${count} are at rest: take more --minutes`);
    if (performance.now() < next) continue;
    say(`${queued} of ${count} at rest`);
    next = performance.now() + TOLD_EVERY_MS;
  }
  return references;
}

async function startBare(due: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) => `bare-${at + 1}`);
  await inTurns({ ...load, what: 'bare started' }, async (number) => {
    const workflowId = ids[number - 1] ?? '';
    await client.workflow.start('waiting', { taskQueue: 'bare', workflowId, args: [due] });
  });
  if (Date.now() > due - 10_000) throw new Error('the bare ones were not started in time');
  return ids;
}

async function awaited(name: string, ids: readonly string[], due: number): Promise<Lateness[]> {
  await pause(due - Date.now());
  const before = await used();
  const late = await whenAwake(client, ids, due, (awake) => say(`${name}: ${awake} of ${count} awake`));
  const after = await used();
  for (const what of ['fired', 'done'] as const) {
    const all = late.map((one) => one[what]);
    const [half, most, last] = [0.5, 0.99, 1].map((share) => (percentile(all, share) / 1_000).toFixed(1));
    say(`${name}: ${what} after ${half} s (half), ${most} s (99 of 100), ${last} s (the last)`);
  }
  const spent = Object.entries(after).map(([part, ms]) => `${part} ${seconds(ms - (before[part] ?? 0))} s`);
  const again = late.filter(({ triedAgain }) => triedAgain).length;
  say(`${name}: processor until then, looking included: ${spent.join(', ')}; ${again} tried again`);
  return late;
}

/** Everything is ended and begun again; then whoever is asked is rebuilt from the engine. */
async function awakeAgain(questions: readonly string[], bare: readonly string[]): Promise<void> {
  await restart();
  const theirs = await answered(bare);
  await tellMemory(`bare: all ${count} answered in ${seconds(theirs)} s`);
  const ours = await answered(questions);
  await tellMemory(`ours: all ${count} answered in ${seconds(ours)} s, × ${(ours / theirs).toFixed(2)}`);
}

function answered(ids: readonly string[]): Promise<number> {
  return inTurns({ ...load, atOnce: 8, what: 'answered' }, (number) =>
    stateOf(client, ids[number - 1] ?? ''),
  );
}

async function used(): Promise<Record<string, number>> {
  return summed(await pids(), usedBy);
}
