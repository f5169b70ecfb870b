import { beforeAll, describe, expect, test } from 'vitest';
import { evaluated, publishedSearch } from '../../cli/eval-answers.ts';
import { readQuestions } from '../../cli/faq-questions.ts';
import type { Search } from '../../content/retrieval/search.ts';

let search: Search;
beforeAll(async () => {
  search = await publishedSearch();
});

describe('questions that the search has never seen', () => {
  test.each(['faq_dev', 'held_out'])('%s: the right article, or a person', (name) => {
    const { score } = evaluated(readQuestions(`test/data/faq/${name}.jsonl`), search);
    expect(score.first).toBeGreaterThanOrEqual(0.88);
    expect(score.inThree).toBeGreaterThanOrEqual(0.96);
    expect(score.handedOver).toBeGreaterThanOrEqual(0.85);
    expect(score.wrong).toBeLessThanOrEqual(0.04);
  });
});

describe('questions of people who name nothing, in slang, in short spelling, in English', () => {
  test('fresh_a: the right article, or a person', () => {
    const { score } = evaluated(readQuestions('test/data/faq/fresh_a.jsonl'), search);
    expect(score.first).toBeGreaterThanOrEqual(0.88);
    expect(score.inThree).toBeGreaterThanOrEqual(0.96);
    expect(score.handedOver).toBeGreaterThanOrEqual(0.9);
    expect(score.wrong).toBeLessThanOrEqual(0.03);
  });
});

describe('a file that is not of labelled questions', () => {
  test('is refused with its line', () => {
    expect(() => readQuestions('test/assistant/eval-answers.test.ts')).toThrow(/:1: not JSON/);
  });
});
