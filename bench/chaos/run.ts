// Plays lives of questions while the product's processes are killed and held, then checks that nothing was lost, said twice
// or counted wrong: npm run chaos -- [--lives 100] [--kills 10] [--pauses 2] [--seed 1] [--store embedded|postgres] [--keep]
// Mails alone, to the listener, into a mailbox that is struck as well, or both: [--mails 200 --by smtp|imap|both]
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openStore } from '../../store/open-store.ts';
import { startCatcher } from '../../test/email/catcher.ts';
import { chanceFrom } from '../chance.ts';
import { embeddedHouse } from './embedded-house.ts';
import type { House, Mailbox } from './house.ts';
import { openLedger, referencesIn } from './ledger.ts';
import { ACTS_OF_A_LIFE, live, type World } from './lives.ts';
import { openMailbox } from './mailbox.ts';
import { ACTS_OF_A_MAIL, mailOnce, ways } from './mails.ts';
import { openOutside } from './outside.ts';
import { insist } from './persistence.ts';
import { postgresHouse } from './postgres-house.ts';
import { clocksAgree, historiesReplay, storeIsRebuild } from './recomputed.ts';
import { readRecords, type CaughtMail } from './records.ts';
import { rules } from './rules.ts';
import type { Verdict } from './verdict.ts';
import { report } from './report.ts';
import { eachOf, whenQuiet } from './settled.ts';
import { drawStrikes, strikeAll } from './strikes.ts';

const { values } = parseArgs({
  options: {
    lives: { type: 'string' },
    mails: { type: 'string', default: '0' },
    by: { type: 'string', default: 'both' },
    questions: { type: 'string' },
    kills: { type: 'string', default: '10' },
    pauses: { type: 'string' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'embedded' },
    'at-once': { type: 'string', default: '12' },
    keep: { type: 'boolean', default: false },
  },
});
const mails = Number(values.mails);
const lives = Number(values.questions ?? values.lives ?? (mails > 0 ? 0 : 100));
const by = ways.find((way) => way === values.by);
if (by === undefined) throw new Error(`--by takes ${ways.join(', ')}`);
const kills = Number(values.kills);
const pauses = Number(values.pauses ?? Math.ceil(kills / 5));
const seed = Number(values.seed);
const TOLD_EVERY_MS = 5_000;

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const began = performance.now();
const ledger = openLedger();
const folder = await mkdtemp(join(tmpdir(), 'paladin-chaos-'));
const catcher = await startCatcher();
const caught = (): CaughtMail[] =>
  catcher.caught.map(({ to, mail: { messageId = '', subject = '', text = '' } }) => ({
    to,
    messageId,
    subject,
    text,
  }));
let house: House | undefined;
let mailbox: Mailbox | undefined;
let leaving: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void leave().finally(() => process.exit(130)));

// The run is over either way: what it began is ended first.
process.on('uncaughtException', (problem: unknown) => {
  console.error(problem);
  void leave().finally(() => process.exit(1));
});

say(
  `seed ${seed}: ${lives} lives, ${mails} mails${mails > 0 ? ` by ${by}` : ''}, ${kills} kills, ${pauses} pauses, store ${values.store}; ${availableParallelism()} cores, Node ${process.version}`,
);
let broken = 1;
try {
  house = await (values.store === 'postgres' ? postgresHouse : embeddedHouse)({
    folder,
    relay: catcher.url,
    mailbox: (mailbox = mails > 0 && by !== 'smtp' ? await openMailbox() : undefined),
  });
  say(`ready: ${house.targets.map(({ name }) => name).join(', ')}`);
  await play(house);
  broken = report(await check(house), {
    ledger,
    caught: caught(),
    endedByThemselves: house.endedByThemselves(),
  });
  say(
    broken === 0
      ? 'everything holds'
      : `${broken} violations; again: npm run chaos -- --seed ${seed} --lives ${lives} --mails ${mails} --by ${by} --kills ${kills} --pauses ${pauses} --store ${values.store}`,
  );
} finally {
  await leave();
}
process.exit(broken === 0 ? 0 : 1);

async function play(at: House): Promise<void> {
  const names = at.targets.map(({ name }) => name);
  const answers = Math.max(1, Math.floor((lives * ACTS_OF_A_LIFE + mails * ACTS_OF_A_MAIL) * 0.9));
  const strikes = drawStrikes(chanceFrom(seed), { kills, pauses, answers, names });
  const over = new AbortController();
  let done = 0;
  let struck = 0;
  const told = setInterval(
    () =>
      say(
        `${done} of ${lives + mails}, ${ledger.answered} answers, ${caught().length} mails, ${struck} strikes`,
      ),
    TOLD_EVERY_MS,
  );
  const striking = strikeAll(strikes, {
    targets: at.targets,
    answered: () => ledger.answered,
    over: over.signal,
    told: (what) => say(`strike ${(struck += 1)} of ${strikes.length}: ${what}`),
  });
  const outside = openOutside(at, ledger);
  const world: World = { outside, lastMail };
  const one = (number: number) =>
    number <= lives ? live(number, seed, world) : mailOnce(number, by ?? 'both', { outside, caught, seed });
  const begun = { next: 0 };
  await Promise.all(
    Array.from({ length: Number(values['at-once']) }, async () => {
      while (begun.next < lives + mails) {
        const number = (begun.next += 1);
        await one(number).catch((error: Error) =>
          ledger.wrong.push(`life ${number}: ${error.name}: ${error.message}`),
        );
        done += 1;
      }
    }),
  );
  over.abort();
  await striking;
  if (at.mailbox) await outside.post.allRead().catch((error: Error) => ledger.wrong.push(error.message));
  clearInterval(told);
}

/** People answer the last mail that they got about it. */
function lastMail(reference: string): Promise<CaughtMail> {
  return insist(`a mail about ${reference}`, async () => {
    const mail = caught().findLast(
      ({ subject, text }) => subject.includes(reference) || text.includes(reference),
    );
    if (mail === undefined) await pause(300);
    return mail;
  });
}

async function check(at: House): Promise<Verdict[]> {
  say('all lives are over: waiting until all is quiet');
  const connection = await Connection.connect({ address: at.engineAddress });
  const client = new Client({ connection });
  const references = referencesIn(ledger);
  for (const busy of await whenQuiet(client, references)) ledger.wrong.push(`${busy} is still busy`);
  const states = new Map<string, Record<string, unknown>>();
  await eachOf(references, async (reference) => {
    const query = () => client.workflow.getHandle(reference).query<Record<string, unknown>>('state');
    const state = await query().catch(() => undefined);
    if (state !== undefined) states.set(reference, state);
  });
  const place = await at.close();
  say('checking');
  const store = await openStore(place);
  try {
    const records = await readRecords({
      ledger,
      store,
      client,
      caught: caught(),
      states,
      dataFolder: at.dataFolder,
    });
    return [
      ...rules.map((rule) => rule(records)),
      clocksAgree(records),
      await storeIsRebuild(records),
      await historiesReplay(records),
    ];
  } finally {
    await store.close();
    await connection.close();
  }
}

/** Nothing of ours stays, whichever way it ends. */
function leave(): Promise<void> {
  leaving ??= (async () => {
    await house?.end();
    await mailbox?.end();
    await catcher.close();
    if (values.keep) console.log(`kept: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  })();
  return leaving;
}

function say(line: string): void {
  console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
}
