// How our mails look, to programs: what is said is in the text; this only shows it.
import { describe, expect, test } from 'vitest';
import {
  EMERGENCY_LINE,
  followLink,
  NO_HEALTH_DATA,
  rateLink,
  SERVICE,
} from '../../content/fr/common-phrases.ts';
import { composeDelivery } from '../../content/fr/delivery.ts';
import { emergencyText } from '../../content/fr/emergency.ts';
import { replySubject } from '../../content/fr/reply-subject.ts';
import { blocksOf } from '../../email/letter/blocks.ts';
import { htmlOf } from '../../email/letter/letter.tsx';
import { everySpeech, friday17h40 } from '../content/speeches.ts';

const wordsOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div>/s, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/&[gl]t;/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/<[^>]+>/g, ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

describe('a mail of ours', () => {
  test('says in HTML every word that its text says, whatever the occasion', () => {
    for (const [, { subject, text }] of everySpeech()) {
      const said = wordsOf(htmlOf({ subject, text })).toSorted();
      expect(said).toEqual(['Paladin', ...wordsOf(text)].toSorted());
    }
  });

  test('has a button instead of a bare address, before the small print', () => {
    const text = [
      'Bonjour,',
      'Voici.',
      'Votre référence : PAL-7F3K-92QX.',
      SERVICE,
      followLink('https://x.example/q?acces=1'),
    ].join('\n\n');
    expect(blocksOf(text).map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'button',
      'small',
      'small',
    ]);
    const html = htmlOf({ subject: 'x', text });
    expect(html).toContain('href="https://x.example/q?acces=1"');
    expect(html).not.toContain('>https://x.example');
  });

  test('asks for a score by five buttons, each of which only opens a page', () => {
    const html = htmlOf({ subject: 'x', text: rateLink('https://x.example/q/avis?acces=1') });
    const notes = [...html.matchAll(/href="https:\/\/x\.example\/q\/avis\?acces=1&amp;note=(\d)"/g)];
    expect(notes.map(([, note]) => note)).toEqual(['1', '2', '3', '4', '5']);
  });

  test('dials the 15 and the 112 by a touch when a life is at stake', () => {
    const html = htmlOf({ subject: 'x', text: emergencyText({ suicidal: false }), urgent: true });
    expect([...html.matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number)).toEqual(['15', '112']);
  });

  test('keeps a reference in one line, in the largest words too', () => {
    const text = 'Une personne a signalé une urgence : PAL-7F3K-92QX.';
    expect(htmlOf({ subject: 'x', text, urgent: true })).toContain(
      '<span style="white-space:nowrap">PAL-7F3K-92QX</span>',
    );
  });

  test('takes nothing from elsewhere: no picture, no style, no script', () => {
    for (const [, { subject, text }] of everySpeech())
      expect(htmlOf({ subject, text })).not.toMatch(/<(?:img|script|link|iframe)|@import|url\(/i);
  });

  test('sets its warning apart, from where it begins', () => {
    expect(blocksOf(`Répondez à ce message. ${NO_HEALTH_DATA}`)).toEqual([
      { kind: 'paragraph', text: 'Répondez à ce message.' },
      { kind: 'warning', text: NO_HEALTH_DATA },
    ]);
    expect(blocksOf(EMERGENCY_LINE)).toEqual([{ kind: 'warning', text: EMERGENCY_LINE }]);
  });

  test('shows what an agent typed as they typed it, and nothing of it as HTML', () => {
    const html = htmlOf({ subject: '<b>', text: 'Le prix est < 10 € & <img src=x onerror=alert(1)>' });
    expect(html).toContain('&lt; 10 € &amp; &lt;img');
    expect(html).toContain('<title>&lt;b&gt;</title>');
  });

  test('has a preheader, and colours for the dark', () => {
    const html = htmlOf({ subject: 'x', text: 'Bonjour,\n\nNous avons bien reçu votre demande.' });
    expect(html).toMatch(/<div style="display:none[^"]*">Nous avons bien reçu/);
    expect(html).toContain('prefers-color-scheme: dark');
  });
});

describe('what a person of the house writes', () => {
  const at = friday17h40;
  const reply = {
    reference: 'PAL-7F3K-92QX',
    author: 'agent',
    medical: false,
    at,
    text: 'C’est fait.',
  } as const;
  const linesOf = (more: Partial<Parameters<typeof composeDelivery>[0]>) =>
    composeDelivery({ ...reply, ...more }).text.split('\n');

  // oxfmt-ignore
  test.each([
    ['Ana Martin',                         'Bonjour Ana Martin,'],
    ['Jean-François d’Ormesson',           'Bonjour Jean-François d’Ormesson,'],
    ['Gagnez 100 € : https://x.example',   'Bonjour,'],
    ['ana@exemple.fr',                     'Bonjour,'],
    ['Venez voir nos offres de la semaine', 'Bonjour,'],
    [undefined,                            'Bonjour,'],
  ])('greets %s', (recipient, greeting) =>
    expect(linesOf(recipient === undefined ? {} : { recipient })[0]).toBe(greeting));

  test('greets once, when the agent did', () => {
    expect(linesOf({ text: 'Bonjour Madame,\n\nC’est fait.' })[0]).toBe('Bonjour Madame,');
    expect(linesOf({ text: 'Chers collègues,\n\nC’est fait.' })[0]).toBe('Chers collègues,');
  });

  test('says who writes, by the first name', () => {
    expect(linesOf({ agent: 'Léa Fontaine' })).toContain('Léa, du service client de Paladin');
    expect(linesOf({ agent: 'Dr Samira Benali', medical: true })).toContain(
      'Samira, de l’équipe médicale de Paladin',
    );
  });

  test('shows what was said before as a quote, the last first', () => {
    const past = [{ author: 'requester', at: at - 3_600_000, text: 'Où est\n\n> ma facture ?' }] as const;
    const { subject, text } = composeDelivery({ ...reply, past });
    expect(text).toContain(
      '> Vous, aujourd’hui, vendredi 20 novembre, à 16\u00A0h\u00A040\n>\n> Où est\n>\n> > ma facture ?',
    );
    const html = htmlOf({ subject, text });
    expect(html).toMatch(/<blockquote[^>]*>(?:(?!<\/blockquote>).)*Où est/s);
    expect(wordsOf(html).toSorted()).toEqual(['Paladin', ...wordsOf(text)].toSorted());
  });
});

describe('the subject of a reply', () => {
  // oxfmt-ignore
  test.each([
    ['Facture de mai',                       'Re: Facture de mai [PAL-7F3K-92QX]'],
    ['RE : Re: Facture',                     'Re: Facture [PAL-7F3K-92QX]'],
    ['TR: AW: Facture [PAL-7F3K-92QX]',      'Re: Facture [PAL-7F3K-92QX]'],
    ['Re:',                                  undefined],
  ])('to %s', (theirs, expected) => expect(replySubject(theirs, 'PAL-7F3K-92QX')).toBe(expected));
});
