// How our mails look, to programs: what is said is in the text; this only shows it.
import { describe, expect, test } from 'vitest';
import { EMERGENCY_LINE, followLink, NO_HEALTH_DATA, SERVICE } from '../../content/fr/common-phrases.ts';
import { replySubject } from '../../content/fr/reply-subject.ts';
import { blocksOf } from '../../email/letter/blocks.ts';
import { htmlOf } from '../../email/letter/letter.tsx';
import { everySpeech } from '../content/speeches.ts';

const wordsOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div>/s, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
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

describe('the subject of a reply', () => {
  // oxfmt-ignore
  test.each([
    ['Facture de mai',                       'Re: Facture de mai [PAL-7F3K-92QX]'],
    ['RE : Re: Facture',                     'Re: Facture [PAL-7F3K-92QX]'],
    ['TR: AW: Facture [PAL-7F3K-92QX]',      'Re: Facture [PAL-7F3K-92QX]'],
    ['Re:',                                  undefined],
  ])('to %s', (theirs, expected) => expect(replySubject(theirs, 'PAL-7F3K-92QX')).toBe(expected));
});
