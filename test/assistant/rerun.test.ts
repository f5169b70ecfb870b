import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reruns } from '../../cli/assistant.ts';
import { answers, modelServer } from './model-server.ts';
import { NOTHING_SEEN } from '../../content/search/look.ts';
import { attempted, type House, NOON, openHouse, told } from './assistant-house.ts';

const NOW = { from: new Date(NOON), to: new Date(NOON + 1) };

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.opened.remove());

describe('attempting past questions again', () => {
  test('shows what would change, and keeps nothing', async () => {
    const { parts } = house;
    const forgotten = await told(house, 'mot de passe oublié');
    const unmoved = await told(house, 'Comment changer mon adresse e-mail ?');
    for (const question of [forgotten, unmoved]) await attempted(house, question);

    const without = {
      ...parts,
      retrieval: {
        ...parts.retrieval,
        lookOn: (text: string) => ({
          ...(parts.retrieval.lookOn(text, { quoted: [] }, 'employee') ?? NOTHING_SEEN),
          ...(text.includes('passe') ? { confidence: 0 } : {}),
        }),
      },
    };
    const [first, second] = await reruns(without, NOW).then((all) =>
      all.toSorted((one) => (one.id.startsWith(forgotten) ? -1 : 1)),
    );
    expect(first).toMatchObject({
      was: { decision: 'answer', articles: ['mot-de-passe-oublie'] },
      now: { decision: 'handoff' },
      changed: true,
    });
    expect(second).toMatchObject({
      was: { decision: 'answer', articles: ['modifier-profil'] },
      changed: false,
      medical: false,
    });
    expect(await reruns(parts, NOW)).toHaveLength(2);
  });

  test('fails hard when a model would give medical advice', async () => {
    const server = await modelServer();
    server.be(answers('Prenez deux comprimés de doliprane.'));
    const model = {
      provider: 'openai-compatible' as const,
      url: server.url,
      name: 'petit',
      shadow: false,
      longestMs: 20_000,
    };
    const made = await reruns({ ...house.parts, model }, NOW);
    expect(made.map(({ medical }) => medical)).toEqual([true, true]);
    await server.close();
  });

  test('leaves out other days', async () => {
    expect(await reruns(house.parts, { from: new Date(NOON + 1), to: new Date(NOON + 2) })).toEqual([]);
  });
});
