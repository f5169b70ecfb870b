// Plays lives of questions while the product's processes are killed and held, their disk filled and their clocks set, then checks that nothing was lost, said twice
// or counted wrong: npm run chaos -- [--lives 100] [--kills 10] [--pauses 2] [--cuts 2] [--fills 1] [--steps 1] [--seed 1] [--store embedded|postgres] [--keep]
// Thousands, on the topology of production: npm run chaos -- --questions 10000 --kills 100 --seed N
// Mails alone, to the listener, into a mailbox that is struck as well, or both: [--mails 200 --by smtp|imap|both]
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startCatcher } from '../../test/email/catcher.ts';
import { chanceFrom } from '../chance.ts';
import { sayer } from '../sayer.ts';
import { againLine, asked, byName } from './asked.ts';
import { openClocks, type Clocks } from './clocks.ts';
import { mountDisk, type Disk } from './disk.ts';
import { embeddedHouse } from './embedded-house.ts';
import type { House, Mailbox } from './house.ts';
import { openLedger } from './ledger.ts';
import { ACTS_OF_A_LIFE, live, type World } from './lives.ts';
import { openMailbox } from './mailbox.ts';
import { ACTS_OF_A_MAIL, mailOnce } from './mails.ts';
import { openOutside } from './outside.ts';
import { postgresHouse } from './postgres-house.ts';
import { caughtBy, lastMailIn } from './caught.ts';
import { check } from './check.ts';
import { report } from './report.ts';
import { drawStrikes, strikeAll } from './strikes.ts';

const { lives, mails, by, seed } = asked;
const TOLD_EVERY_MS = 5_000;

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const say = sayer();
const ledger = openLedger();
const folder = await mkdtemp(join(tmpdir(), 'paladin-chaos-'));
const catcher = await startCatcher();
const caught = caughtBy(catcher);
let disk: Disk | undefined;
let clocks: Clocks | undefined;
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

let broken = 1;
try {
  disk = await diskOf(asked.fills);
  clocks = clocksOf(asked.steps);
  say(
    `seed ${seed}: ${lives} lives, ${mails} mails${mails > 0 ? ` by ${by}` : ''}, ${asked.kills} kills, ${asked.pauses} pauses, ${asked.cuts} cuts, ${disk ? asked.fills : 0} times no room, ${clocks ? asked.steps : 0} clocks set, store ${asked.store}; ${availableParallelism()} cores, Node ${process.version}`,
  );
  house = await (asked.store === 'postgres' ? postgresHouse : embeddedHouse)({
    folder,
    disk,
    clocks,
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
  if (disk) say(`${Math.round((await disk.used()) / 1024 / 1024)} MiB are on the disk`);
  say(broken === 0 ? 'everything holds' : `${broken} violations; again: ${againLine()}`);
} finally {
  await leave();
}
process.exit(broken === 0 ? 0 : 1);

async function play(at: House): Promise<void> {
  const names = at.targets.map(({ name }) => name);
  const answers = Math.max(1, Math.floor((lives * ACTS_OF_A_LIFE + mails * ACTS_OF_A_MAIL) * 0.9));
  const { wires = [] } = at;
  const drawn = {
    ...asked,
    fills: disk ? asked.fills : 0,
    timed: clocks ? (at.timed ?? []) : [],
    answers,
    names,
    wires: wires.map(({ name }) => name),
  };
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
    disk,
    clocks,
    answered: () => ledger.answered,
    over: over.signal,
    told: (what) => say(`strike ${(struck += 1)} of ${strikes.length}: ${what}`),
  });
  const outside = openOutside(at, ledger);
  const world: World = { outside, lastMail: lastMailIn(caught) };
  const one = (number: number) =>
    number <= lives ? live(number, seed, world) : mailOnce(number, by, { outside, caught, seed });
  const begun = { next: 0 };
  await Promise.all(
    Array.from({ length: asked.atOnce }, async () => {
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

/** None where nobody asked for it by name and it cannot be had. */
async function diskOf(fills: number): Promise<Disk | undefined> {
  if (fills === 0) return undefined;
  try {
    return await mountDisk(lives + mails);
  } catch (error) {
    if (byName.fills || !(error instanceof Error)) throw error;
    say(error.message);
    return undefined;
  }
}

/** On the topology of production, where Debian's library can be had. */
function clocksOf(steps: number): Clocks | undefined {
  const found = steps > 0 && asked.store === 'postgres' ? openClocks(folder) : undefined;
  if (byName.steps && steps > 0 && found === undefined)
    throw new Error(
      '--steps sets the clocks of the parts on --store postgres, by Debian’s libfaketime: apt-get download libfaketime must work',
    );
  return found;
}

/** Nothing of ours stays, whichever way it ends. */
function leave(): Promise<void> {
  leaving ??= (async () => {
    await house?.end();
    await mailbox?.end();
    await catcher.close();
    if (asked.keep)
      return console.log(`kept: ${folder}${disk ? `, with a file system: umount ${disk.folder}` : ''}`);
    await disk?.end();
    await rm(folder, { recursive: true, force: true });
  })();
  return leaving;
}
