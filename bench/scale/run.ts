// What a question costs, in full: whole lives on a whole service over PostgreSQL, counted at several sizes; a straight line through
// all sizes but the last, and the last beside it.   npx tsx bench/scale/run.ts --sizes 20,40,60,120
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from '@temporalio/client';
import { keepAgent } from '../../store/agents.ts';
import { deskLine } from '../../store/desk-list.ts';
import { openStore } from '../../store/open-store.ts';
import { connectClient, embeddedPlace } from '../../temporal-server/connect.ts';
import { asking, call, signedIn, type Answer } from '../../test/story/people.ts';
import { freePorts } from '../../test/support/free-ports.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { quickPolicy } from '../../test/support/quick-policy.ts';
import { masterKey } from '../../test/support/stores.ts';
import { openHouse } from '../../test/web/web-house.ts';
import { costsOf, type Costs } from './costs.ts';
import { lineThrough } from './line.ts';

const AT_ONCE = 3;
const { values } = parseArgs({ options: { sizes: { type: 'string', default: '20,40,60,120' } } });
const sizes = values.sizes.split(',').map(Number);

const folder = await mkdtemp(join(tmpdir(), 'paladin-scale-'));
const dataFolder = join(folder, 'data');
const [postgres, [enginePort]] = await Promise.all([startPostgres(), freePorts(1)]);
const store = await openStore({ url: postgres.url });
const password = randomUUID();
await keepAgent(store.db, { id: 'lea', name: 'Léa', roles: ['support'], password });
await writeFile(join(folder, 'policy.yaml'), quickPolicy);
const house = await openHouse({
  DATABASE_URL: postgres.url,
  PALADIN_DATA: dataFolder,
  PALADIN_MASTER_KEY: masterKey(4),
  PALADIN_POLICY: join(folder, 'policy.yaml'),
  PALADIN_ENGINE_PORT: String(enginePort),
});
const place = embeddedPlace({ address: `127.0.0.1:${enginePort}`, namespace: 'default' });
const connection = await connectClient(place);
const client = new Client({ connection });
const lea = await signedIn(house.address, 'lea', password);

let lived = 0;
// What is loaded and compiled once is no question's.
await livesUntil(AT_ONCE);
const measured: { questions: number; costs: Costs }[] = [await measure()];
for (const size of sizes) {
  await livesUntil(AT_ONCE + size);
  measured.push(await measure());
}
report();
await connection.close();
await house.close();
await store.close();
await postgres.remove();
await rm(folder, { recursive: true, force: true });

async function measure() {
  // Facts are added up each minute, words indexed every two seconds, what is mailed a moment later.
  await pause(5_000);
  const costs = await costsOf({ client, db: store.db, dataFolder, postgres: postgres.pid() ?? 0 });
  return { questions: lived - AT_ONCE, costs };
}

async function livesUntil(count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (lived < count) {
        lived += 1;
        await live();
      }
    }),
  );
}

/** Handed to a person, claimed, opened, answered, resolved by its agent, closed. */
async function live(): Promise<void> {
  const email = `${randomUUID()}@exemple.fr`;
  const sent = {
    body: asking('Je voudrais parler à un conseiller de ma facture.', { email }),
    headers: { 'x-forwarded-for': email },
  };
  const { body } = await done(() => call(house.address, 'POST /api/questions', sent));
  const reference = String(body['reference']);
  await reaches(reference, 'queued');
  await done(() => lea.put(reference, 'claim'));
  await lea.open(reference);
  await done(() => lea.post(reference, 'replies', { text: 'Bonjour, voici votre facture corrigée.' }));
  await done(() => lea.put(reference, 'resolution'));
  await reaches(reference, 'closed');
}

/** Said again while the machine is too busy, or the limits of one agent are reached. */
async function done(asked: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await asked();
    if (answer.status < 300) return answer;
    if (![429, 500, 503].includes(answer.status))
      throw new Error(`not done: ${answer.status} ${JSON.stringify(answer.body)}`);
    await pause(1_000);
  }
}

async function reaches(reference: string, status: string): Promise<void> {
  while ((await deskLine(store.db, reference))?.status !== status) await pause(200);
}

function report(): void {
  const [last, ...before] = measured.toReversed();
  if (!last) return;
  console.log(`| | fixed | a question | at ${last.questions}: by the line | measured | off by |`);
  console.log('| --- | --: | --: | --: | --: | --: |');
  for (const [name, found] of Object.entries(last.costs)) {
    const points = before.map(({ questions, costs }) => ({ x: questions, y: costs[name] ?? 0 }));
    const { fixed, each } = lineThrough(points);
    const foretold = fixed + each * last.questions;
    const off = found === 0 ? 0 : (100 * (foretold - found)) / found;
    console.log(
      `| ${name} | ${written(fixed)} | ${written(each)} | ${written(foretold)} | ${written(found)} | ${off.toFixed(1)} % |`,
    );
  }
}

function written(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
}
