import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentBy, keepAgent } from '../../store/agents.ts';
import { markAlertsRead, openAlerts, raiseAlert } from '../../store/alerts.ts';
import { at } from '../support/intake.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await embeddedStore();
});
afterAll(() => opened.remove());

describe('at the desk', () => {
  test('an alert raised twice is one, until each agent has seen it', async () => {
    const { db } = opened.store;
    const alert = { question: 'PAL-2222-2222', to: 'supervisor', reason: 'breached', at } as const;
    await raiseAlert(db, alert);
    await raiseAlert(db, alert);
    const asked = { agent: 'ines', to: ['support', 'supervisor'] } satisfies Parameters<typeof openAlerts>[1];
    const [raised, ...others] = await openAlerts(db, asked);
    expect(others).toEqual([]);
    await markAlertsRead(db, { ids: [raised?.id ?? ''], agent: 'ines', at });
    expect(await openAlerts(db, asked)).toEqual([]);
    expect(await openAlerts(db, { ...asked, agent: 'paule' })).toHaveLength(1);
  });

  test('an agent signs in with their password and no other', async () => {
    const { db } = opened.store;
    await keepAgent(db, { id: 'lea', name: 'Léa', roles: ['agent'], password: 'soleil levant' });
    expect(await agentBy(db, { id: 'lea', password: 'soleil levant' })).toMatchObject({
      id: 'lea',
      name: 'Léa',
      roles: ['agent'],
      demo: false,
    });
    expect(await agentBy(db, { id: 'lea', password: 'soleil' })).toBeUndefined();
    expect(await agentBy(db, { id: 'paul', password: 'soleil levant' })).toBeUndefined();
  });
});
