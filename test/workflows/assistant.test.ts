import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attempt } from '../../activities/contract.ts';
import { gated, paris } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';

const monday = paris('2035-06-04T10:00');
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a question that the assistant can answer', () => {
  test('is registered, qualified, acknowledged and answered, then waits for the person', async () => {
    const asked = await house.ask({ at: monday });
    await expect.poll(asked.status).toBe('waiting');
    expect(await asked.types()).toEqual(
      expect.arrayContaining([
        'registered',
        'message',
        'calendar',
        'qualified',
        'acknowledged',
        'said',
        'answered',
      ]),
    );
    await expect.poll(asked.occasions).toEqual(['acknowledged']);
    expect(await asked.clock('first_response')).toMatchObject({ standing: 'paused', why: 'confirmation' });
  });

  test('is resolved when the person says yes; no human reply was owed', async () => {
    const asked = await answered();
    await asked.write({ says: 'yes' });
    await expect.poll(asked.status).toBe('resolved');
    expect(await asked.clock('first_response')).toMatchObject({ standing: 'cancelled' });
    expect(await asked.clock('resolution')).toMatchObject({ standing: 'met' });
    await expect.poll(asked.occasions).toEqual(['acknowledged', 'resolved']);
  });

  test('is handed to a human when the person says no, with the deadline counted from receipt', async () => {
    const asked = await answered();
    await asked.update('confirm', { helped: false });
    expect(await asked.state()).toMatchObject({ status: 'queued', team: 'support' });
    expect(await asked.clock('first_response')).toMatchObject({ standing: 'running', startedAt: monday });
    await expect.poll(asked.occasions).toEqual(['acknowledged', 'handed-off']);
    expect(asked.said().at(-1)).toMatchObject({
      because: 'not-helped',
      replyDue: (await asked.clock('first_response'))?.due,
    });
  });

  test('is reminded after one open day of silence, and counts as settled after three', async () => {
    const asked = await answered();
    const [answeredAt = 0] = await asked.when('answered');
    await asked.forwardTo(paris('2035-06-07T12:00'));
    await expect.poll(asked.status).toBe('resolved');
    expect(await asked.when('reminded')).toEqual([answeredAt + 24 * 3_600_000]);
    expect(await asked.when('resolved')).toEqual([answeredAt + 3 * 24 * 3_600_000]);
    await expect.poll(asked.occasions).toEqual(['acknowledged', 'reminded', 'resolved']);
    expect(asked.said().at(-1)).toMatchObject({ because: 'assumed' });
  });

  test('closes five open days after its resolution, and may still be rated once', async () => {
    const asked = await answered();
    await asked.update('confirm', { helped: true });
    await asked.forwardTo(paris('2035-06-12T09:00'));
    await expect.poll(asked.status).toBe('closed');
    await asked.update('rate', { score: 5 });
    await asked.handle.result();
    expect(
      house.world.recorded
        .get(asked.reference)
        ?.map(({ type }) => type)
        .slice(-2),
    ).toEqual(['closed', 'rated']);
  });

  test('comes back to the assistant when the person asks on, three times at most', async () => {
    const asked = await answered();
    await asked.write();
    await expect.poll(async () => (await asked.when('answered')).length).toBe(2);
    await asked.write();
    await expect.poll(async () => (await asked.when('answered')).length).toBe(3);
    await asked.write();
    await expect.poll(asked.status).toBe('queued');
    expect((await asked.journal()).at(-1)).toMatchObject({ type: 'said' });
    expect(asked.said().at(-1)).toMatchObject({ occasion: 'handed-off', because: 'assistant-exhausted' });
  });
});

describe('a question that the assistant cannot answer', () => {
  test('is handed to a human at once', async () => {
    const asked = await house.ask({ at: monday, reads: { humanRequested: true } });
    await expect.poll(asked.status).toBe('queued');
    expect(await asked.types()).not.toContain('answered');
    await expect.poll(asked.occasions).toEqual(['acknowledged', 'handed-off']);
  });

  test('is handed to a human when the attempt fails for good', async () => {
    const asked = await house.ask({ at: monday, reads: { topic: 'fails' } });
    house.world.attempts.set(asked.reference, () => Promise.reject(new Error('no model')));
    await asked.write();
    await expect.poll(asked.status).toBe('queued');
  });
});

describe('a model that answers nobody', () => {
  test('keeps only those waiting who need it: a complaint by mail is acknowledged meanwhile', async () => {
    const hung = gated();
    let hanging = 0;
    const attempt = async (): Promise<Attempt> => {
      hanging += 1;
      await hung.promise;
      return { decision: 'handoff' };
    };
    const waiting = await Promise.all(Array.from({ length: 9 }, () => house.ask({ at: monday, attempt })));
    await expect.poll(() => hanging).toBe(8);
    const complaint = await house.ask({ at: monday, channel: 'email', reads: { route: 'complaint' } });
    await expect.poll(complaint.occasions).toContain('acknowledged');
    expect(hanging).toBe(8);
    hung.resolve();
    for (const asked of waiting) await expect.poll(asked.status).toBe('queued');
    expect(hanging).toBeGreaterThanOrEqual(9);
  });
});

describe('words that read as a machine’s', () => {
  test('neither end nor silence a conversation in the chat', async () => {
    const asked = await house.ask({ at: monday, reads: { automated: true } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.write({ automated: true, humanRequested: true });
    await expect.poll(asked.status).toBe('queued');
    expect(await asked.types()).not.toContain('closed');
  });
});

describe('one voice', () => {
  test('an answer to anything but the last message is thrown away, and the burst answered once', async () => {
    const asked = await answered();
    const gate = gated();
    house.world.attempts.set(asked.reference, async () => {
      await gate.promise;
      house.world.attempts.delete(asked.reference);
      return { decision: 'answer', message: 'answer-to-the-first', articles: [], confidence: 1 };
    });
    await asked.write();
    await expect.poll(asked.status).toBe('with-assistant');
    await asked.write();
    gate.resolve();
    await expect.poll(asked.status).toBe('waiting');
    const answers = (await asked.journal()).flatMap((event) =>
      event.type === 'answered' ? [event.message] : [],
    );
    expect(answers).toHaveLength(2);
    expect(answers).not.toContain('answer-to-the-first');
  });

  test('the assistant stays silent once a human has the case', async () => {
    const asked = await answered();
    const gate = gated();
    house.world.attempts.set(asked.reference, async () => {
      await gate.promise;
      return { decision: 'answer', message: 'too-late', articles: [], confidence: 1 };
    });
    await asked.write();
    await expect.poll(asked.status).toBe('with-assistant');
    await asked.update('human');
    gate.resolve();
    await asked.update('claim', { agent: 'lea' });
    await asked.write();
    expect(await asked.status()).toBe('with-agent');
    expect(JSON.stringify(await asked.journal())).not.toContain('too-late');
  });
});

describe('by mail', () => {
  const byMail = { at: monday, channel: 'email' } as const;
  const saidIn = async (asked: Case) =>
    (await asked.journal()).flatMap((event) => (event.type === 'said' ? [event] : []));

  test('what is answered at once leaves with the acknowledgement, in one mail', async () => {
    const asked = await house.ask(byMail);
    await expect.poll(() => saidIn(asked)).toHaveLength(2);
    const [acknowledged, answer] = await saidIn(asked);
    expect(acknowledged).toMatchObject({
      message: `${asked.reference}:acknowledged:1`,
      within: answer?.message,
      accepted: answer?.accepted,
    });
    expect(asked.occasions()).toEqual([]);
    expect(house.world.delivered.filter((id) => id === answer?.message)).toHaveLength(1);
    const carried = house.world.carried.filter(({ question }) => question === asked.reference);
    expect(carried).toMatchObject([{ occasion: 'acknowledged', replyDue: expect.any(Number) }]);
  });

  // oxfmt-ignore
  test.each([
    ['a complaint',                       { reads: { route: 'complaint' } },                  { because: 'complaint', handedOff: 'complaint' }],
    ['the wish for a person',             { reads: { humanRequested: true } },                { handedOff: 'asked-for-a-human' }],
    ['what the assistant cannot answer',  { attempt: async () => ({ decision: 'handoff' as const }) }, { handedOff: 'assistant-unable' }],
  ] as const)('%s is received and given to a person in one mail', async (_, what, told) => {
    const asked = await house.ask({ ...byMail, ...what });
    await expect.poll(() => saidIn(asked)).toHaveLength(1);
    expect(asked.said()).toMatchObject([{ occasion: 'acknowledged', ...told }]);
    await asked.update('claim', { agent: 'lea' });
    expect(await saidIn(asked)).toHaveLength(1);
  });

  test('an assistant that takes longer is not waited for: each leaves in a mail of its own, once', async () => {
    const gate = gated();
    const asked = await house.ask({
      ...byMail,
      attempt: async () => {
        await gate.promise;
        return { decision: 'answer', message: 'slow-answer', articles: [], confidence: 1 };
      },
    });
    await expect.poll(asked.status).toBe('with-assistant');
    expect(asked.occasions()).toEqual([]);
    await asked.forwardTo(monday + 21_000);
    await expect.poll(asked.occasions).toEqual(['acknowledged']);
    expect(house.world.delivered).not.toContain('slow-answer');
    gate.resolve();
    await expect.poll(() => saidIn(asked)).toHaveLength(2);
    const [acknowledged, answer] = await saidIn(asked);
    expect(acknowledged).not.toHaveProperty('within');
    expect(answer).toMatchObject({ message: 'slow-answer' });
    expect(house.world.delivered.filter((id) => id === 'slow-answer')).toHaveLength(1);
    expect(asked.occasions()).toEqual(['acknowledged']);
  });

  test('what may be a cry is told the numbers to call before the assistant is heard', async () => {
    const gate = gated();
    const asked = await house.ask({
      ...byMail,
      reads: { possibleEmergency: true },
      attempt: async () => {
        await gate.promise;
        return { decision: 'handoff' };
      },
    });
    await expect.poll(asked.said).toMatchObject([{ occasion: 'acknowledged', numbersFirst: true }]);
    gate.resolve();
  });
});

async function answered(): Promise<Case> {
  const asked = await house.ask({ at: monday });
  await expect.poll(asked.status).toBe('waiting');
  return asked;
}
