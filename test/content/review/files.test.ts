import { describe, expect, test } from 'vitest';
import { reviewer } from '../../../content/review/review-messages.ts';
import { foldText } from '../../../content/search/tokenize.ts';
import { readVocabulary } from '../../../content/search/vocabulary.ts';
import { triage } from '../../../content/triage/triage.ts';
import { publishedArticles } from '../../../cli/eval-answers.ts';
import { readRequests } from '../../../cli/review-file.ts';
import { falseProposals, plantedFound } from './score.ts';

const review = reviewer(await publishedArticles(), readVocabulary(), triage());
const data = (name: string) => new URL(`../../data/review/${name}`, import.meta.url);
const reviewed = (name: string) => review(readRequests(data(`${name}.jsonl`).pathname)).groups;

describe('six weeks of requests with planted topics', () => {
  test('the development set: each is found, with the right proposal, and nothing else is proposed', () => {
    const groups = reviewed('review_dev');
    const found = plantedFound(data('review_dev_truth.json'), groups);
    expect(found.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(6);
    expect(falseProposals(data('review_dev_truth.json'), groups).length).toBeLessThanOrEqual(3);
  });

  test.each(['apart', 'apart_again', 'apart_third', 'apart_fourth'])(
    'the set %s, which another author wrote: at least six of the planted topics are found, with the right proposal',
    (name) => {
      const groups = reviewed(name);
      const truth = data(`${name}_truth.json`);
      const found = plantedFound(truth, groups);
      expect(found.filter(({ isFound }) => isFound).length).toBeGreaterThanOrEqual(6);
      expect(found.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(6);
      expect(falseProposals(truth, groups).length).toBeLessThanOrEqual(3);
    },
  );
});

describe('what is read of a message', () => {
  const request = {
    date: '2026-11-10',
    role: 'employee',
    outcome: 'handed_off',
    rating: null,
    openMinutes: 30,
  } as const;

  test('a medical word never reaches a name', () => {
    const texts = [
      'J’ai une dépression, où est mon justificatif de présence ?',
      'ma dépression, le justificatif de présence svp',
      'dépression sévère et pas de justificatif de présence',
      'justificatif de présence introuvable',
    ];
    const { groups } = review(texts.map((text, at) => ({ ...request, id: `m${at}`, text })));
    expect(groups.length).toBe(1);
    expect(groups[0]?.name).toContain('justificatif');
    expect(foldText(groups[0]?.name ?? '')).not.toContain('depression');
  });

  test('a name is written as people write it, accents and all', () => {
    const texts = [
      'Signature électronique expirée',
      'signature electronique',
      'Qui fait la signature électronique ?',
    ];
    const { groups } = review(texts.map((text, at) => ({ ...request, id: `m${at}`, text })));
    expect(groups.map(({ name }) => name)).toEqual(['électronique · signature']);
  });

  test('what nobody else wrote stays alone, and so does what holds no word', () => {
    const texts = ['Horoscope du jour', '👍', 'où garer mon vélo', '...'];
    const { groups, unplaced } = review(texts.map((text, at) => ({ ...request, id: `m${at}`, text })));
    expect(groups).toEqual([]);
    expect(unplaced.length).toBe(4);
  });

  test('no message at all is no group', () => expect(review([])).toEqual({ groups: [], unplaced: [] }));
});
