// A life at stake while the engine is down: the numbers to call come first, and support learns nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asking, post, postQuestion } from '../story/people.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { embeddedPremises, type Premises } from './privacy-premises.ts';

let engine: OrdinaryEngine;
let premises: Premises;
beforeAll(async () => {
  engine = await ordinaryEngine();
  premises = await embeddedPremises({ TEMPORAL_ADDRESS: engine.address });
  await engine.kill();
});
afterAll(() => premises?.remove());

const numbers = ['15', '112', '114', '3114'];

describe('an emergency, the engine being down', () => {
  test('is answered in the chat with every number, in the very answer that accepts it', async () => {
    const text = 'Mon collègue ne respire plus, il a fait un malaise !';
    const { status, body } = await postQuestion(
      premises.home.url,
      asking(text, { name: 'Ana Morel', email: 'ana@exemple.fr' }),
    );
    expect(status).toBe(202);
    expect(body['emergency'].text.split('\n')[0]).toContain('15');
    for (const number of numbers) expect(body['emergency'].text).toContain(number);

    const ines = await premises.as('ines');
    const reference = String(body['reference']);
    const file = await ines.open(reference);
    expect(file).toMatchObject({
      view: 'veiled',
      messages: [],
      question: { label: 'Demande médicale' },
    });
    expect(JSON.stringify(file)).not.toContain('Morel');
    expect(JSON.stringify(await ines.list())).not.toContain('emergency');
  });

  test('is answered by mail, the 15 on the first line, the 3114 for who is in distress', async () => {
    const to = 'luc@exemple.fr';
    const text = 'Je vais me suicider ce soir.';
    await post(premises.paladin().smtpPort, { from: `Luc <${to}>`, subject: 'Adieu', text });
    const answer = () => premises.relay.caught.find((one) => one.to.includes(to))?.mail;
    await expect.poll(() => answer()?.subject).toContain('15');
    expect(answer()?.text?.split('\n')[0]).toContain('15');
    for (const number of numbers) expect(answer()?.text).toContain(number);
  });

  test('is told no word by the assistant, and reaches the medical team once the engine is back', async () => {
    await engine.start();
    const roux = await premises.as('roux');
    await expect.poll(async () => (await roux.list()).length).toBe(2);
    for (const { reference } of await roux.list()) {
      const { messages } = await roux.open(String(reference));
      expect(messages.map(({ author }: { author: string }) => author)).not.toContain('assistant');
    }
    await premises.paladin().interrupt();
    await engine.stop();
  });
});

describe('what people are told before they write', () => {
  test('is not to write about their health, in the chat and in the acknowledgement', async () => {
    await engine.start();
    await premises.start();
    const page = await (await fetch(`${premises.home.url}/question`)).text();
    expect(page).toMatch(/santé/);
    const to = 'rose@exemple.fr';
    await post(premises.paladin().smtpPort, { from: to, subject: 'Facture', text: 'Où est ma facture ?' });
    const answer = () => premises.relay.caught.find((one) => one.to.includes(to))?.mail;
    await expect.poll(() => answer()?.text).toContain('N’écrivez pas d’information de santé');
    await premises.paladin().interrupt();
    await engine.stop();
  });
});
