import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import type { State } from '../../domain/state.ts';
import { question } from '../../workflows/question.ts';
import { paris } from '../support/cast.ts';
import { openHouse, type House } from '../support/house.ts';

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
  await next.executeUpdate('claim', { args: [claim] });
  await next.executeUpdate('note', { args: [{ id: randomUUID(), agent: 'lea', message: 'n1' }] });
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
