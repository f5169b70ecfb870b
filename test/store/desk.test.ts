import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentBy, keepAgent } from '../../store/agents.ts';
import { markAlertSeen, raiseAlert, unseenAlerts } from '../../store/alerts.ts';
import { at } from '../support/intake.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await embeddedStore();
});
afterAll(() => opened.remove());

describe('at the desk', () => {
  test('an alert raised twice is one, until someone has seen it', async () => {
    const { db } = opened.store;
    const alert = { question: 'PAL-2222-2222', to: 'supervisor', reason: 'breached', at } as const;
    await raiseAlert(db, alert);
    await raiseAlert(db, alert);
    const [raised, ...others] = await unseenAlerts(db, ['support', 'supervisor']);
    expect(others).toEqual([]);
    await markAlertSeen(db, { id: raised?.id ?? '', agent: 'lea', at });
    expect(await unseenAlerts(db, ['supervisor'])).toEqual([]);
  });

  test('an agent signs in with their password and no other', async () => {
    const { db } = opened.store;
    await keepAgent(db, { id: 'lea', name: 'Léa', roles: ['agent'], password: 'soleil levant' });
    expect(await agentBy(db, { id: 'lea', password: 'soleil levant' })).toEqual({
      id: 'lea',
      name: 'Léa',
      roles: ['agent'],
    });
    expect(await agentBy(db, { id: 'lea', password: 'soleil' })).toBeUndefined();
    expect(await agentBy(db, { id: 'paul', password: 'soleil levant' })).toBeUndefined();
  });
});
