// Starts the topology of docker-compose.yml on this machine and says where it is, until Ctrl-C:
// npm run topology -- [--smoke]; with --smoke, one question by chat and one by mail go through it, and it ends.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startCatcher } from '../../test/email/catcher.ts';
import { staff } from '../chaos/house.ts';
import { openLedger } from '../chaos/ledger.ts';
import { openOutside } from '../chaos/outside.ts';
import { startTopology, type NativeTopology } from './native-topology.ts';

const { values } = parseArgs({ options: { smoke: { type: 'boolean', default: false } } });
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});
const folder = await mkdtemp(join(tmpdir(), 'paladin-topology-'));
const catcher = await startCatcher();
const topology = await startTopology({ folder, relay: catcher.url, mailbox: undefined, report: console.log });
let failed = 0;
try {
  if (values.smoke) failed = await Promise.race([smoke(topology), stopped.then(() => 1)]);
  else {
    announce(topology);
    await stopped;
  }
} finally {
  await topology.end();
  await catcher.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(failed);

function announce({ urls, temporal, postgres }: NativeTopology): void {
  console.log(`pages and desk    ${urls.join('  ')}`);
  console.log(`Temporal          ${temporal.address}`);
  console.log(`PostgreSQL        ${postgres.url}`);
  console.log(`agents            ${staff.support.join(', ')}; password ${staff.password}`);
}

/** A question that the assistant answers, and a complaint by mail that is acknowledged by mail. */
async function smoke(at: NativeTopology): Promise<number> {
  const ledger = openLedger();
  const outside = openOutside(entrances(at), ledger);
  const text = 'Bonjour, quels sont vos horaires ?';
  const { reference } = await outside.askByChat({
    life: 1,
    text,
    role: 'employee',
    emergency: false,
    copies: 1,
  });
  await outside.until(reference, ({ events }) =>
    events.some(({ type }) => type === 'answered' || type === 'handed-off'),
  );
  console.log(`${reference}: asked by chat, answered or given to people`);
  const complaint = await outside.sendMail(2, 1, { subject: 'Réclamation', text: 'Personne ne répond.' });
  await outside.until(complaint, ({ events }) => events.some(({ type }) => type === 'acknowledged'));
  console.log(`${complaint}: written by mail, acknowledged`);
  for (const wrong of ledger.wrong) console.error(wrong);
  return ledger.wrong.length === 0 ? 0 : 1;
}

function entrances(at: NativeTopology) {
  return {
    mailbox: undefined,
    get url() {
      return at.url();
    },
    get smtpPort() {
      return at.smtpPort();
    },
  };
}
