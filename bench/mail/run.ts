// What a mail costs: accepted to stored beside the same listener that only parses and drops, and how long a large one keeps others waiting.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../config.ts';
import { startMailListener } from '../../email/listener.ts';
import { openMessageIntake } from '../../intake/accept.ts';
import type { Acceptance } from '../../intake/inbound-message.ts';
import { openContainer } from '../../service/container.ts';
import { runMail } from '../../service/run-mail.ts';
import { watchLoop } from '../abuse/loop-probe.mjs';
import { freePorts } from '../../test/support/free-ports.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 200);
const MB = 1024 * 1024;
const [smtpPort = 0] = await freePorts(1);
const folder = await mkdtemp('/tmp/paladin-bench-mail-');
const house = await openContainer(
  readConfig({ PALADIN_DATA: folder, PALADIN_SMTP_PORT: String(smtpPort), PALADIN_LOG: 'silent' }),
);
const { store, vault, readers } = house;
await readers.warm();
const door = openMessageIntake({
  store,
  vault,
  qualify: readers.qualify,
  emergencyReply: () => 'Appelez le 15.',
});
const away = () => Promise.reject(new Error('nothing runs here'));
const desk = { command: away, state: away, health: async () => ({ engine: false, workers: false }) };
const mail = await runMail(house, { accept: door.accept, desk });
const unlimited = { burst: 1e9, perMinute: 1e9 };
const limits = { connections: 100, connect: unlimited, mail: unlimited };
const taken: Acceptance = {
  accepted: true,
  reference: 'PAL-7F3K-92QX',
  messageId: 'm',
  emergency: false,
  suicidal: false,
  route: 'question',
  duplicate: false,
};
const parts = { port: 0, host: '127.0.0.1', mailbox: 'bonjour@paladin.fr', limits };
const dropping = await startMailListener({
  ...parts,
  read: readers.readMail,
  accept: () => Promise.resolve(taken),
  bounced: away,
  quarantine: () => Promise.resolve(),
  qualify: () => away(),
});
console.log(`${cpus().length} cores, Node ${process.version}, ${TIMES} mails, 10 connections\n`);
await sent(smtpPort, 20);
await sent(dropping.port, 20);
const dropped = TIMES / (await sent(dropping.port, TIMES));
const stored = TIMES / (await sent(smtpPort, TIMES));
console.log(`parsed and dropped   ${dropped.toFixed(1)} a second`);
console.log(
  `accepted to stored   ${stored.toFixed(1)} a second (${(dropped / stored).toFixed(2)} times as long)\n`,
);
await sent(smtpPort, 1, { bytes: MB, kind: 'file' });
console.log('longest turn of the event loop in ms, and how late a clock saw it:');
const longestTurn = watchLoop();
for (const [name, kind, bytes] of [
  ['nothing at all', 'none', 0],
  ['24 MB of text', 'text', 23 * MB],
  ['12 MB of text', 'text', 12 * MB],
  ['a file of 17 MB', 'file', 17 * MB],
] as const) {
  longestTurn();
  const turns: string[] = [];
  for (let time = 0; time < 3; time += 1) {
    await (kind === 'none' ? pause(3_000) : sent(smtpPort, 1, { bytes, kind }));
    const { own, wall } = longestTurn();
    turns.push(`${own.toFixed(0)} (${wall.toFixed(0)})`);
  }
  console.log(`${name.padEnd(18)} ${turns.join(', ')}`);
}

await mail.stop();
await dropping.close();
await house.close();
await rm(folder, { recursive: true, force: true });
process.exit();

/** Seconds that it took. */
async function sent(port: number, count: number, { bytes = 0, kind = 'text' } = {}): Promise<number> {
  const script = fileURLToPath(new URL('send.ts', import.meta.url));
  const words = [port, count, Math.min(10, count), bytes].map(String);
  const begun = performance.now();
  const sender = spawn(process.execPath, ['--import', 'tsx', script, ...words, kind], { stdio: 'inherit' });
  const [code] = await once(sender, 'exit');
  if (code !== 0) throw new Error(`the sender ended with ${String(code)}`);
  return (performance.now() - begun) / 1000;
}
