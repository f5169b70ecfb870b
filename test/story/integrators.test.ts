// Other programs beside the whole service as it is started: the examples of docs/integrators.md as they stand, and a program
// that is told of events while the service is killed.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPaladin, type HouseEvent, type Operations } from '../../client/client.ts';
import { openReceiver, type Receiver } from '../api/webhooks/receiver.ts';
import { freePorts } from '../support/free-ports.ts';
import { type Home, newHome, type Paladin } from '../support/service.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const example = (name: string) => join(root, 'docs/examples', name);
const run = promisify(execFile);

let home: Home;
let service: Paladin;
let env: NodeJS.ProcessEnv;
let paladin: Operations;
beforeAll(async () => {
  home = await newHome({ PALADIN_WEBHOOK_NETWORKS: '127.0.0.0/8' });
  service = await home.start();
  const scopes = 'questions:read,questions:write,webhooks:manage';
  const { output } = await home.run('machine', 'add', 'Entrepôt', '--scopes', scopes);
  const [key = ''] = /paladin_\S+/.exec(output) ?? [];
  env = { ...process.env, PALADIN_URL: home.url, PALADIN_KEY: key, QUESTION_ID: randomUUID() };
  paladin = openPaladin({ url: home.url, key });
});
afterAll(() => service?.kill());

const ask = async (text: string) =>
  (await paladin.postV1Questions({ body: { id: randomUUID(), text } })).reference;

describe('an example', () => {
  test('asks in somebody’s name, once', async () => {
    const asked = async () => JSON.parse((await run('sh', [example('ask.sh')], { env })).stdout).reference;
    expect(await asked()).toMatch(/^PAL-/);
    expect(await asked()).toBe(await asked());
  });

  test('lists what changed, and goes on from there', async () => {
    const list = async (since: number) =>
      JSON.parse(
        (await run('sh', [example('list-changes.sh')], { env: { ...env, UPDATED_SINCE: String(since) } }))
          .stdout,
      );
    const { questions, asOf } = await list(0);
    expect(questions.length).toBeGreaterThan(0);
    expect((await list(asOf + 3_600_000)).questions).toEqual([]);
  });

  test('takes everything at once', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'paladin-export-'));
    await run('sh', [example('export.sh')], { env, cwd });
    expect(await readFile(join(cwd, 'questions.ndjson'), 'utf8')).toMatch(/"end":true/);
  });

  test('keeps a copy', async () => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', example('keep-a-copy.ts')], {
      env,
      cwd: root,
    });
    expect(stdout).toMatch(/^[1-9]\d* questions; the next time from \d+/);
  });

  test('is told of what happens', async () => {
    const [port = 0] = await freePorts(1);
    const url = `http://127.0.0.1:${port}/`;
    const { id, secret } = await paladin.postV1Webhooks({ body: { url } });
    const told = startTold({ ...env, WEBHOOK_SECRET: secret, PORT: String(port) });
    await expect.poll(told.said).toContain('listening');
    const reference = await ask('Quels sont vos horaires d’ouverture ?');
    await expect.poll(told.said).toMatch(new RegExp(`${reference} \\S+ registered .*message`));
    told.child.kill();
    await paladin.deleteV1WebhooksByWebhook({ path: { webhook: id } });
  });
});

test('a program is told of everything that happened, in order, though the service is killed while it tells it', async () => {
  const receiver = await openReceiver();
  receiver.secret = (await paladin.postV1Webhooks({ body: { url: receiver.url } })).secret;
  const asked = [await ask('Je voudrais parler à un conseiller.')];
  await expect.poll(() => receiver.taken.length).toBeGreaterThan(0);
  // It has the message, and its answer is never heard.
  receiver.answer = () => 'silence';
  const before = receiver.asked;
  asked.push(await ask('Quels sont vos horaires d’ouverture ?'));
  await expect.poll(() => receiver.asked).toBeGreaterThan(before);
  asked.push(await ask('Je veux faire une réclamation.'));
  await service.kill();
  receiver.answer = () => 204;
  service = await home.start();
  for (const reference of asked)
    await expect
      .poll(async () => {
        const { events } = await paladin.getV1QuestionsByReference({ path: { reference } });
        return JSON.stringify(toldOf(receiver, reference)) === JSON.stringify(events) && events.length > 2;
      })
      .toBe(true);
  await receiver.close();
});

/** The journal as who is told keeps it: by sequence, what comes later standing; a hole is a fault. */
function toldOf({ taken }: Receiver, reference: string): HouseEvent[] {
  const journal = new Map<number, HouseEvent>();
  for (const { body } of taken.filter(({ body: { data } }) => data.question.reference === reference))
    for (const event of body.data.events) {
      if (event.seq > journal.size + 1) throw new Error(`a hole before ${event.seq} of ${reference}`);
      journal.set(event.seq, event);
    }
  return [...journal.values()];
}

function startTold(given: NodeJS.ProcessEnv): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', example('be-told.ts')], {
    env: given,
    cwd: root,
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  return { child, said: () => said };
}
