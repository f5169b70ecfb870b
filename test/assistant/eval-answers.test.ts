import { beforeAll, describe, expect, test } from 'vitest';
import { evaluateFile, publishedRetrieval } from '../../cli/eval-answers.ts';
import { readQuestionFile, readQuestions } from '../../cli/faq-questions.ts';
import type { Chat } from '../../cli/first-turn.ts';
import { worthOf } from '../../cli/truth-questions.ts';
import { triage } from '../../content/triage/triage.ts';

let chat: Chat;
beforeAll(async () => {
  chat = { qualify: triage(), retrieval: await publishedRetrieval() };
});

async function measured(name: string) {
  return (await evaluateFile(readQuestionFile(`test/data/faq/${name}.jsonl`), chat)).score;
}

describe('questions labelled with the article that answers', () => {
  test.each(['faq_dev', 'held_out', 'fresh_a'])('%s: the right article, or a person', async (name) => {
    const score = await measured(name);
    expect(score).toMatchObject({
      first: expect.toSatisfy((share: number) => share >= 0.88),
      inThree: expect.toSatisfy((share: number) => share >= 0.96),
      handedOver: expect.toSatisfy((share: number) => share >= 0.85),
      wrong: expect.toSatisfy((share: number) => share <= 0.04),
    });
  });
});

describe('questions judged by what is said', () => {
  test.each(['truth_dev'])('%s: right, or a person where that is fine', async (name) => {
    const score = await measured(name);
    expect(score).toMatchObject({
      right: expect.toSatisfy((share: number) => share >= 0.93),
      wrong: expect.toSatisfy((share: number) => share <= 0.02),
      handedOver: expect.toSatisfy((share: number) => share >= 0.96),
    });
  });
});

describe('what an answer is worth', () => {
  const asked = {
    id: 'a',
    question: 'combien de temps ?',
    audience: 'employee',
    expect: [['5 ans', 'cinq ans'], ['visite']],
    never: ['sans visite'],
    handoff: 'wrong',
  } as const;
  // oxfmt-ignore
  test.each([
    ['every part said, in any spelling',      'answer',  'Une VISITE au plus tard tous les 5\u00A0ans.', 'right'],
    ['a number that only ends alike',         'answer',  'Une visite vers 45 ans.',                      'beside'],
    ['the heading asks, the text is silent',  'answer',  'Une visite tous les 5 ans ?\nOui.',            'beside'],
    ['what must not be said, beside the rest','answer',  'Tous les 5 ans, ou sans visite.',              'harmful'],
    ['a question back',                       'clarify', 'Quel suivi ?',                                 'asked back'],
    ['a person',                              'handoff', '',                                             'needless'],
  ] as const)('%s', (_, decision, text, worth) => {
    expect(worthOf({ ...asked, expect: asked.expect.map((group) => [...group]), never: [...asked.never] }, { decision, text })).toBe(worth);
  });
});

describe('a file that is not of labelled questions', () => {
  test('is refused with its line', () => {
    expect(() => readQuestions('test/assistant/eval-answers.test.ts')).toThrow(/:1: not JSON/);
  });
});
