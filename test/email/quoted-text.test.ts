import { describe, expect, test } from 'vitest';
import { partText } from '../../email/quoting/parted.ts';

const replying = { subject: '', mailbox: 'bonjour@paladin.fr', sender: 'ana@example.org', joins: true };
const freshOf = (text: string) => partText(text, replying).text;

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
    ['a sentence that begins as a header does',
      'De : mon côté, rien.\nLe rendez-vous tient.', 'De : mon côté, rien.\nLe rendez-vous tient.'],
  ])('%s', (_, fresh, text) => expect(freshOf(text)).toBe(fresh));

  test('a forward is the message itself', () => {
    const text = 'Voir ci-dessous\n\n-----Message transféré-----\nMa facture est fausse';
    expect(partText(text, { ...replying, subject: 'TR: Facture' })).toMatchObject({ text, folded: '' });
  });

  test('of a mail of quotes alone is nothing', () => {
    expect(partText('> Bonjour', replying)).toMatchObject({ text: '', folded: '> Bonjour' });
  });

  test('a signature is shown beneath, and judged by nobody: it may hold the number to call back', () => {
    const signature = 'Cordialement,\nAna Martin\nService oncologie\n01 23 45 67 89';
    expect(partText(`Rappelez-moi.\n\n${signature}`, replying)).toMatchObject({
      text: 'Rappelez-moi.',
      signature,
    });
  });

  test('fresh, signature and folded together hold every line', () => {
    const text = 'Merci.\n\nCordialement\nAna\n\nLe 23/11/2026 à 10:00, Paladin a écrit :\n> Bonjour\n> Ana';
    const all = Object.values(partText(text, replying)).join('\n');
    for (const line of text.split('\n')) expect(all).toContain(line);
  });
});
