import { describe, expect, test } from 'vitest';
import { emergencyText } from '../../content/fr/emergency.ts';
import { triage } from '../../content/triage/triage.ts';

const read = (text: string) => triage()(text, { channel: 'chat', role: 'unknown' });

describe('who else than doctors can help', () => {
  test.each([
    ['un client a sorti un couteau et menace la vendeuse', ['violence']],
    ['un homme armé est entré', ['violence']],
    ['il a reçu un coup de couteau dans le ventre', ['violence']],
    ['il y a le feu à l’atelier, deux personnes coincées', ['fire']],
    ['fuite de gaz, on est trois à vomir', ['fire']],
    ['il est coincé sous la presse, il crie', ['fire']],
    ['il a mis le feu au dépôt et menace tout le monde avec une arme', ['violence', 'fire']],
  ])('%s', (text, dangers) => {
    expect(read(text)).toMatchObject({ route: 'emergency', dangers });
  });

  test.each(['mon collègue ne respire plus', 'je vais me tuer ce soir', 'douleur violente dans la poitrine'])(
    'nobody: %s',
    (text) => {
      expect(read(text).route).toBe('emergency');
      expect(read(text)).not.toHaveProperty('dangers');
    },
  );

  test.each(['Où trouver l’attestation de formation incendie ?', 'Vos délais sont une agression'])(
    'is not asked where there is no emergency: %s',
    (text) => {
      expect(read(text)).not.toHaveProperty('dangers');
    },
  );
});

describe('our own answer to an emergency', () => {
  test('is never taken for the person’s words, quoted without a mark', () => {
    for (const suicidal of [true, false])
      for (const heard of ['told', 'kept'] as const) {
        const ours = emergencyText({ suicidal, dangers: ['violence', 'fire'], heard });
        const text = `Merci, tout va bien.\n\nLe ven. 20 nov. 2026 à 17:31, Paladin a écrit :\n${ours}`;
        expect(triage()(text, { channel: 'email', role: 'unknown' }).route).not.toBe('emergency');
      }
  });
});
