import { describe, expect, test } from 'vitest';
import { partText } from '../../email/quoting/parted.ts';
import { composeDelivery } from '../../content/fr/delivery.ts';
import { everySpeech, friday17h40 } from '../content/speeches.ts';

const parting = { mailbox: 'bonjour@paladin.fr', sender: 'ana@example.org', joins: true };
const delivered = (['agent', 'assistant'] as const).map((author) => {
  const past = [{ author: 'requester', at: friday17h40, text: 'Il ne respire plus\n\nAna' }] as const;
  const text = 'Voici.\n\nVoir : Vos factures (/aide/factures)';
  const written = { reference: 'PAL-7F3K-92QX', at: friday17h40, medical: false, text, author };
  return [author, composeDelivery({ ...written, past, agent: 'Léa Fontaine' })] as const;
});
const every = [...everySpeech(), ...delivered].map(([name, composed]) => [name, composed] as const);
const byMail = every.filter(([name]) => !name.includes('chat'));
const marked = (text: string) => text.replaceAll(/^/gm, '> ');

describe('a reply that quotes us', () => {
  test.each(every)('%s: only what is new is heard', (_, { text, subject }) => {
    const replies = [
      `Le lun. 23 nov. 2026 à 10:00, Paladin <bonjour@paladin.fr> a écrit :\n\n${marked(text)}`,
      `Le lundi 23 novembre 2026 à 10:00:00 UTC+1, Paladin <bonjour@paladin.fr> a écrit :\n\n${text}`,
      `De : Paladin <bonjour@paladin.fr>\nEnvoyé : lundi 23 novembre 2026 10:00\nÀ : Ana\nObjet : ${subject}\n\n${text}`,
      `-------- Message d'origine --------\nDe : Paladin <bonjour@paladin.fr>\n${text}`,
      `On Mon, Nov 23, 2026 at 10:00 AM Paladin <bonjour@paladin.fr> wrote:\n${marked(text)}`,
      `________________________________\nDe : Paladin\n${text}`,
      marked(text),
    ];
    for (const quote of replies)
      expect(partText(`OUI\n\n${quote}`, { ...parting, subject: `Re: ${subject}` }).text).toBe('OUI');
  });

  test.each(byMail)('%s: what is written beneath is heard too', (_, { text }) => {
    const quotes = [
      `Le lundi 23 novembre 2026 à 10:00:00 UTC+1, Paladin <bonjour@paladin.fr> a écrit :\n\n${text}`,
      `De : Paladin <bonjour@paladin.fr>\nEnvoyé : lundi 23 novembre 2026 10:00\n\n${text}`,
      marked(text),
    ];
    for (const quote of quotes)
      expect(partText(`${quote}\n\nIl ne respire plus`, { ...parting, subject: '' }).text).toBe(
        'Il ne respire plus',
      );
  });
});
