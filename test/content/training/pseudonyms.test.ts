// A closed question, read by a colleague who trains: nobody can be told from it.
import { beforeAll, describe, expect, test } from 'vitest';
import { readArticles } from '../../../content/articles.ts';
import { answerTraits } from '../../../content/training/answer-traits.ts';
import { ordinaryWords } from '../../../content/training/ordinary-words.ts';
import { type Known, pseudonymise } from '../../../content/training/pseudonyms.ts';
import { sayingsOf } from '../../../content/training/sayings.ts';

let known: Known;
const articles = readArticles(new URL('../../../content/fr/articles', import.meta.url).pathname);
beforeAll(async () => {
  const texts = (await articles).map(({ title, markdown }) => `${title}\n${markdown}`);
  known = {
    ...ordinaryWords(texts),
    people: ['Karim Benali', 'k.benali@menuiserie-durval.fr', 'Léa Martin'],
  };
});

describe('names give way', () => {
  // oxfmt-ignore
  test.each([
    ['of whoever asked, without a capital', 'ici karim benali, je ne reçois rien', 'ici [nom], je ne reçois rien'],
    ['of their firm, told by their address', 'chez durval on attend', 'chez [nom] on attend'],
    ['of whoever answered', 'Bonjour,\nC’est Léa qui vous répond.', 'Bonjour,\nC’est [nom] qui vous répond.'],
    ['of a stranger inside a sentence', 'La visite de Ninon Bataille est passée.', 'La visite de [nom] est passée.'],
    ['at the start of one', 'Sandra n’a rien reçu.', '[nom] n’a rien reçu.'],
    ['that are also words', 'J’en ai parlé à Claire Petit.', 'J’en ai parlé à [nom].'],
    ['after a title, however written', 'la visite de mme okonkwo', 'la visite de mme [nom]'],
    ['in a signature, with its initial', 'Cordialement,\nA. Joubert', 'Cordialement,\n[nom]'],
    ['of a town and a firm', 'Notre agence de Briançon, Scierie Malaval', 'Notre agence de [nom], [nom]'],
    ['said by themselves', 'je m’appelle ousmane', 'je m’appelle [nom]'],
    ['with a dash', 'Bonjour Jean-Baptiste,', 'Bonjour [nom],'],
  ])('%s', (_, text, told) => expect(pseudonymise(text, known)).toBe(told));
});

describe('numbers and addresses give way', () => {
  // oxfmt-ignore
  test.each([
    ['a mail address', 'écrivez à paie@scierie.fr', 'écrivez à [adresse]'],
    ['a telephone', 'au 06 12 34 56 78', 'au [numéro]'],
    ['a social security number', '1 85 05 78 006 084 36', '[numéro]'],
    ['a file number', 'le contrat AB12345', 'le contrat [numéro]'],
    ['a date of birth', 'né le 12/03/1985', 'né le [date]'],
    ['one of our references', 'voir PAL-7QTX-9M2K', 'voir [référence]'],
    ['a link that is not ours', 'https://drive.example/d/x7', '[lien]'],
  ])('%s', (_, text, told) => expect(pseudonymise(text, known)).toBe(told));
});

describe('what names nobody stays', () => {
  test.each([
    'Bonjour,\n\nComment déplacer un rendez-vous pris pour mardi à 14 h 30 ?',
    'Votre [donnée médicale masquée] reste masquée.',
    'Ouvrez https://aide.paladin.fr/aide/import-csv, puis choisissez « Importer ».',
    'Depuis 2024, la facture de 1 250 € arrive en janvier.',
    'Mon code QR ne passe pas. Que faire ?',
  ])('%s', (text) => expect(pseudonymise(text, known)).toBe(text));
});

test('the best answers are told by what they do', () => {
  const asked = 'Comment importer mes salariés depuis un fichier CSV ?';
  const given =
    'Bonjour,\n\nVous pouvez importer vos salariés : ouvrez la page des effectifs, puis choisissez le fichier CSV. Voir https://aide.paladin.fr/aide/import-csv. Si cela ne marche pas, répondez à ce message avant vendredi.\n\nLéa';
  expect(answerTraits({ asked, given, inTime: true })).toEqual({
    greets: true,
    restates: true,
    'answers-first': true,
    steps: true,
    dated: true,
    article: true,
    next: true,
    short: true,
    'in-time': true,
  });
  expect(answerTraits({ asked, given: 'Nous regardons.', inTime: false })).toMatchObject({
    greets: false,
    restates: false,
    'answers-first': false,
    next: false,
    'in-time': false,
  });
});

test('every theme of the help centre says enough for a quiz', async () => {
  const all = await articles;
  for (const theme of new Set(all.map(({ topic }) => topic))) {
    const own = all.filter(({ topic }) => topic === theme);
    expect(own.flatMap(sayingsOf).length).toBeGreaterThanOrEqual(6);
  }
});
