// The parts in processes of their own, on an engine and a PostgreSQL that fail one after the other.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Asked, asking, call, post, postQuestion, type Said, signedIn } from './people.ts';
import { loseProjection, projectionOf } from './projection.ts';
import { openPremises, type Premises, timersOf } from './story-premises.ts';

const HOURS = 'Quels sont vos horaires d’ouverture ?';
const COMPLAINT = 'Je souhaite faire une réclamation : personne ne m’a répondu depuis deux semaines.';
const EMERGENCY = 'Mon collègue fait un malaise, il ne respire plus';
/** The engine waits ten seconds for a word of a worker that died, and the outside's work is tried again. */
const AFTER_A_CRASH = { timeout: 150_000, interval: 250 };

let at: Premises;
let url: string;
let smtpPort: number;
/** Asked around the end of a worker. */
let midway: Asked[] = [];

beforeAll(async () => {
  at = await openPremises();
  ({ url, smtpPort } = at.home);
});
afterAll(() => at?.close());

const letter = (subject = 'Horaires') => ({
  subject,
  text: HOURS,
  messageId: `<${randomUUID()}@example.org>`,
});
const complaint = async () => {
  const one = await ask(url, COMPLAINT);
  await expect.poll(one.status).toBe('queued');
  return one;
};

describe('a house that is new', () => {
  test('has no agent until its owner adds one at the console, whose password is shown once', async () => {
    const add = ['agent', 'add', 'nora', '--name', 'Nora Bel', '--roles', 'support,supervisor'];
    const { code, output } = await at.home.run(...add);
    expect(code).toBe(0);
    const [, password = ''] = /^nora signs in with the password (\S+)$/m.exec(output) ?? [];
    expect(await (await signedIn(url, 'nora', password)).list()).toBeDefined();
    expect((await at.home.run('agent', 'list')).output).toContain('Nora Bel (support, supervisor)');
  });
});

describe('what is asked while nobody works', () => {
  const references: string[] = [];
  let until = 0;
  const askBothWays = async () => {
    references.push((await ask(url, HOURS)).reference, await post(smtpPort, letter()));
  };

  test('with every worker stopped is accepted, by chat and by mail', async () => {
    await askBothWays();
    expect(await at.ready()).toMatchObject({ ready: false, store: true, engine: true, workers: false });
  });

  test('with the engine stopped, too; and an emergency is told whom to call', async () => {
    await at.engine.kill();
    await askBothWays();
    const { status, body } = await postQuestion(url, asking(EMERGENCY));
    expect(status).toBe(202);
    expect(body['emergency'].text).toContain('15');
    until = Date.now();
  });

  test('is answered once they are back, dated at its receipt', async () => {
    await at.engine.start();
    await at.startWorker();
    for (const reference of references)
      await expect.poll(() => at.types(reference), AFTER_A_CRASH).toContain('answered');
    for (const reference of references)
      expect((await at.events(reference))[0]).toMatchObject({
        type: 'registered',
        at: expect.toSatisfy((instant) => instant <= until),
      });
    await expect.poll(at.ready).toMatchObject({ ready: true });
  });
});

describe('a worker that is killed in the middle', () => {
  test('is replaced while questions go on coming in', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? HOURS : COMPLAINT));
    midway = await Promise.all(texts.map((text) => ask(url, text)));
    const types = async () => (await Promise.all(midway.map((one) => one.types()))).flat();
    await expect.poll(types).toContain('acknowledged');
    await at.worker?.kill();
    midway.push(await ask(url, HOURS));
    await at.startWorker();
  });
});

describe('a question sent twice', () => {
  test('by chat is one question', async () => {
    const body = asking(HOURS);
    const answers = await Promise.all([1, 2, 3].map(() => postQuestion(url, body)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map((answer) => answer.body['reference'])).size).toBe(1);
  });

  test('by mail is one question', async () => {
    const mail = letter('Deux fois');
    const [first, second] = await Promise.all([post(smtpPort, mail), post(smtpPort, mail)]);
    expect(first).toMatch(/^PAL-/);
    expect(second).toBe(first);
  });
});

describe('a complaint on the desk', () => {
  test('goes to one of two agents who claim it at once', async () => {
    const { reference } = await complaint();
    const claims = await Promise.all([at.lea, at.marc].map((agent) => agent.put(reference, 'claim')));
    const [winner, loser] = claims[0]?.status === 200 ? claims : claims.toReversed();
    expect(winner).toMatchObject({ status: 200 });
    expect(loser).toMatchObject({ status: 409, body: { error: expect.stringContaining('claimed') } });
    const assignee = winner === claims[0] ? 'lea' : 'marc';
    await expect.poll(() => at.line(reference)).toMatchObject({ assignee, status: 'with-agent' });
  });

  test('is claimed from the desk; whoever reaches the engine alone claims nothing in an agent’s name, and it is written down', async () => {
    const { reference } = await complaint();
    const input = ['--name', 'claim', '--input', JSON.stringify({ id: randomUUID(), agent: 'marc' })];
    await at.engine.temporal('workflow', 'signal', '--workflow-id', reference, ...input);
    await expect
      .poll(() => at.events(reference))
      .toContainEqual(expect.objectContaining({ command: 'claim', code: 'unproven', by: 'system' }));
    await at.lea.put(reference, 'claim');
    await expect.poll(() => at.line(reference)).toMatchObject({ status: 'with-agent', assignee: 'lea' });
  });
});

describe('an engine that is killed', () => {
  test('has questions and timers as they were when it is started again, and the worker takes them up', async () => {
    const { reference, types } = await complaint();
    await at.lea.put(reference, 'claim');
    const standing = async () => ({
      timers: await timersOf(at.client, reference),
      journal: await at.client.workflow.getHandle(reference).query('journal'),
    });
    const before = await standing();
    expect(before.timers).toHaveLength(1);
    await at.engine.kill();
    await at.engine.start();
    await expect.poll(() => standing().catch(() => undefined)).toEqual(before);
    const reply = () => at.lea.post(reference, 'replies', { text: 'Nous y sommes.' });
    await expect.poll(async () => (await reply()).status).toBe(200);
    await expect.poll(types).toContain('replied');
  });
});

describe('with the store away', () => {
  const body = asking(HOURS);
  const mail = letter();

  test('nothing is accepted, and the sender is told to try again', async () => {
    await at.postgres.stop();
    const { status, headers } = await postQuestion(url, body);
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await expect(post(smtpPort, mail)).rejects.toMatchObject({ responseCode: 451 });
    const urgent = await postQuestion(url, asking(EMERGENCY));
    const emergency = { text: expect.stringContaining('15') };
    expect(urgent).toMatchObject({ status: 503, body: { emergency } });
  });

  test('it is accepted on the next try', async () => {
    await at.postgres.start();
    await expect.poll(async () => (await postQuestion(url, body)).status).toBe(202);
    const { reference, token } = (await postQuestion(url, body)).body;
    await expect.poll(() => post(smtpPort, mail).catch(() => '')).toMatch(/^PAL-/);
    const seen = () =>
      call(url, `GET /api/questions/${reference}`, { headers: { authorization: `Bearer ${token}` } });
    await expect.poll(async () => (await seen()).body['status'], AFTER_A_CRASH).toBe('waiting');
  });
});

describe('after all this', () => {
  test('what the killed worker had in hand is not lost, and nothing was said twice', async () => {
    for (const one of midway) await expect.poll(one.status, AFTER_A_CRASH).toMatch(/^(waiting|queued)$/);
    for (const one of midway) {
      const { status, messages } = await one.seen();
      const last = status === 'waiting' ? 'answer' : 'handed-off';
      expect(messages.map(({ kind }: Said) => kind)).toEqual(['message', 'acknowledged', last]);
    }
  });

  test('every history replays', async () => {
    const { code, output } = await at.home.run('replay', '--all');
    expect(output).toMatch(/^\d+ agree, 0 disagree$/m);
    expect(code).toBe(0);
  });

  test('a lost projection is rebuilt from the histories, row by row', async () => {
    const before = await projectionOf(at.store);
    await loseProjection(at.store);
    const { code, output } = await at.home.run('rebuild', '--all');
    expect(output).toMatch(/ 0 not possible$/m);
    expect(code).toBe(0);
    expect(await projectionOf(at.store)).toEqual(before);
  });

  test('Ctrl-C ends each part cleanly', async () => {
    const ends = await Promise.all([at.door.interrupt(), at.worker?.interrupt()]);
    expect(ends).toMatchObject([{ code: 0 }, { code: 0 }]);
  });
});
