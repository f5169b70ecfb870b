import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINUTE } from '../../domain/durations.ts';
import type { Channel } from '../../domain/triage/types.ts';
import { paris } from '../support/cast.ts';
import { openHouse, type Case, type House } from '../support/house.ts';

const monday = paris('2035-06-04T10:00');
const paule = { agent: 'paule', supervisor: true } as const;
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a claim', () => {
  test('that nobody worked on for an hour goes back to the queue at closing time', async () => {
    const asked = await claimed();
    await asked.forwardTo(paris('2035-06-04T17:59'));
    expect(await asked.status()).toBe('with-agent');
    await asked.forwardTo(paris('2035-06-05T09:01'));
    expect(await asked.when('released')).toEqual([paris('2035-06-04T18:00')]);
    expect(await asked.state()).toMatchObject({ status: 'queued' });
    await expect.poll(asked.alerts).toContain('handed-off → support');
  });

  test('on which something was done in the last hour stays for the night', async () => {
    const asked = await claimed();
    await asked.forwardTo(paris('2035-06-04T17:30'));
    await asked.update('note', { agent: 'lea', message: 'n1' });
    await asked.forwardTo(paris('2035-06-05T08:59'));
    expect(await asked.state()).toMatchObject({ status: 'with-agent', assignee: 'lea' });
  });

  test('is moved by a supervisor with a reason, and by no other colleague', async () => {
    const asked = await claimed();
    await expect(refusal(asked.update('release', { agent: 'marc', message: 'why' }))).resolves.toBe(
      'claimed-by-another',
    );
    await expect(refusal(asked.update('transfer', { ...paule, to: 'marc' }))).resolves.toBe('needs-reason');
    await asked.update('transfer', { ...paule, to: 'marc', message: 'why' });
    expect(await asked.state()).toMatchObject({ status: 'with-agent', assignee: 'marc' });
    await asked.update('release', { ...paule, message: 'why-again' });
    expect(await asked.state()).toMatchObject({ status: 'queued' });
    expect((await asked.journal()).find(({ type }) => type === 'released')).toMatchObject({
      why: 'supervisor',
    });
  });
});

describe('an agent who goes away as planned', () => {
  test.each([
    ['by themselves', 'lea'],
    ['by a supervisor', 'paule'],
  ])('%s gives back what they hold, for that reason', async (_, by) => {
    const asked = await claimed();
    await asked.update('release', { agent: by, supervisor: true, why: 'absent' });
    expect(await asked.state()).toMatchObject({ status: 'queued' });
    expect((await asked.journal()).find(({ type }) => type === 'released')).toMatchObject({
      why: 'absent',
      by: `agent:${by}`,
    });
  });
});

describe('a question that its agent puts aside', () => {
  test('is back at the instant they chose, its clocks as they were', async () => {
    const asked = await claimed();
    const due = (await asked.clock('first_response'))?.due;
    const until = paris('2035-06-05T10:00');
    await expect(refusal(asked.update('snooze', { agent: 'lea', until }))).resolves.toBe('beyond-warning');
    await asked.update('snooze', { agent: 'lea', until, beyond: true });
    await asked.forwardTo(paris('2035-06-05T09:59'));
    expect(await asked.state()).toMatchObject({
      status: 'with-agent',
      assignee: 'lea',
      snoozed: { until },
    });
    expect(await asked.when('warned')).toEqual([paris('2035-06-04T10:45')]);
    await asked.forwardTo(paris('2035-06-05T10:01'));
    await expect.poll(() => asked.when('unsnoozed')).toEqual([until]);
    expect(await asked.state()).not.toHaveProperty('snoozed');
    expect((await asked.clock('first_response'))?.due).toBe(due);
  });

  test('is back at once when the person writes', async () => {
    const asked = await claimed();
    await asked.update('snooze', { agent: 'lea', until: paris('2035-06-04T10:30') });
    await asked.write({ route: 'complaint' });
    await expect.poll(async () => (await asked.state()).snoozed).toBeUndefined();
    await asked.forwardTo(paris('2035-06-04T10:31'));
    expect(await asked.when('unsnoozed')).toEqual([]);
  });
});

describe('a reply that its agent may take back', () => {
  test('leaves once, ten seconds later, by mail as in the chat', async () => {
    const asked = await claimed({ channel: 'email' });
    await asked.update('reply', { agent: 'lea', message: 'words', undo: true });
    expect(asked.world.delivered).not.toContain('words');
    const { sending } = await asked.state();
    await asked.forwardTo(monday + MINUTE);
    await expect.poll(() => asked.when('replied')).toEqual([sending?.until]);
    await expect.poll(() => asked.world.delivered.filter((one) => one === 'words')).toEqual(['words']);
  });

  test('never leaves once it was taken back, and is a draft again', async () => {
    const asked = await claimed({ channel: 'email' });
    await asked.update('reply', { agent: 'lea', message: 'taken-back', undo: true });
    await asked.update('unsend', { agent: 'lea', sent: 'taken-back' });
    await expect(refusal(asked.update('unsend', { agent: 'lea' }))).resolves.toBe('not-now');
    await asked.forwardTo(monday + MINUTE);
    expect(await asked.when('replied')).toEqual([]);
    expect(asked.world.delivered).not.toContain('taken-back');
    await expect.poll(() => asked.world.withdrawn).toContain('taken-back');
  });
});

describe('a question that is reopened', () => {
  test('goes on with its agent when they are there', async () => {
    const asked = await claimed();
    await asked.update('resolve', { agent: 'lea' });
    await asked.write({ route: 'complaint' });
    await expect.poll(asked.occasions).toContain('reopened');
    expect(await asked.state()).toMatchObject({ status: 'with-agent', assignee: 'lea' });
  });

  test('goes to the queue when they are not', async () => {
    const asked = await claimed({ agent: 'zoe' });
    await asked.update('resolve', { agent: 'zoe' });
    house.world.absent.add('zoe');
    await asked.write({ route: 'complaint' });
    await expect.poll(asked.status).toBe('queued');
    expect((await asked.journal()).find(({ type }) => type === 'released')).toMatchObject({ why: 'absent' });
  });
});

describe('a question that is joined to another', () => {
  test('is told of nothing, and is itself again once separated, its clocks counted from receipt', async () => {
    const asked = await claimed();
    const due = (await asked.clock('resolution'))?.due;
    await expect.poll(asked.occasions).toEqual(['acknowledged', 'handed-off']);
    const told = asked.occasions();
    await asked.update('join', { agent: 'lea', other: 'PAL-2222-3333', leads: false });
    expect(await asked.state()).toMatchObject({ status: 'resolved', joined: { other: 'PAL-2222-3333' } });
    await asked.update('separate', { agent: 'marc' });
    expect(await asked.state()).toMatchObject({ status: 'with-agent', assignee: 'lea' });
    expect((await asked.clock('resolution'))?.due).toBe(due);
    expect(asked.occasions()).toEqual(told);
  });
});

describe('a second extension', () => {
  test('is asked for by the agent, and told to the person once a supervisor agrees', async () => {
    const asked = await extendedOnce();
    const promisedAt = paris('2035-06-12T12:00');
    await asked.update('ask-extension', { agent: 'lea', message: 'm2', promisedAt });
    await expect.poll(asked.alerts).toContain('extension-asked → supervisor');
    expect(house.world.delivered).not.toContain('m2');
    await asked.update('decide-extension', { ...paule, approved: true });
    expect(await asked.state()).toMatchObject({ extension: { promisedAt }, extensions: 2 });
    expect((await asked.journal()).at(-1)).toMatchObject({ type: 'extended', message: 'm2' });
  });

  test('that a supervisor refuses comes back to the agent', async () => {
    const asked = await extendedOnce();
    await asked.update('ask-extension', {
      agent: 'lea',
      message: 'm2',
      promisedAt: paris('2035-06-12T12:00'),
    });
    await asked.update('decide-extension', { ...paule, approved: false, message: 'no' });
    await expect.poll(asked.alerts).toContain('extension-refused → agent:lea');
    await expect(refusal(asked.update('decide-extension', { ...paule, approved: true }))).resolves.toBe(
      'not-now',
    );
  });
});

describe('a route that turns out to be another', () => {
  test('goes from the doctor back to support, with the time that was counted', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'medical_employee' } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.update('consent', { agreed: true });
    await asked.update('claim', { agent: 'dr-roux', team: 'medical' });
    const before = await asked.clock('resolution');
    await asked.update('requalify', {
      agent: 'dr-roux',
      team: 'medical',
      route: 'question',
      message: 'why',
    });
    expect(await asked.state()).toMatchObject({ status: 'queued', team: 'support', route: 'question' });
    expect(await asked.clock('resolution')).toMatchObject({ startedAt: before?.startedAt, due: before?.due });
    await expect.poll(() => asked.said().at(-1)).toMatchObject({ because: 'handed-back' });
  });

  test('goes from support to the medical team with the person’s agreement only', async () => {
    const asked = await claimed();
    await asked.update('requalify', { agent: 'lea', route: 'medical_employee', message: 'why' });
    await expect.poll(asked.occasions).toContain('relay-proposed');
    expect(await asked.state()).toMatchObject({ status: 'waiting', team: 'medical' });
    await asked.update('consent', { agreed: false });
    expect(await asked.state()).toMatchObject({ status: 'queued', team: 'support', route: 'complaint' });
  });
});

async function claimed({
  agent = 'lea',
  channel = 'chat',
}: { agent?: string; channel?: Channel } = {}): Promise<Case> {
  const asked = await house.ask({ at: monday, channel, reads: { route: 'complaint' } });
  await expect.poll(asked.status).toBe('queued');
  await expect.poll(async () => (await asked.state()).sheet).toBeDefined();
  await asked.update('claim', { agent });
  return asked;
}

async function extendedOnce(): Promise<Case> {
  const asked = await claimed();
  const promisedAt = paris('2035-06-08T12:00');
  await asked.update('extend', { agent: 'lea', message: 'm1', promisedAt });
  return asked;
}

async function refusal(update: Promise<unknown>): Promise<string | undefined> {
  try {
    await update;
    return 'applied';
  } catch (error) {
    return error instanceof WorkflowUpdateFailedError ? error.cause?.message : String(error);
  }
}
