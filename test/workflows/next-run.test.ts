import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import type { State } from '../../domain/state.ts';
import { question } from '../../workflows/question.ts';
import { paris } from '../support/cast.ts';
import { houseSigner, openHouse, type House } from '../support/house.ts';

const monday = paris('2035-06-04T10:00');
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a conversation goes on in its next run from where it was, and applies nothing twice', async () => {
  const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  const claim = { id: randomUUID(), agent: 'lea' };
  await asked.update('claim', claim);
  await expect.poll(asked.occasions).toEqual(['acknowledged', 'handed-off']);
  const { clocks: _, ...state } = await asked.state();
  const journal = await asked.journal();

  const { reference } = asked;
  const start = { reference, channel: 'chat', role: 'employee', at: monday, policy: published } as const;
  const next = await house.engine.client.workflow.start(question, {
    taskQueue: house.taskQueue,
    workflowId: `${reference}-next`,
    args: [start, { journal, recorded: journal.length, undone: [], state }],
  });
  await next.executeUpdate('claim', { args: [asked.signed('claim', claim)] });
  const note = { id: randomUUID(), agent: 'lea', message: 'n1' };
  await next.executeUpdate('note', { args: [asked.signed('note', note)] });
  const events = await next.query<JournalEvent[]>('journal');
  expect(events.slice(0, journal.length)).toEqual(journal);
  expect(
    events.find(({ seq }) => seq > journal.length && events[seq - 1]?.type === 'claimed'),
  ).toBeUndefined();
  expect((await next.query<State>('state')).assignee).toBe('lea');
  expect(events.some(({ type }) => type === 'noted')).toBe(true);
  expect(asked.occasions()).toEqual(['acknowledged', 'handed-off']);
  await next.terminate();
});

test('a question of before proofs learns the key before it takes an agent’s word, and then takes no forged one', async () => {
  const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  const journal = (await asked.journal()).map((event) => {
    if (event.type === 'registered') return { ...event, rules: 10 };
    const { signer: _, ...without } = { signer: undefined, ...event };
    return without;
  });
  const { reference } = asked;
  const start = { reference, channel: 'chat', role: 'employee', at: monday, policy: published } as const;
  const next = await house.engine.client.workflow.start(question, {
    taskQueue: house.taskQueue,
    workflowId: `${reference}-old`,
    args: [start, { journal, recorded: journal.length, undone: [] }],
  });
  const claim = { id: randomUUID(), agent: 'lea' };
  await expect(next.executeUpdate('claim', { args: [claim] })).rejects.toMatchObject({
    cause: { message: 'unproven' },
  });
  await next.executeUpdate('claim', { args: [asked.signed('claim', claim)] });
  expect(await next.query<State>('state')).toMatchObject({ assignee: 'lea', signer: houseSigner.key });
  await next.terminate();
});
