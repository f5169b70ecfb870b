// Training: who is played again, on which clock, and how far one has come.
import { describe, expect, test } from 'vitest';
import type { QuestionFacts } from '../../../domain/indicators/facts.ts';
import { contrast, TRAITS, type AnswerTraits } from '../../../domain/training/contrast.ts';
import { lessonOf, mayTeach } from '../../../domain/indicators/case-lessons.ts';
import { exerciseClock, exerciseOutcome } from '../../../domain/training/exercise-replay.ts';
import { coverageOf, progressOf } from '../../../domain/training/path.ts';
import { drawQuiz, gradeQuiz, type Saying } from '../../../domain/training/quiz.ts';

const HOUR = 3_600_000;
const begun = Date.parse('2026-11-29T22:00:00+01:00');

const reply = { seq: 5, at: begun, agent: 'lea', kind: 'replied' } as const;
const closed: QuestionFacts = {
  reference: 'PAL-AAAA-2222',
  channel: 'chat',
  role: 'employee',
  route: 'question',
  topic: 'import-csv',
  team: 'support',
  receivedAt: begun,
  automated: false,
  handedOff: true,
  assistantMessages: 0,
  clocks: [],
  replies: [reply],
  resolutions: [],
  promises: [],
  moves: [],
  closedAt: begun + HOUR,
};
const resolution = {
  at: begun,
  how: 'agent',
  humanMessages: 1,
  assistantLast: false,
  assistantMessages: 0,
  net: HOUR,
  gross: HOUR,
} as const;

describe('a question that can be played again', () => {
  const { closedAt: _, ...open } = closed;
  // oxfmt-ignore
  test.each<[string, QuestionFacts, boolean]>([
    ['was answered by a person of support, and is over', closed, true],
    ['may be a complaint', { ...closed, route: 'complaint' }, true],
    ['is not open any more', open, false],
    ['is not a question of health', { ...closed, route: 'medical_employee' }, false],
    ['is not an emergency', { ...closed, route: 'emergency' }, false],
    ['was never looked at by the medical team', { ...closed, relay: { at: begun } }, false],
    ['held no emergency', { ...closed, emergency: { at: begun } }, false],
    ['is not with the medical team', { ...closed, team: 'medical' }, false],
    ['was written by somebody', { ...closed, automated: true }, false],
    ['was not left to the assistant', { ...closed, handedOff: false }, false],
    ['had an answer', { ...closed, replies: [] }, false],
  ])('%s', (_name, facts, may) => expect(mayTeach(facts)).toBe(may));
});

describe('what is learnt from a question', () => {
  const rated = (score: number) => ({ ...closed, rating: { at: begun, score } });
  // oxfmt-ignore
  test.each<[string, QuestionFacts, ReturnType<typeof lessonOf>]>([
    ['a note of 4 is of the best', rated(4), 'best'],
    ['a note of 2 is of the worst', rated(2), 'worst'],
    ['a note of 3 teaches nothing', rated(3), undefined],
    ['no note, nothing', closed, undefined],
    ['what came back was not settled, whatever its note', { ...rated(5), resolutions: [{ ...resolution, cameBackAt: begun }] }, 'worst'],
  ])('%s', (_name, facts, lesson) => expect(lessonOf(facts)).toBe(lesson));
});

describe('the clock of an exercise', () => {
  const clock = exerciseClock(begun, HOUR);

  test('runs at any hour, from the moment it begins', () => expect(clock.dueAt).toBe(begun + HOUR));

  // oxfmt-ignore
  test.each([
    ['an answer at the very instant of the deadline is on time', clock.dueAt, 'in_time'],
    ['a millisecond later it is late', clock.dueAt + 1, 'late'],
    ['after the end it counts no more', clock.lapsesAt + 1, 'abandoned'],
    ['no answer is none', undefined, 'abandoned'],
  ])('%s', (_name, at, outcome) => expect(exerciseOutcome(clock, at)).toBe(outcome));
});

describe('what sets the best answers apart', () => {
  const traits = (...held: readonly (keyof AnswerTraits)[]): AnswerTraits => ({
    greets: held.includes('greets'),
    restates: held.includes('restates'),
    'answers-first': held.includes('answers-first'),
    steps: held.includes('steps'),
    dated: held.includes('dated'),
    article: held.includes('article'),
    next: held.includes('next'),
    short: held.includes('short'),
    'in-time': held.includes('in-time'),
  });

  test('is what they do and the worst do not, the most telling first, with counts', () => {
    const best = [traits('steps', 'greets', 'article'), traits('steps', 'greets')];
    const worst = [traits('greets'), traits('greets')];
    expect(contrast(best, worst)).toEqual([
      { trait: 'steps', best: [2, 2], worst: [0, 2] },
      { trait: 'article', best: [1, 2], worst: [0, 2] },
    ]);
  });

  test('is nothing while one side is empty', () => {
    expect(contrast([traits(...TRAITS)], [])).toEqual([]);
    expect(contrast([], [traits()])).toEqual([]);
  });
});

describe('a quiz', () => {
  const sayings = (theme: string, count: number): Saying[] =>
    Array.from({ length: count }, (_, at) => ({
      slug: `${theme}-${at}`,
      title: `Titre ${at}`,
      section: 'Comment ?',
      text: `Ce que dit l’article ${theme} ${at}.`,
    }));
  const near = sayings('compte', 20);

  test('is the same for the same seed, and another for another', () => {
    expect(drawQuiz(near, [], 'lea 0')).toEqual(drawQuiz(near, [], 'lea 0'));
    expect(drawQuiz(near, [], 'lea 1')).not.toEqual(drawQuiz(near, [], 'lea 0'));
  });

  test('asks six things, each with four options of which one is what the article says', () => {
    const quiz = drawQuiz(near, [], 'lea 0');
    expect(quiz).toHaveLength(6);
    for (const { slug, options, right } of quiz) {
      expect(new Set(options).size).toBe(4);
      expect(options[right]).toBe(near.find((one) => one.slug === slug)?.text);
    }
  });

  test('does not always hide the answer in one place', () => {
    const places = ['a', 'b', 'c', 'd', 'e'].flatMap((seed) =>
      drawQuiz(near, [], seed).map(({ right }) => right),
    );
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
  });

  test('takes wrong answers from elsewhere where a theme says little', () => {
    const [first] = drawQuiz(near.slice(0, 1), sayings('autre', 9), 'lea 0');
    expect(first?.options).toHaveLength(4);
    expect(drawQuiz(near.slice(0, 1), [], 'lea 0')).toEqual([]);
  });

  test('is passed with four right answers out of five', () => {
    const quiz = drawQuiz(near, [], 'lea 0');
    const right = quiz.map((question) => question.right);
    expect(gradeQuiz(quiz, right)).toEqual({ right: 6, asked: 6, passed: true });
    expect(gradeQuiz(quiz, [-1, ...right.slice(1)])).toEqual({ right: 5, asked: 6, passed: true });
    expect(gradeQuiz(quiz, [-1, -1, ...right.slice(2)])).toEqual({ right: 4, asked: 6, passed: false });
    expect(gradeQuiz(quiz, [])).toEqual({ right: 0, asked: 6, passed: false });
  });
});

describe('the path', () => {
  const steps = [
    { theme: 'Compte', topics: ['mot-de-passe-oublie'] },
    { theme: 'Documents', topics: ['corriger-document'] },
  ];
  const quiz = { agent: 'lea', theme: 'Compte', at: begun, right: 6, asked: 6 };

  test('knows a step by its best quiz, and covers it with an exercise on one of its subjects', () => {
    const quizzes = [{ ...quiz, right: 2 }, quiz, { ...quiz, agent: 'marc', theme: 'Documents' }];
    const practised = [{ agent: 'lea', topic: 'corriger-document' }];
    expect(progressOf('lea', steps, { quizzes, practised })).toMatchObject([
      { standing: 'known', best: { right: 6 }, exercises: 0 },
      { standing: 'to-do', exercises: 1 },
    ]);
    const more = [...practised, { agent: 'lea', topic: 'mot-de-passe-oublie' }];
    expect(progressOf('lea', steps, { quizzes, practised: more })[0]).toMatchObject({ standing: 'covered' });
  });

  test('of a team is counted step by step', () => {
    const done = { quizzes: [quiz], practised: [] };
    const team = ['lea', 'marc'].map((agent) => progressOf(agent, steps, done));
    expect(coverageOf(team)).toEqual([
      { theme: 'Compte', known: 1, covered: 0, agents: 2 },
      { theme: 'Documents', known: 0, covered: 0, agents: 2 },
    ]);
  });
});
