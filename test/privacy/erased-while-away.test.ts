// A person is forgotten while the engine is down: nothing can be read at once, and the rest is done when it is back.
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, post, type Asked, type Said } from '../story/people.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { embeddedPremises, type Premises } from './privacy-premises.ts';
import { until } from './walking.ts';

const email = 'yves@exemple.fr';

let engine: OrdinaryEngine;
let premises: Premises;
let running: Asked;
let mailed: string;
beforeAll(async () => {
  engine = await ordinaryEngine();
  premises = await embeddedPremises({ TEMPORAL_ADDRESS: engine.address });
  running = await ask(premises.home.url, 'Je veux parler à un conseiller.', { email });
  await until(running, 'handed-off');
  await engine.kill();
  // Accepted, and never handed to the engine.
  mailed = await post(premises.paladin().smtpPort, {
    from: email,
    subject: 'Facture',
    text: 'Où est-elle ?',
  });
});
afterAll(async () => {
  await premises?.remove();
  await engine?.stop();
});

const audited = async (reference: string): Promise<Said[]> =>
  (await (await premises.as('paul')).open(reference))['events'];

describe('a person who is erased, the engine being down', () => {
  test('has a receipt, and nothing of theirs can be read from then on', async () => {
    const erased = await premises.home.run('erase', '--email', email, '--yes');
    expect(erased).toMatchObject({ code: 0, output: expect.stringContaining('Attestation d’effacement') });
    for (const reference of [running.reference, mailed]) expect(erased.output).toContain(reference);
    expect((await running.seen())['error']).toBe('not-found');
    const lea = await premises.as('lea');
    expect(await lea.open(running.reference)).toMatchObject({ messages: [], drafts: [] });
    const out = join(premises.home.folder, 'export');
    expect(await premises.home.run('export', '--email', email, '--out', out)).toMatchObject({
      output: expect.stringContaining('0 questions'),
    });
    expect(await readFile(join(out, 'donnees.html'), 'utf8')).toContain('Aucune donnée n’est conservée.');
  });

  test('is closed in the engine by itself once it is back; what it never heard of is not begun', async () => {
    expect((await audited(running.reference)).map(({ type }) => type)).not.toContain('erased');
    await engine.start();
    await expect
      .poll(async () => (await audited(running.reference)).map(({ type }) => type).slice(-2))
      .toEqual(['erased', 'closed']);
    await expect
      .poll(() => engine.temporal('workflow', 'describe', '-w', running.reference))
      .toMatch(/COMPLETED/i);
    expect(await engine.temporal('workflow', 'list')).not.toContain(mailed);
    expect((await premises.home.run('replay', running.reference)).output).toContain('1 agree, 0 disagree');
  });
});
