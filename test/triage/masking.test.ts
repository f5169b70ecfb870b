import { describe, expect, test } from 'vitest';
import { triage } from '../../content/triage/triage.ts';
import { maskSpans } from '../../domain/triage/spans.ts';
import type { Role } from '../../domain/triage/types.ts';

const qualify = triage();
const maskedOf = (text: string, role: Role = 'employee') =>
  maskSpans(text, qualify(text, { channel: 'chat', role }).spans);

describe('a social-security number', () => {
  // oxfmt-ignore
  test.each([
    ['spaced',            'mon num de secu 2 83 01 59 350 128 21 est refusé'],
    ['dashed',            'mon compte : 2-91-12-44-109-087-12, en double'],
    ['without its key',   'doublon sur 2950767482033, la même salariée'],
    ['Corsican',          'voici 1 85 03 2A 123 456 78 pour la fiche'],
    ['announced, wrong',  'n° de sécurité sociale 9999912345678 refusé'],
  ])('%s', (_, text) => {
    expect(maskedOf(text)).toContain('[numéro masqué]');
    expect(maskedOf(text)).not.toMatch(/\d{3}/);
  });

  // oxfmt-ignore
  test.each([
    ['a SIRET',   'notre SIRET 81234567800021 a changé'],
    ['an IBAN',   'IBAN FR76 3000 4000 0312 3456 7890 143'],
    ['a phone',   'appelez le 03 00 00 55 90'],
    ['an invoice', 'facture 2026-000123456'],
  ])('is not %s', (_, text) => expect(maskedOf(text, 'employer')).toBe(text));
});

describe('health in a message that support will read', () => {
  test('only the words are masked in a complaint', () => {
    expect(
      maskedOf(
        "la dame de l'accueil a lu mon motif de visite (dépression) à voix haute, je veux porter réclamation",
      ),
    ).toBe(
      "la dame de l'accueil a lu mon motif de visite ([donnée médicale masquée]) à voix haute, je veux porter réclamation",
    );
  });

  test('whole sentences are masked once health is the subject', () => {
    const text = "Bonjour. J'ai une hernie discale et je porte des colis. Que conseille le docteur ?";
    expect(maskedOf(text)).toBe('Bonjour. [donnée médicale masquée]. Que conseille le docteur ?');
  });

  test('spans keep their place in the original text', () => {
    const text = 'Ma sclérose en plaques évolue ; mon n° est 1 72 04 31 555 201 41.';
    for (const span of qualify(text, { channel: 'chat', role: 'employee' }).spans)
      expect(text.slice(span.start, span.end)).toBe(span.text);
  });
});
