import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paris } from '../support/cast.ts';
import { openHouse, type House } from '../support/house.ts';

const monday = paris('2035-06-04T10:00');
const saturdayNight = paris('2035-06-09T23:00');
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('an emergency', () => {
  test('is told to call the 15 before anything else; a doctor and a supervisor are alerted at any hour', async () => {
    const asked = await house.ask({ at: saturdayNight, reads: { route: 'emergency', suicidal: true } });
    await expect.poll(asked.status).toBe('queued');
    await expect.poll(() => asked.said()[0]).toMatchObject({ occasion: 'emergency', suicidal: true });
    await expect.poll(asked.alerts).toEqual(['emergency → medical', 'emergency → supervisor']);
    expect(await asked.state()).toMatchObject({ route: 'emergency', team: 'medical' });
    expect(await asked.types()).not.toContain('answered');
    expect(asked.occasions()).not.toContain('acknowledged');
  });

  test('is heard in the middle of an ordinary conversation, whoever has it', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
    await expect.poll(asked.status).toBe('queued');
    await asked.update('claim', { agent: 'lea' });
    const id = await asked.write({ route: 'emergency' });
    await expect.poll(asked.alerts).toContain('emergency → medical');
    expect(asked.said()).toContainEqual(
      expect.objectContaining({ occasion: 'emergency', message: `${asked.reference}:emergency:${id}` }),
    );
    expect(await asked.state()).toMatchObject({ team: 'medical' });
    expect(await asked.state()).not.toHaveProperty('assignee');
  });

  test('is not lost on a question that was resolved', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'complaint' } });
    await expect.poll(asked.status).toBe('queued');
    await asked.update('claim', { agent: 'lea' });
    await asked.update('resolve', { agent: 'lea' });
    await asked.write({ route: 'emergency' });
    await expect.poll(asked.status).toBe('queued');
    expect(await asked.types()).toEqual(expect.arrayContaining(['reopened', 'emergency']));
  });
});

describe('an employee’s medical question', () => {
  test('is relayed to the medical team with the person’s agreement only, and support cannot claim it', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'medical_employee' } });
    await expect.poll(asked.status).toBe('waiting');
    await expect.poll(asked.occasions).toEqual(['relay-proposed']);
    await expect(asked.update('claim', { agent: 'lea', team: 'support' })).rejects.toThrow(
      WorkflowUpdateFailedError,
    );

    await asked.update('consent', { agreed: true });
    await expect.poll(asked.occasions).toEqual(['relay-proposed', 'relay-accepted']);
    expect(await asked.state()).toMatchObject({ status: 'queued', team: 'medical' });
    await expect(asked.update('claim', { agent: 'lea', team: 'support' })).rejects.toThrow(
      WorkflowUpdateFailedError,
    );
    await asked.update('claim', { agent: 'dr-roux', team: 'medical' });
  });

  test('goes to a person of the service when the person declines: what else they need is not over', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'medical_employee' } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.write({ says: 'no' });
    await expect.poll(asked.status).toBe('queued');
    expect(await asked.state()).toMatchObject({ team: 'support', route: 'question' });
    expect(await asked.types()).not.toContain('relay-accepted');
    expect(await asked.clock('resolution')).toMatchObject({ standing: 'running', startedAt: monday });
    await expect.poll(asked.occasions).toEqual(['relay-proposed', 'handed-off']);
  });

  test('is not relayed on silence', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'medical_employee' } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.forwardTo(paris('2035-06-08T12:00'));
    await expect.poll(asked.status).toBe('closed');
    expect(asked.alerts()).toEqual([]);
  });

  test('is relayed on an agreement given in time, however late it was handed over', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'medical_employee' } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.forwardTo(paris('2035-06-08T12:00'));
    await expect.poll(asked.status).toBe('closed');
    const id = await asked.write({ says: 'yes' }, paris('2035-06-05T09:30'));
    await expect.poll(asked.state).toMatchObject({ status: 'queued', team: 'medical' });
    expect((await asked.journal()).find((event) => event.cause === id)).toMatchObject({
      type: 'message',
      receivedAt: paris('2035-06-05T09:30'),
    });
    expect(house.world.linked).not.toContain(id);
  });

  test('that turns up in an ordinary conversation switches the route there and then', async () => {
    const asked = await house.ask({ at: monday });
    await expect.poll(asked.status).toBe('waiting');
    await asked.write({ route: 'medical_employee', sensitive: true });
    await expect.poll(asked.occasions).toContain('relay-proposed');
    expect(await asked.state()).toMatchObject({ route: 'medical_employee', team: 'medical' });
    await asked.update('consent', { agreed: false });
    await expect.poll(asked.state).toMatchObject({ status: 'queued', team: 'support' });
  });
});

describe('somebody in distress', () => {
  test('is given the number that listens and offered the medical team, and is no complaint', async () => {
    const asked = await house.ask({ at: monday, reads: { route: 'complaint', distress: true } });
    await expect.poll(asked.status).toBe('waiting');
    expect(await asked.state()).toMatchObject({ route: 'medical_employee', team: 'medical' });
    await expect.poll(asked.occasions).toEqual(['relay-proposed']);
    expect(asked.said()[0]).toMatchObject({ distress: true });
  });

  test('who says so twice is with the medical team at once, at any hour', async () => {
    const asked = await house.ask({ at: saturdayNight, reads: { distress: true } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.write({ distress: true });
    await expect.poll(asked.alerts).toEqual(['distress → medical']);
    expect(await asked.state()).toMatchObject({ status: 'queued', team: 'medical' });
    await expect.poll(asked.occasions).toEqual(['relay-proposed', 'distress', 'handed-off']);
  });
});

describe('data seen by the wrong person', () => {
  test('alert a supervisor at once, at any hour; the person goes to support as ever', async () => {
    const asked = await house.ask({
      at: saturdayNight,
      reads: { route: 'complaint', rules: ['case:breach'] },
    });
    await expect.poll(asked.status).toBe('queued');
    await expect.poll(asked.alerts).toContain('data-breach → supervisor');
    expect(await asked.state()).toMatchObject({ route: 'complaint', team: 'support' });
  });
});

describe('an employer’s medical question', () => {
  test('names the occupational physician; a difficulty in reaching them leads to the relay', async () => {
    const asked = await house.ask({ at: monday, role: 'employer', reads: { route: 'medical_employer' } });
    await expect.poll(asked.status).toBe('waiting');
    await expect.poll(asked.occasions).toEqual(['physician-named']);
    await asked.write({ route: 'question', cannotReach: true });
    await expect.poll(asked.state).toMatchObject({ status: 'queued', team: 'medical' });
  });

  test('is settled when the person needs nothing more', async () => {
    const asked = await house.ask({ at: monday, role: 'employer', reads: { route: 'medical_employer' } });
    await expect.poll(asked.status).toBe('waiting');
    await asked.write({ route: 'other', thanks: true });
    await expect.poll(asked.status).toBe('resolved');
  });
});
