// A rolling upgrade from a version before to this one, with lives under way, on the topology of docker-compose.yml:
// npm run upgrade -- --from COMMIT [--lives 500] [--seed 1] [--keep]
// Every question is asked of the version before; then one copy after the other goes over in the midst of what people and agents do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startCatcher } from '../../test/email/catcher.ts';
import { caughtBy, lastMailIn } from '../chaos/caught.ts';
import { check } from '../chaos/check.ts';
import { openLedger } from '../chaos/ledger.ts';
import type { World } from '../chaos/lives.ts';
import { openOutside } from '../chaos/outside.ts';
import { report } from '../chaos/report.ts';
import { sayer } from '../sayer.ts';
import { startTopology, type NativeTopology } from '../topology/native-topology.ts';
import { checkOut, commitOf } from './former-tree.ts';
import { openPeople } from './people.ts';
import { roll } from './roll.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    lives: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '12' },
    keep: { type: 'boolean', default: false },
  },
});
if (values.from === undefined) throw new Error('--from takes the commit or tag to upgrade from');
const program = fileURLToPath(new URL('../../bin/paladin.js', import.meta.url));
const [lives, seed, atOnce] = [Number(values.lives), Number(values.seed), Number(values['at-once'])];

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const say = sayer();
const ledger = openLedger();
const folder = await mkdtemp(join(tmpdir(), 'paladin-upgrade-'));
const catcher = await startCatcher();
const caught = caughtBy(catcher);
const former = checkOut(values.from, folder);
let topology: NativeTopology | undefined;
let broken = 1;
say(
  `from ${commitOf(values.from).slice(0, 12)} to ${commitOf('HEAD').slice(0, 12)}, ${lives} lives, seed ${seed}`,
);
try {
  topology = await startTopology({
    folder,
    relay: catcher.url,
    mailbox: undefined,
    report: say,
    program: former.program,
  });
  say('the version before is ready');
  await play(topology);
  const { temporal, postgres, dataFolder, parts } = topology;
  const house = {
    url: topology.url(),
    engineAddress: temporal.address,
    dataFolder,
    close: () => closeAll(topology).then(() => ({ url: postgres.url })),
  };
  const endedByThemselves = parts.reduce((sum, { endedByItself }) => sum + endedByItself(), 0);
  const verdicts = await check(house, { ledger, caught, say });
  broken = report(verdicts, { ledger, caught: caught(), endedByThemselves });
  say(broken === 0 ? 'everything holds' : `${broken} violations`);
} finally {
  await topology?.end();
  await catcher.close();
  former.remove();
  if (values.keep) console.log(`kept: ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}
process.exit(broken === 0 ? 0 : 1);

async function play(at: NativeTopology): Promise<void> {
  const entrances = {
    mailbox: undefined,
    get url() {
      return at.url();
    },
    get smtpPort() {
      return at.smtpPort();
    },
  };
  const world: World = { outside: openOutside(entrances, ledger), lastMail: lastMailIn(caught) };
  const people = openPeople({ seed, world, atOnce, failed });
  await people.ask(lives);
  say(`${people.underWay()} lives are under way`);
  const before = { sent: ledger.sent.length, given: ledger.given.length };
  let rolled = 0;
  const rolls = (share: number) => void (rolled = share);
  const livedOn = people.goOn(() => rolled);
  await roll(at, { program, rolls, ledger, say }).finally(() => rolls(1));
  const sent = ledger.sent.slice(before.sent);
  const mails = sent.filter(({ way }) => way === 'mail').length;
  say(
    `all is of the new version: ${sent.length - mails} messages, ${mails} mails and ${ledger.given.length - before.given} commands meanwhile, ${people.begunSince()} more questions among them`,
  );
  await livedOn;
  say('all lives are over');
}

function failed(number: number, { name, message }: Error): void {
  ledger.wrong.push(`life ${number}: ${name}: ${message}`);
  say(`life ${number}: ${name}: ${message}`);
}

async function closeAll(at: NativeTopology | undefined): Promise<void> {
  await at?.close();
}
