// Plays lives of questions while the product's processes are killed and held, then checks that nothing was lost, said twice
// or counted wrong: npm run chaos -- [--lives 100] [--kills 10] [--pauses 2] [--cuts 2] [--seed 1] [--store embedded|postgres] [--keep]
// Thousands, on the topology of production: npm run chaos -- --questions 10000 --kills 100 --seed N
// Mails alone, to the listener, into a mailbox that is struck as well, or both: [--mails 200 --by smtp|imap|both]
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startCatcher } from '../../test/email/catcher.ts';
import { chanceFrom } from '../chance.ts';
import { embeddedHouse } from './embedded-house.ts';
import type { House, Mailbox } from './house.ts';
import { openLedger } from './ledger.ts';
import { ACTS_OF_A_LIFE, live, type World } from './lives.ts';
import { openMailbox } from './mailbox.ts';
import { ACTS_OF_A_MAIL, mailOnce, ways } from './mails.ts';
import { openOutside } from './outside.ts';
import { postgresHouse } from './postgres-house.ts';
import { caughtBy, lastMailIn } from './caught.ts';
import { check } from './check.ts';
import { report } from './report.ts';
import { drawStrikes, strikeAll } from './strikes.ts';

const { values } = parseArgs({
  options: {
    lives: { type: 'string' },
    mails: { type: 'string', default: '0' },
    by: { type: 'string', default: 'both' },
    questions: { type: 'string' },
    kills: { type: 'string', default: '10' },
    pauses: { type: 'string' },
    cuts: { type: 'string' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string' },
    'at-once': { type: 'string', default: '12' },
    keep: { type: 'boolean', default: false },
  },
});
const mails = Number(values.mails);
const lives = Number(values.questions ?? values.lives ?? (mails > 0 ? 0 : 100));
const by = ways.find((way) => way === values.by);
if (by === undefined) throw new Error(`--by takes ${ways.join(', ')}`);
// Thousands of questions are for the topology of production.
const store = values.store ?? (values.questions === undefined ? 'embedded' : 'postgres');
const kills = Number(values.kills);
const pauses = Number(values.pauses ?? Math.ceil(kills / 5));
const cuts = Number(values.cuts ?? Math.ceil(kills / 5));
const seed = Number(values.seed);
const TOLD_EVERY_MS = 5_000;

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const began = performance.now();
const ledger = openLedger();
const folder = await mkdtemp(join(tmpdir(), 'paladin-chaos-'));
const catcher = await startCatcher();
const caught = caughtBy(catcher);
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
  `seed ${seed}: ${lives} lives, ${mails} mails${mails > 0 ? ` by ${by}` : ''}, ${kills} kills, ${pauses} pauses, ${cuts} cuts, store ${store}; ${availableParallelism()} cores, Node ${process.version}`,
);
let broken = 1;
try {
  house = await (store === 'postgres' ? postgresHouse : embeddedHouse)({
    folder,
    relay: catcher.url,
    mailbox: (mailbox = mails > 0 && by !== 'smtp' ? await openMailbox() : undefined),
  });
  say(`ready: ${house.targets.map(({ name }) => name).join(', ')}`);
  await play(house);
  broken = report(await check(house, { ledger, caught, say }), {
    ledger,
    caught: caught(),
    endedByThemselves: house.endedByThemselves(),
  });
  say(
    broken === 0
      ? 'everything holds'
      : `${broken} violations; again: npm run chaos -- --seed ${seed} --lives ${lives} --mails ${mails} --by ${by} --kills ${kills} --pauses ${pauses} --cuts ${cuts} --store ${store}`,
  );
} finally {
  await leave();
}
process.exit(broken === 0 ? 0 : 1);

async function play(at: House): Promise<void> {
  const names = at.targets.map(({ name }) => name);
  const answers = Math.max(1, Math.floor((lives * ACTS_OF_A_LIFE + mails * ACTS_OF_A_MAIL) * 0.9));
  const { wires = [] } = at;
  const drawn = { kills, pauses, cuts, answers, names, wires: wires.map(({ name }) => name) };
  const strikes = drawStrikes(chanceFrom(seed), drawn);
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
    wires,
    answered: () => ledger.answered,
    over: over.signal,
    told: (what) => say(`strike ${(struck += 1)} of ${strikes.length}: ${what}`),
  });
  const outside = openOutside(at, ledger);
  const world: World = { outside, lastMail: lastMailIn(caught) };
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
