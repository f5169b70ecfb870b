import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalRule } from '../../activities/assistant/general-rule.ts';
import { triage } from '../../content/triage/triage.ts';
import { say } from '../../activities/say.ts';
import type { OutgoingSpeech } from '../../activities/contract.ts';
import type { VoiceParts } from '../../activities/outgoing-message.ts';
import { readBy } from '../../store/message-bodies.ts';
import { messages } from '../../store/schema.ts';
import { openHouse, NOON, told, type House } from './assistant-house.ts';

const qualify = triage();
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.opened.remove());

describe('a message about health that asks what holds for everybody', () => {
  const asking = 'Je suis enceinte de deux mois, dois-je le dire à mon employeur maintenant ?';

  test('is told the rule above the proposal of a relay, and not instead of it', async () => {
    const { text } = await proposed(asking);
    expect(text).toContain('règle générale dans notre centre d’aide');
    expect(text).toContain('/aide/grossesse-maternite');
    expect(text).toContain('Pour votre situation, seule l’équipe médicale peut vous répondre.');
    expect(text).toContain('Êtes-vous d’accord pour que nous transmettions votre message');
  });

  test('is told so that support can read neither the question nor the answer', async () => {
    const { row } = await proposed(asking);
    const opened = await house.parts.vault.reader('support').of(house.parts.store.db, row.question);
    expect(readBy(opened, row)).toBeUndefined();
  });

  test('is told nothing of it by somebody who may be unwell', async () => {
    expect((await proposed(asking, { distress: true })).text).not.toContain('centre d’aide');
    const worn = 'Mes mains tremblent depuis hier, dois-je le dire à mon employeur ?';
    expect((await proposed(worn, { numbersFirst: true })).text).not.toContain('centre d’aide');
  });

  test('is told it under the numbers, where a rule is all but surely asked about a danger', async () => {
    const fallen =
      'Chute d’un livreur dans l’escalier : sous combien de temps déclarer l’accident du travail ?';
    const { text } = await proposed(fallen, { numbersFirst: true });
    expect(text).toMatch(/^Si une vie est en danger, [\s\S]+ centre\sd’aide[\s\S]+48\sheures/);
  });
});

test.each([
  'Mon traitement contre l’épilepsie me permet-il de conduire un chariot ?',
  'J’ai des vertiges depuis une semaine, dois-je continuer à monter sur l’échelle ?',
  'Le médecin a-t-il bien reçu les résultats de ma prise de sang ?',
])('what only a doctor can settle is quoted no article: %s', async (text) => {
  const { text: answer, row } = await proposed(text);
  expect(answer).not.toContain('/aide/');
  expect(row.audience).toBe('support');
});

async function proposed(text: string, more: Partial<OutgoingSpeech> = {}) {
  const question = await told(house, text, 'medical');
  const { store, vault } = house.parts;
  const parts: VoiceParts = {
    store,
    vault,
    mailer: { send: () => Promise.reject(new Error('no mail in the chat')) },
    now: () => NOON,
    generalRule: async (...asked) => (await generalRule({ ...house.parts, qualify }, ...asked))?.text,
  };
  const message = `${question}:relay-proposed:1`;
  const speech = { question, message, occasion: 'relay-proposed', at: NOON, open: true, ...more } as const;
  await say(parts)(speech);
  const [row] = await store.db.select().from(messages).where(eq(messages.id, message));
  if (!row) throw new Error('nothing was said');
  const readers = vault.requesterReader();
  const openings = [
    await readers.medical.of(store.db, question),
    await readers.support.of(store.db, question),
  ];
  return { row, text: openings.map((opened) => readBy(opened, row)).find(Boolean)?.text ?? '' };
}
