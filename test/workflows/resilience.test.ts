import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ODDITY_LIMIT } from '../../domain/decision.ts';
import { paris } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';

const monday = paris('2035-06-04T10:00');
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('nothing that anybody sends can fail, block or wedge a question', () => {
  test.each([
    ['a command without its fields', 'claim', '{}'],
    ['a command that is no object', 'claim', '"hello"'],
    ['a sentence in the place of an id', 'claim', JSON.stringify({ id: 'j’ai mal au dos', agent: 'lea' })],
    [
      'a message with a foreign route',
      'message',
      JSON.stringify({ id: 'x', at: 1, reading: { route: 'root' } }),
    ],
    ['a number that is none', 'rate', JSON.stringify({ id: 'x', score: '5' })],
    ['a prototype in disguise', 'message', '{"__proto__":{"id":"x"}}'],
  ])('%s is journalled and ignored', async (_, name, input) => {
    const asked = await complaint();
    await asked.byEngine('signal', name, '--input', input);
    await expect
      .poll(asked.journal)
      .toContainEqual(expect.objectContaining({ type: 'ignored', signal: name, problem: 'malformed' }));
    await asked.update('claim', { agent: 'lea' });
  });

  test('an unknown signal is journalled under its name, or none when its name is a sentence', async () => {
    const asked = await complaint();
    await asked.signal('explode');
    await asked.signal('j’ai mal au dos depuis mardi');
    await expect
      .poll(async () =>
        (await asked.journal()).flatMap((event) => (event.type === 'ignored' ? [event.signal] : [])),
      )
      .toEqual(['explode', 'unnamed']);
  });

  test('bytes that nobody can read are ignored', async () => {
    const asked = await complaint();
    const meta = ['--input-meta', 'encoding=binary/unheard-of', '--input', '"x"'];
    await asked.byEngine('signal', 'claim', ...meta);
    await expect.poll(asked.types).toContain('ignored');
    await asked.update('claim', { agent: 'lea' });
  });

  test('a flood of nonsense leaves a bounded trace, and the question goes on in a new run with all it knew', async () => {
    const asked = await complaint();
    const { firstExecutionRunId } = asked.handle;
    await asked.update('claim', { id: 'claimed-before', agent: 'lea' });
    for (let sent = 0; sent < 1_100; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => asked.signal('nonsense')));
      // Taken in before the next hundred: the engine would hand over thousands at once.
      await asked.status();
    }
    await expect.poll(async () => (await asked.handle.describe()).runId).not.toBe(firstExecutionRunId);
    const journal = await asked.journal();
    expect(journal.filter(({ type }) => type === 'ignored')).toHaveLength(ODDITY_LIMIT);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));

    await asked.update('claim', { id: 'claimed-before', agent: 'lea' });
    expect(await asked.when('claimed')).toHaveLength(1);
    await asked.forwardTo(paris('2035-06-06T18:00'));
    // Nobody had worked on it: it went back to the queue at closing time.
    await asked.update('claim', { agent: 'lea' });
    await asked.update('resolve', { agent: 'lea' });
    expect(await asked.types()).toEqual(
      expect.arrayContaining(['warned', 'breached', 'extended', 'resolved']),
    );
  });

  test('a cancellation leaves nobody unanswered', async () => {
    const asked = await complaint();
    await asked.handle.cancel();
    await asked.update('claim', { agent: 'lea' });
    await asked.forwardTo(paris('2035-06-06T18:00'));
    expect(await asked.types()).toContain('extended');
    expect(await asked.journal()).toContainEqual(
      expect.objectContaining({ type: 'operated', what: 'cancelled' }),
    );
  });

  test('a message received twice counts once', async () => {
    const asked = await complaint();
    const id = await asked.write();
    await asked.handle.signal('message', {
      id,
      at: monday,
      reading: (await asked.journal()).flatMap((event) =>
        event.type === 'message' ? [event.reading] : [],
      )[0],
    });
    await asked.update('claim', { agent: 'lea' });
    expect(
      (await asked.journal()).filter((event) => event.type === 'message' && event.message === id),
    ).toHaveLength(1);
  });
});

describe('a store that is away', () => {
  test('delays screens, never timers nor commands; what it missed is recorded when it is back', async () => {
    const asked = await complaint();
    house.world.storeAway = true;
    await asked.update('claim', { agent: 'lea' });
    await asked.update('reply', { agent: 'lea', message: 'm1' });
    expect(await asked.clock('first_response')).toMatchObject({ standing: 'met' });
    house.world.storeAway = false;
    await expect
      .poll(() => house.world.recorded.get(asked.reference)?.map(({ type }) => type))
      .toEqual(expect.arrayContaining(['claimed', 'replied']));
    const seqs = house.world.recorded.get(asked.reference)?.map(({ seq }) => seq) ?? [];
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});

describe('a worker that dies', () => {
  test.each(['medical_employee', 'complaint'] as const)(
    'has shown nothing of a %s that the engine does not hold',
    async (route) => {
      const decided: boolean[] = [];
      house.world.beforeSaying = async (question) => {
        const { events } = await house.engine.client.workflow.getHandle(question).fetchHistory();
        decided.push(events?.some((event) => event.workflowTaskCompletedEventAttributes) ?? false);
      };
      const asked = await house.ask({ at: monday, reads: { route } });
      await expect
        .poll(() => house.world.recorded.get(asked.reference)?.map(({ type }) => type))
        .toContain('said');
      house.world.beforeSaying = () => Promise.resolve();
      expect(decided).not.toContain(false);
    },
  );
});

describe('a message after the end', () => {
  test('opens a question of its own', async () => {
    const asked = await complaint();
    await asked.update('claim', { agent: 'lea' });
    await asked.update('resolve', { agent: 'lea' });
    await asked.forwardTo(paris('2035-06-12T09:00'));
    await expect.poll(asked.status).toBe('closed');
    const id = await asked.write();
    await expect.poll(() => house.world.linked).toContain(id);
  });
});

describe('a workflow started by hand with something else than a question', () => {
  test('fails by itself and says so', async () => {
    const started = house.engine.client.workflow.execute('question', {
      taskQueue: house.taskQueue,
      workflowId: randomUUID(),
      args: [{ hello: 'world' }],
    });
    await expect(started).rejects.toMatchObject({ cause: { message: 'not the start of a question' } });
  });
});

async function complaint(): Promise<Case> {
  const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  return asked;
}
