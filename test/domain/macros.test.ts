import { describe, expect, test } from 'vitest';
import { fillMacro } from '../../domain/macros.ts';

const known = { person: 'Ana', reference: 'PAL-7F3K-92QX', agent: 'Léa', promise: 'demain avant 9 h 00' };

describe('a macro', () => {
  test.each([
    ['Bonjour {prénom}, votre demande {référence}.', 'Bonjour Ana, votre demande PAL-7F3K-92QX.'],
    ['{Prenom} ! {reference} ; { conseiller }', 'Ana ! PAL-7F3K-92QX ; Léa'],
    ['Nous vous répondons {promesse}.', 'Nous vous répondons demain avant 9 h 00.'],
    ['Un {autre} mot, {prénom} {', 'Un {autre} mot, Ana {'],
  ])('says what it names: %s', (text, said) => expect(fillMacro(text, known)).toBe(said));

  test('reads well where a name or a promise is not known', () => {
    const { reference, agent } = known;
    const text = 'Bonjour {prénom}, nous vous répondons {promesse}.';
    expect(fillMacro(text, { reference, agent })).toBe('Bonjour, nous vous répondons dès que possible.');
  });

  test('fills in no braces that a name brings along', () => {
    expect(fillMacro('{prénom}', { ...known, person: '{référence}' })).toBe('{référence}');
  });
});
