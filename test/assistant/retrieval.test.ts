import { judgeQuestion, THRESHOLDS } from '../../activities/assistant/judge.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishedArticles } from '../../cli/eval-answers.ts';
import type { Article } from '../../content/articles.ts';
import { OPENING, readVocabulary } from '../../content/search/vocabulary.ts';
import { foreignLanguage } from '../../content/search/language.ts';
import { passagesOf } from '../../content/search/passages.ts';
import { type Retrieval, retrievalOver } from '../../content/search/retrieval.ts';
import { corrector, distance } from '../../content/search/corrector.ts';
import { foldText, splitWords } from '../../content/search/tokenize.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';

let articles: Article[];
let retrieval: Retrieval;
beforeAll(async () => {
  articles = await publishedArticles();
  retrieval = retrievalOver(articles, readVocabulary());
});

describe('a way of asking', () => {
  test('stands under a section that its article has, to the last space', () => {
    const headings = new Set(
      articles.flatMap((article) =>
        passagesOf(article).map(({ slug, heading = OPENING }) => `${slug}: ${heading}`),
      ),
    );
    const asked = Object.entries(readVocabulary().sections).flatMap(([slug, sections]) =>
      Object.keys(sections).map((heading) => `${slug}: ${heading}`),
    );
    expect(asked.filter((section) => !headings.has(section))).toEqual([]);
  });
});

describe('words as a phone writes them', () => {
  test('are read as the same words', () => {
    expect(foldText('L’attestation ÉLÉGANTE')).toBe(foldText("l'attestation elegante"));
    expect(splitWords('« rendez-vous » à 9 h')).toEqual(['rendez', 'vous', 'a', '9', 'h']);
    expect(foldText('ouiiiii')).toBe('oui');
  });
});

describe('a slip of the finger', () => {
  // oxfmt-ignore
  test.each([
    ['a letter missing',   'atestation',   'attestation'],
    ['two letters swapped', 'facutre',     'facture'],
    ['a letter too many',  'rendezz',      'rendez'],
    ['two slips in a long word', 'télèconsutation', 'teleconsultation'],
  ])('%s is mended', (_, written, meant) => {
    const mend = corrector(new Map([['attestation', 9], ['facture', 9], ['rendez', 9], ['teleconsultation', 2]]));
    expect(mend(foldText(written))).toBe(meant);
  });

  test('a short word, or one unlike any other, is left as it is', () => {
    const mend = corrector(
      new Map([
        ['facture', 9],
        ['mot', 9],
      ]),
    );
    expect(mend('met')).toBeUndefined();
    expect(mend('girafe')).toBeUndefined();
  });

  test('costs one, swapped letters included', () => {
    expect(distance('abcd', 'abdc')).toBe(1);
    expect(distance('abcd', 'abd')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
  });
});

describe('what people write', () => {
  // oxfmt-ignore
  test.each([
    ['in SMS spelling',       'jai oublier mon mdp',                  'employee', 'mot-de-passe-oublie'],
    ['with typing errors',    'telecharger mon atestation de suivie', 'employee', 'attestation-de-suivi'],
    ['in other words',        'combien de sous pour être chez vous',  'employer', 'adhesion-et-tarifs'],
    ['in English',            'how do I reset my password?',          'unknown',  'mot-de-passe-oublie'],
    ['in capitals, no accent', 'RESILIER L’ADHESION',                 'employer', 'resilier-adhesion'],
  ] as const)('%s finds the article', (_, query, role, slug) => {
    expect(retrieval.search(query, role)[0]?.slug).toBe(slug);
  });

  test('finds what concerns the one who asks', () => {
    expect(retrieval.search('demander une visite', 'employee')[0]?.slug).toBe('demander-visite-salarie');
    expect(retrieval.search('demander une visite', 'employer')[0]?.slug).toBe('demander-visite-employeur');
  });

  test('finds the article while its last word is being typed', () => {
    expect(retrieval.search('mes factu', 'employer')[0]?.slug).toBe('factures-paiement');
    expect(retrieval.search('téléconsu', 'unknown')[0]?.slug).toBe('teleconsultation');
  });

  test('finds the question in a letter that greets, tells and signs around it', () => {
    const letter =
      'Bonjour,\n\nNous avons rejoint votre service le mois dernier et tout se passe bien. Je souhaite annuler mon rendez-vous de jeudi.\n\nJe vous remercie par avance.\nBien cordialement,\nSophie Bernard\nResponsable administrative\n06 12 34 56 78';
    expect(retrieval.search(letter, 'employee')[0]?.slug).toBe('deplacer-annuler-rendez-vous');
    expect(retrieval.search(letter, 'employee')[0]?.confidence).toBeGreaterThan(0.7);
  });

  test('is no question when it is a greeting, a thank you, or nothing', () => {
    for (const text of ['Bonjour', 'merci beaucoup !', '', '👍', '   ']) {
      expect(retrieval.search(text, 'unknown')).toEqual([]);
    }
  });

  test('finds a paragraph, not only an article', () => {
    const [found] = retrieval.search('Pourquoi mon compte est-il bloqué ?', 'employee');
    expect(found && retrieval.passage(found)?.heading).toMatch(/bloqué/);
  });

  test('never breaks search', () => {
    const monsters = [
      'a'.repeat(10_000),
      '(((*&^%$',
      'constructor __proto__ toString',
      '\u0000\uFFFF',
      '🙂'.repeat(500),
    ];
    for (const text of monsters) expect(Array.isArray(retrieval.search(text, 'unknown'))).toBe(true);
  });
});

describe('confidence', () => {
  test('is between 0 and 1, and falls down the list', () => {
    const shares = retrieval.search('où est ma facture', 'employer').map(({ confidence }) => confidence);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });

  test('is too low to answer or to ask about what no article answers', () => {
    const [found] = retrieval.search(
      'Le virement du 12 mai apparaît-il sur notre compte client ?',
      'employer',
    );
    expect(found?.confidence ?? 0).toBeLessThan(THRESHOLDS.answer);
  });
});

describe('the passage of an article', () => {
  // oxfmt-ignore
  test.each([
    ['Comment déplacer mon rendez-vous ?',                  'employee', 'deplacer-annuler-rendez-vous', 'Comment reporter ma visite en ligne ?'],
    ['Que faire si je n’ai pas reçu l’invitation ?',         'employee', 'invitation-non-recue',         undefined],
    ['puis-je suspendre mon adhésion',                      'employer', 'resilier-adhesion',            'Puis-je suspendre l’adhésion au lieu de la résilier ?'],
    ['puis-je venir accompagné à la visite',                'employee', 'preparer-visite',              'Puis-je venir accompagné ?'],
  ] as const)('%s: the section that answers, or the opening', (query, role, slug, heading) => {
    const [found] = retrieval.search(query, role);
    expect(found?.slug).toBe(slug);
    const passage = found && retrieval.passage(found);
    expect(passage?.heading?.replaceAll(/\s/g, ' ')).toBe(heading);
  });
});

describe('a sentence that asks twice', () => {
  // oxfmt-ignore
  test.each([
    ['Où trouver ma facture d’octobre et peut-on payer par virement ?',         'employer', ['Comment télécharger une facture ?', 'Quels moyens de paiement acceptez-vous ?']],
    ['Combien de temps dure la visite et faut-il se déshabiller ?',     'employee', ['Combien de temps dure la visite ?', 'Le médecin va-t-il m’examiner, et dois-je me déshabiller ?']],
  ] as const)('%s: both are answered, in their order', (query, role, headings) => {
    const quoted = retrieval.look(query, role).passages.map((place) => retrieval.passage(place)?.heading);
    expect(quoted.slice(0, 2).map((heading) => heading?.replaceAll(/\s/g, ' '))).toEqual(headings);
  });
});

describe('a case, by what its words tell', () => {
  test.each([
    ['mon compte affiche la visite de quelqu’un d’autre', 'breach'],
    ['je vois dans mon espace le dossier d’une inconnue', 'breach'],
    ['qui peut voir mon dossier dans l’espace ?', undefined],
    ['comment changer mon mot de passe', undefined],
  ])('%s: %s', (text, kind) => {
    expect(retrieval.caseIn(text)).toBe(kind);
  });
});

describe('every published paragraph', () => {
  test('has words, keeps no Markdown link nor placeholder, and passes the last guard', () => {
    for (const passage of articles.flatMap(passagesOf)) {
      expect(passage.text).not.toMatch(/\]\(|\*\*|\{\{/);
      expect(
        readsAsMedicalAdvice(`${passage.heading ?? ''}\n${passage.text}`),
        `${passage.slug} ${passage.paragraph}`,
      ).toBe(false);
    }
  });
});

describe('what another language asks', () => {
  test.each([
    ['كيف يمكنني حجز موعد؟', 'ar'],
    ['¿Cómo puedo cambiar mi cita?', 'es'],
    ['Come posso cambiare la mia visita?', 'it'],
    ["y a moyen d'y passer avec un collègue ?", undefined],
    ["j'y vais quand et j'y reste combien d'heures ?", undefined],
    ["est-ce qu'un interprète peut traduire pendant la visite ?", undefined],
  ])('%s is no noise, and its language is known', (text, language) => {
    expect(retrieval.smallTalk(text)).toBeUndefined();
    expect(foreignLanguage(text)).toBe(language);
  });

  test('signs without a letter are noise', () => expect(retrieval.smallTalk('?!')).toBe('noise'));
});

describe('a first message that begins as if it went on', () => {
  const read = () => ({ route: 'question' as const, humanRequested: false, thanks: false });
  test.each([
    ['Si j’arrive en retard à ma visite, serai-je reçu ?', { decision: 'answer' }],
    ['Et pour les autres ?', { decision: 'clarify', talk: 'follow-up' }],
    ['et pour ma collègue c’est pareil ?', { decision: 'clarify', talk: 'follow-up' }],
  ])('%s is answered when it says enough by itself', (text, expected) => {
    const context = { channel: 'chat' as const, role: 'employee' as const };
    expect(judgeQuestion({ retrieval, read }, { text, clarified: 0 }, context)).toMatchObject(expected);
  });
});

describe('an article that changes', () => {
  test('is found by its new words at once, and its old version no more', () => {
    const [first] = articles;
    if (!first) throw new Error('no article');
    // What changes is learnt anew, from few ways of asking sooner.
    const shelf = retrievalOver(articles, { ...readVocabulary(), asked: {}, sections: {}, cases: {} });
    const old = { slug: first.slug, version: first.version, paragraph: 0 };
    expect(shelf.passage(old)).toBeDefined();
    const changed = {
      ...first,
      version: 'next',
      title: 'Comment nourrir un ornithorynque ?',
      markdown: 'L’ornithorynque mange des larves.',
    };
    shelf.replace([changed, ...articles.slice(1)]);
    expect(shelf.search('ornithorynque', 'unknown')[0]).toMatchObject({ slug: first.slug, version: 'next' });
    expect(shelf.passage(old)).toBeUndefined();
  });
});
