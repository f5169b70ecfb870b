// What training keeps and reads, on either database: nothing of the medical team's, and nothing longer than the question.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  exerciseKept,
  keepExercise,
  keepExerciseAnswer,
  keepOutcome,
  keepQuiz,
  trainingSince,
} from '../../store/exercises.ts';
import { contacts, keys, messages } from '../../store/schema.ts';
import { teachingCases } from '../../store/training-cases.ts';
import { stores, type Opened } from '../support/stores.ts';

const at = Date.parse('2026-11-16T09:00:00+01:00');
const question = 'PAL-AAAA-2222';
const played = {
  id: 'e1',
  agent: 'lea',
  question,
  topic: 'import-csv',
  begunAt: at,
  dueAt: at + 60,
  lapsesAt: at + 480,
};

describe.each(stores)('training on %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    await asked(question);
    await asked('PAL-BBBB-2222', 'masked');
    await asked('PAL-CCCC-2222', 'relayed');
  });
  afterAll(() => opened?.remove());

  /** One message of the person, one answer; what is of the doctors is sealed to them, its rest to support. */
  async function asked(reference: string, of: 'support' | 'masked' | 'relayed' = 'support'): Promise<void> {
    const { rows, sealer } = await opened.vault.fresh(reference);
    const { db } = opened.store;
    await db.insert(keys).values(rows);
    const contact = JSON.stringify({ name: 'Karim Benali', email: 'k.benali@exemple.fr' });
    await db
      .insert(contacts)
      .values({ question: reference, sealed: sealer('support', reference, 'contact')(contact) });
    const row = (id: string, author: 'requester' | 'agent', text: string) => ({
      id: `${reference}.${id}`,
      question: reference,
      author,
      kind: 'message',
      open: true,
      audience: 'support' as const,
      body: sealer('support', `${reference}.${id}`, 'body')(JSON.stringify({ text })),
      at,
    });
    const said = [
      row('1', 'requester', 'Comment faire ?'),
      row('2', 'agent', 'Ainsi.'),
      row('3', 'agent', 'Et voilà.'),
    ];
    await db.insert(messages).values(said);
    if (of === 'support') return;
    const masked = sealer(
      'support',
      `${reference}.4`,
      'masked',
    )(JSON.stringify({ text: '[donnée médicale masquée]' }));
    await db.insert(messages).values({
      ...row('4', 'requester', ''),
      audience: 'medical',
      body: sealer('medical', `${reference}.4`, 'body')(JSON.stringify({ text: 'mon genou' })),
      masked: of === 'masked' ? masked : null,
    });
  }

  test('reads what was asked and the first answer of a person, with who is known to be named', async () => {
    expect(await teachingCases(opened, [question])).toEqual(
      new Map([
        [
          question,
          { asked: 'Comment faire ?', given: 'Ainsi.', people: ['Karim Benali', 'k.benali@exemple.fr'] },
        ],
      ]),
    );
  });

  test.each(['PAL-BBBB-2222', 'PAL-CCCC-2222', 'PAL-DDDD-2222'])(
    'reads nothing of a question that held a word for the doctors, nor of none (%s)',
    async (reference) => expect((await teachingCases(opened, [reference])).size).toBe(0),
  );

  test('keeps the first answer of an exercise, readable by whoever wrote it alone', async () => {
    await keepExercise(opened.store, played);
    await keepExercise(opened.store, { ...played, agent: 'marc' });
    const answer = { id: 'e1', question, at: at + 30, text: 'Comme ceci.' };
    expect(await keepExerciseAnswer(opened, answer)).toBe(true);
    expect(await keepExerciseAnswer(opened, { ...answer, text: 'Ou cela.' })).toBe(false);
    await keepOutcome(opened.store, { id: 'e1', outcome: 'in_time' });
    expect(await exerciseKept(opened, { id: 'e1', agent: 'lea' })).toMatchObject({
      answer: 'Comme ceci.',
      answeredAt: at + 30,
      outcome: 'in_time',
    });
    expect(await exerciseKept(opened, { id: 'e1', agent: 'marc' })).toBeUndefined();
  });

  test('counts a quiz once, however often it is sent', async () => {
    const quiz = { agent: 'lea', theme: 'Documents', at, right: 5, asked: 6 };
    expect(await keepQuiz(opened.store, { ...quiz, nth: 0 })).toBe(true);
    expect(await keepQuiz(opened.store, { ...quiz, nth: 0 })).toBe(false);
    expect(await trainingSince(opened.store, at)).toMatchObject({
      quizzes: [quiz],
      practised: [{ agent: 'lea', topic: 'import-csv' }],
    });
  });

  test('loses a trainee’s answer with the words that it answered', async () => {
    await opened.store.db.delete(keys).where(eq(keys.question, question));
    expect((await exerciseKept(opened, { id: 'e1', agent: 'lea' }))?.answer).toBeUndefined();
    expect(await keepExerciseAnswer(opened, { id: 'e1', question, at, text: 'encore' })).toBe(false);
    expect((await teachingCases(opened, [question])).size).toBe(0);
  });
});
