import { describe, expect, test } from 'vitest';
import { publishedArticles } from '../../cli/eval-answers.ts';
import {
  answerText,
  choicesIn,
  clarificationText,
  draftText,
  generalRuleText,
  smallTalkText,
} from '../../content/fr/assistant-answers.ts';
import { composeDelivery } from '../../content/fr/delivery.ts';
import { requestStatusText } from '../../content/fr/request-status.ts';
import { frenchSpaces } from '../../content/french-spaces.ts';
import { passagesOf } from '../../content/search/passages.ts';
import { SMALL_TALK } from '../../content/search/small-talk.ts';
import { typeset } from '../../web/typography.ts';
import { everySpeech } from './speeches.ts';

/** Where a line may break and must not. */
const LOOSE = / [?!;:»%€]|« |\d h \d|\d (?:minutes?|heures?|jours?|semaines?|mois|ans?|kg|euros?)\b/;

const articles = await publishedArticles();
const cited = articles.flatMap((article) => {
  const links = [{ title: article.title, href: `/aide/${article.slug}` }];
  return passagesOf(article).map((quoted) => ({ quoted: [quoted], links }));
});

describe('no line of a text that people read breaks before its marks or its units', () => {
  test.each(articles.map(({ slug, html }) => [slug, html] as const))('the page of %s', (_, html) => {
    expect(typeset(html).replaceAll(/<[^>]*>/g, '')).not.toMatch(LOOSE);
  });

  test('every section as the assistant quotes it, to a person, to an agent, or above a relay', () => {
    for (const one of cited)
      for (const text of [
        answerText({ ...one, first: true }),
        answerText({ ...one, first: false, language: 'en' }),
        draftText(one),
        generalRuleText(one),
      ])
        expect(text).not.toMatch(LOOSE);
  });

  test('questions back, each small talk, where a request stands', () => {
    const choices = cited.flatMap(({ links }) => links);
    const now = Date.parse('2026-06-04T10:00:00Z');
    const request = { reference: 'PAL-7F3K-92QX', dueAt: now + 3_600_000, closedAt: null };
    const texts = [
      ...[true, false].map((first) => clarificationText({ first, choices })),
      clarificationText({ first: true, choices: [] }),
      ...SMALL_TALK.map((talk) => smallTalkText({ first: true, talk })),
      ...['queued', 'waiting', 'closed'].map((status) => requestStatusText([{ ...request, status }], now)),
    ];
    for (const text of texts) expect(text).not.toMatch(LOOSE);
  });

  test('whatever else the service says, and a mail around an answer', () => {
    const [one] = cited;
    const text = answerText({ quoted: [], links: [], ...one, first: true });
    const mail = { reference: 'PAL-7F3K-92QX', text, author: 'assistant', at: 0, medical: false } as const;
    for (const said of [...everySpeech().map(([, { text: words }]) => words), composeDelivery(mail).text])
      expect(said).not.toMatch(LOOSE);
  });
});

test('spacing twice changes nothing more', () => {
  const once = frenchSpaces('« Ouvert ? » : de 9 h 00 à 18 h 00, 30 jours ; 25 kg, 48 % !');
  expect(once).not.toMatch(LOOSE);
  expect(frenchSpaces(once)).toBe(once);
});

test('a choice is found again in the question back that offers it', () => {
  const choices = [{ title: 'Où se passe la visite ?', href: '/aide/lieux' }];
  expect(choicesIn(clarificationText({ first: true, choices }))).toEqual(['Où se passe la visite\u202F?']);
});
