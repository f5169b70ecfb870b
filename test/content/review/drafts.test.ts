// What the review prepares for whoever decides: drafts, pairs of articles, causes of what was late.
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../content/articles.ts';
import { causesOf } from '../../../content/fr/cause-words.ts';
import { productNote } from '../../../content/fr/review-words.ts';
import { loadArticles } from '../../../content/load-articles.ts';
import { articlePairs } from '../../../content/review/article-pairs.ts';
import { draftSection, praisedSentences } from '../../../content/review/draft-section.ts';
import { commonAnswers, draftArticle } from '../../../content/review/article-draft.ts';
import { publishedHours } from '../../../domain/calendar.ts';
import type { Happening, JournalEvent } from '../../../domain/journal.ts';
import { openIntervals } from '../../../domain/open-time.ts';

const answers = [
  'Bonjour Madame Durand,\n\nLe badge se commande depuis la page Mon entreprise, rubrique Badges. Votre dossier 4471 est complet.\n\nCordialement,\nLéa',
  'Bonjour,\n\nVous pouvez commander un badge depuis la page Mon entreprise, rubrique Badges. Je vous ai envoyé le formulaire.\n\nBien à vous',
  'Bonjour,\n\nLe badge perdu se bloque en appelant l’accueil du centre.\n\nCordialement',
];

describe('a draft from agents’ answers', () => {
  test('holds what two answers say, once, and nothing that one alone says of somebody', () => {
    expect(commonAnswers(answers)).toEqual([
      'Le badge se commande depuis la page Mon entreprise, rubrique Badges.',
    ]);
  });

  test('is an article that the help centre reads, kept as a draft', () => {
    const asked = ['comment commander\nun badge ?'];
    const dates = { today: '2026-11-16', nextYear: '2027-11-16' };
    const text = draftArticle({ name: 'badge · commander', answers, asked, ...dates });
    const read = articleOf(text, 'badge-commander');
    expect('article' in read && read.article).toMatchObject({ status: 'draft', slug: 'badge-commander' });
    expect(text).not.toContain('Durand');
    expect(text).not.toContain('4471');
    expect(text).toContain('- comment commander un badge ?');
  });

  test('is a valid article whatever the group is called, and when nothing is common', () => {
    const dates = { today: '2026-11-16', nextYear: '2027-11-16' };
    for (const name of ['', '"é" : --- · #', 'l’été'])
      expect(draftArticle({ name, answers: [], asked: [], ...dates })).toContain('À écrire');
  });
});

describe('a section from an answer that was rated high', () => {
  const articles = ['Le DUERP se dépose dans votre espace. Paladin et la CPAM. Le lundi, le CSE se réunit.'];
  const praised = [
    'Bonjour Madame Durand,\n\nKarim, vous avez raison. La clé de l’atelier se demande à l’accueil du centre, avec le DUERP. ' +
      'J’ai vu avec Sophie Martin que c’était prêt. Votre dossier est complet. Rappelez-moi au 06 12 34 56 78. ' +
      'Elle est remise sous trois jours, sans frais. Le rendez-vous du 12 mars est maintenu. Écrivez à lea@exemple.fr pour la suite. ' +
      'La Boulangerie Lepic en a déjà une.\n\nCordialement,\nLéa Petit',
  ];

  test('keeps what is for everybody, under a question that was asked', () => {
    const asked = [
      'Bonjour, c’est Paul Morel. Et pour moi, Paul Morel ?',
      'Où demander une clé de l’atelier ?',
    ];
    expect(draftSection({ name: 'clé · atelier', praised, asked, articles })).toBe(
      '## Où demander une clé de l’atelier ?\n\nLa clé de l’atelier se demande à l’accueil du centre, avec le DUERP. ' +
        'Elle est remise sous trois jours, sans frais.\n',
    );
  });

  test('is none when nothing is left, and never says what to take', () => {
    const empty = { name: 'clé', asked: [], articles };
    expect(draftSection({ ...empty, praised: [] })).toBeNull();
    expect(
      draftSection({ ...empty, praised: ['Bonjour Karim,\nVotre dossier est prêt, Monsieur Diop.'] }),
    ).toBeNull();
    expect(draftSection({ ...empty, praised: ['Prenez du paracétamol deux fois par jour.'] })).toBeNull();
    expect(draftSection({ ...empty, praised })).toContain('## À écrire : clé ?');
  });

  test('fills the draft of an article whose answers share nothing', () => {
    const dates = { today: '2026-11-16', nextYear: '2027-11-16' };
    const said = praisedSentences({ praised, articles });
    const text = draftArticle({ name: 'clé', answers: praised, praised: said, asked: [], ...dates });
    expect(text).toContain('La clé de l’atelier se demande à l’accueil du centre');
    expect(text).not.toMatch(/Durand|Karim|Sophie|06 12|lea@|Lepic/);
  });
});

describe('articles to read side by side', () => {
  const article = (slug: string, markdown: string) => ({ slug, title: slug, markdown });

  test('are those that give two figures for one thing, with both sentences', () => {
    const pairs = articlePairs([
      article('a', 'Le remboursement de la facture arrive sous 10 jours sur votre compte.'),
      article('b', 'Sur votre compte, le remboursement de la facture arrive sous 30 jours.'),
      article('c', 'La convocation part 10 jours avant la visite médicale du salarié.'),
    ]);
    expect(pairs.filter(({ why }) => why === 'figures')).toMatchObject([{ slugs: ['a', 'b'] }]);
  });

  test('are those that say the same, and none of ours today', async () => {
    const articles = await loadArticles('2026-12-01');
    const [first, ...others] = articles;
    expect(articlePairs(articles)).toEqual([]);
    const twin = first && { ...first, slug: 'twin', title: `${first.title} bis` };
    expect(articlePairs([first, twin, ...others].flatMap((one) => one ?? []))).toMatchObject([
      { slugs: [first?.slug, 'twin'], why: 'duplicate' },
    ]);
  });
});

describe('the causes of a late answer', () => {
  const at = (text: string) => Date.parse(`${text}+01:00`);
  const received = at('2026-11-13T17:52:00');
  const until = received + 14 * 86_400_000;
  const sheet = {
    version: '1',
    tzdata: '',
    timeZone: 'Europe/Paris',
    from: received,
    until,
    intervals: openIntervals(publishedHours, received, until),
  };
  const journalOf = (...told: (readonly [string, Happening])[]): JournalEvent[] =>
    told.map(([when, happening], seq) => ({
      ...happening,
      seq: seq + 1,
      at: at(when),
      by: 'system' as const,
    }));

  test('are told in their order, waits in open time, and what happened several times is counted', () => {
    const journal = journalOf(
      ['2026-11-13T17:52:00', { type: 'registered', channel: 'chat', role: 'employee' }],
      ['2026-11-13T17:52:00', { type: 'calendar', sheet }],
      ['2026-11-13T17:52:01', { type: 'handed-off', reason: 'complaint', team: 'support' }],
      ['2026-11-16T09:33:01', { type: 'claimed', agent: 'lea' }],
      ['2026-11-16T09:52:00', { type: 'breached', target: 'first_response', due: at('2026-11-16T09:52:00') }],
      ['2026-11-16T10:00:00', { type: 'transferred', to: 'marc' }],
      ['2026-11-16T10:10:00', { type: 'transferred', to: 'ines' }],
    );
    const told = causesOf({ journal, now: at('2026-11-20T12:00:00') }).map((one) =>
      one.replaceAll(/\s/g, ' '),
    );
    expect(told).toEqual([
      'reçue le vendredi 13 novembre à 17 h 52',
      'confiée à une personne : réclamation',
      'prise après 41 min d’attente ouverte',
      'délai de première réponse dépassé aujourd’hui à 9 h 52',
      'changée de mains deux fois',
    ]);
  });
});

test('what is sent to the product team holds figures, then what people wrote', () => {
  const note = productNote({
    name: 'bouton · confirmer',
    week: '2026-11-09',
    now: 4,
    before: 3,
    openMinutes: 900,
    evidence: null,
    sentences: ['le bouton\nreste gris'],
  });
  expect(note).toContain('7 personnes nous ont écrit à ce sujet en six semaines, dont 4 cette semaine.');
  expect(note).toContain('« le bouton reste gris »');
});
