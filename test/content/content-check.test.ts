// What the check of the help centre lists for an editor, beside what the publisher refuses.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAsked, unansweredAmong } from '../../cli/content-check.ts';
import { articleFile } from '../../content/article-file.ts';
import { articleOf } from '../../content/articles.ts';
import { lawNotYetRead, problemsOf } from '../../content/check-articles.ts';
import { contradictions } from '../../content/contradictions.ts';
import { loadArticles } from '../../content/load-articles.ts';

const ours = () => loadArticles('2026-12-01');
const article = (slug: string, ...sections: (readonly [heading: string, text: string])[]) => ({
  slug,
  markdown: ['Réponse.', ...sections.map(([heading, text]) => `## ${heading}\n\n${text}`)].join('\n\n'),
});

/** False figures told in other words than ours, each with the article that it contradicts. */
const FALSE = [
  ['duerp', 'Garder le DUERP', 'Gardez chaque version du document unique pendant 10 ans dans l’entreprise.'],
  ['acces-dossier-medical', 'Quand l’aurai-je ?', 'Le dossier médical est communiqué dans les 30 jours.'],
  [
    'contrats-particuliers',
    'Apprenti',
    'La visite d’un apprenti majeur se fait quatre mois après l’embauche.',
  ],
  [
    'avis-inaptitude',
    'Recours',
    'L’avis du médecin du travail se conteste aux prud’hommes dans les deux mois.',
  ],
  ['fiche-entreprise', 'Quel rythme ?', 'La fiche d’entreprise est mise à jour tous les deux ans.'],
  ['conditions-de-travail', 'Bruit', 'Dès 90 décibels, l’employeur met des protections à disposition.'],
  [
    'deplacer-annuler-rendez-vous',
    'Reporter',
    'Déplacez votre rendez-vous en ligne jusqu’à 5 jours avant sa date.',
  ],
] as const;

test.each(FALSE)('a false figure beside %s is found', async (slug, heading, text) => {
  const found = contradictions([...(await ours()), article('ailleurs', [heading, text])]);
  const opposed = found.flatMap(({ sides }) =>
    sides.some((side) => side.slug === 'ailleurs') ? sides.map((side) => side.slug) : [],
  );
  expect(opposed).toContain(slug);
});

test('the same length in other units, another role of a figure and another subject oppose nothing', () => {
  const said = contradictions([
    article('a', ['Déclarer', 'L’employeur déclare un accident du travail à la caisse dans les 48 heures.']),
    article('b', ['Déclarer', 'L’employeur déclare un accident du travail à la caisse sous deux jours.']),
    article('c', ['Reprise', 'Une visite de reprise suit un arrêt maladie d’au moins 60 jours.']),
    article('d', ['Reprise', 'Une visite de reprise suit un arrêt maladie, dans les 8 jours.']),
    article('e', ['Facture', 'Le remboursement d’une facture est fait dans les 30 jours.']),
    article('f', ['Rendez-vous', 'On déplace un rendez-vous de visite au centre dans les 3 jours.']),
  ]);
  expect(said).toEqual([]);
});

test('two sections of one article are compared too', () => {
  const one = article(
    'a',
    ['Garder', 'Les factures payées sont gardées dix ans au siège.'],
    ['Archives', 'Au siège, les factures payées sont gardées 6 ans.'],
  );
  expect(contradictions([one])).toMatchObject([{ sides: [{ heading: 'Garder' }, { heading: 'Archives' }] }]);
});

test('of our own articles at most a few pairs are worth a look', async () => {
  expect((await ours()).length).toBeGreaterThan(40);
  expect(contradictions(await ours()).length).toBeLessThanOrEqual(3);
});

test('sections whose law nobody has read are listed, and are no problem', () => {
  const file = [
    '---',
    'slug: reprise',
    'title: "Reprendre après un arrêt"',
    'topic: Suivi',
    'audience: both',
    'status: published',
    'reviewed: 2026-11-01',
    'expires: 2027-11-01',
    'keywords: []',
    'related: []',
    'sources:',
    '  - { section: "Quand ?", law: "Code du travail, R. 4624-31", seen: 2026-11-01 }',
    '  - { section: "Combien ?", law: "Code du travail, R. 4624-39" }',
    '---',
    '',
    'Une visite suit le retour.',
    '',
    '## Quand ?',
    '',
    'Dans les 8 jours.',
    '',
    '## Combien ?',
    '',
    'Rien : elle est payée.',
    '',
  ].join('\n');
  const read = articleOf(file, 'reprise');
  const articles = 'article' in read ? [read.article] : [];
  expect(lawNotYetRead(articles)).toEqual(['reprise § Combien ?: Code du travail, R. 4624-39']);
  expect(problemsOf(articles, '2026-12-01')).toEqual([]);
  expect(articles.map(articleFile)).toEqual([file]);
});

test('what no section answers is listed once, the most asked first; what is answered or a case is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asked-'));
  const file = join(folder, 'asked.jsonl');
  const lines = [
    { question: 'La cantine propose-t-elle des repas végétariens le vendredi ?' },
    { text: 'la cantine propose-t-elle des repas vegetariens le vendredi ?', role: 'employee' },
    { question: 'Combien de temps faut-il garder le document unique ?', audience: 'employer' },
    { question: 'mon avocat va vous attaquer, j’attends une réponse depuis trois semaines' },
  ];
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const found = await unansweredAmong(readAsked(file), await ours());
  expect(found).toMatchObject([{ question: lines[0]?.question, times: 2 }]);
  await writeFile(file, '{}');
  expect(() => readAsked(file)).toThrow('asked.jsonl:1');
  await rm(folder, { recursive: true });
});
