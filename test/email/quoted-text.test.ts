import { describe, expect, test } from 'vitest';
import { splitQuotes } from '../../email/quoted-text.ts';

const signed = 'Rappelez-moi.\n\nCordialement,\nAna Martin\n01 23 45 67 89';

describe('what the person has just written', () => {
  // oxfmt-ignore
  test.each([
    ['above a French introduction', 'Merci.',
      'Merci.\n\nLe lun. 23 nov. 2026 à 10:00, Paladin <bonjour@paladin.fr> a écrit :\n\n> Bonjour'],
    ['above an introduction on two lines', 'Merci.',
      'Merci.\n\nLe lun. 23 nov. 2026 à 10:00, Paladin, service client\n<bonjour@paladin.fr> a écrit :\n> Bonjour'],
    ['above an English introduction', 'Thanks',
      'Thanks\n\nOn Mon, Nov 23, 2026 at 10:00 AM Paladin <bonjour@paladin.fr> wrote:\n> Hello'],
    ["above Outlook's headers", 'Merci.',
      'Merci.\n\nDe : Paladin <bonjour@paladin.fr>\nEnvoyé : lundi 23 novembre 2026 10:00\nÀ : Ana\nObjet : x\n\nBonjour'],
    ['above a rule', 'Merci.', 'Merci.\n-----Message d’origine-----\nBonjour'],
    ['beneath the quote', 'Non, toujours pas.',
      'Le 23/11/2026 à 10:00, Paladin a écrit :\n> Avez-vous trouvé ?\n\nNon, toujours pas.'],
    ['between the lines of the quote', 'Celle de mai.\n120 euros.',
      '> Quelle facture ?\nCelle de mai.\n> Quel montant ?\n120 euros.'],
    ['with a signature: it may hold the number to call back', signed, signed],
    ['a sentence that begins as a header does',
      'De : mon côté, rien.\nLe rendez-vous tient.', 'De : mon côté, rien.\nLe rendez-vous tient.'],
  ])('%s', (_, fresh, text) => expect(splitQuotes(text).fresh).toBe(fresh));

  test('a forward is the message itself', () => {
    const text = 'Voir ci-dessous\n\n-----Message transféré-----\nMa facture est fausse';
    expect(splitQuotes(text, 'TR: Facture')).toEqual({ fresh: text, quoted: '' });
  });

  test('of a mail of quotes alone is nothing', () => {
    expect(splitQuotes('> Bonjour')).toEqual({ fresh: '', quoted: '> Bonjour' });
  });

  test('fresh and quoted together hold every line', () => {
    const text = 'Merci.\n\nLe 23/11/2026 à 10:00, Paladin a écrit :\n> Bonjour\n> Ana';
    const { fresh, quoted } = splitQuotes(text);
    for (const line of text.split('\n')) expect(`${fresh}\n${quoted}`).toContain(line);
  });
});
