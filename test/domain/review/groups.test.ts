import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../domain/review/evidence.ts';
import { groupMessages } from '../../../domain/review/groups.ts';
import { proposalFor } from '../../../domain/review/propose.ts';
import { OUTCOMES, type ReviewMessage } from '../../../domain/review/review-types.ts';
import { weekOf } from '../../../domain/review/weeks.ts';

const weeks = weekOf('2026-11-15');
const words = ['csv', 'import', 'date', 'bouton', 'facture', 'retard', 'badge', 'visite'];

const messages = fc
  .array(
    fc.record({
      held: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 4 }),
      outcome: fc.constantFrom(...OUTCOMES),
      day: fc.integer({ min: 1, max: 15 }),
      broken: fc.boolean(),
      minutes: fc.nat(600),
    }),
    { maxLength: 25 },
  )
  .map((rows): ReviewMessage[] =>
    rows.map(({ held, outcome, day, broken, minutes }, at) => ({
      id: `m${String(at).padStart(3, '0')}`,
      date: `2026-11-${String(day).padStart(2, '0')}`,
      outcome,
      rating: null,
      openMinutes: minutes,
      terms: new Map(held.map((word) => [word, 1 / Math.sqrt(held.length)])),
      articles: new Float64Array(),
      sections: new Float64Array(),
      signs: new Set(broken ? (['breakage'] as const) : []),
      words: held,
    })),
  );

describe('grouping', () => {
  test('the order in which messages come changes nothing', () =>
    fc.assert(
      fc.property(
        messages.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(groupMessages(shuffled, weeks)).toEqual(groupMessages(rows, weeks));
        },
      ),
    ));

  test('each message is in one group or alone, never lost and never twice', () =>
    fc.assert(
      fc.property(messages, (rows) => {
        const { groups, unplaced } = groupMessages(rows, weeks);
        const ids = [...groups.flat(), ...unplaced].map(({ id }) => id).toSorted();
        expect(ids).toEqual(rows.map(({ id }) => id));
      }),
    ));

  test('the same message again is of the same group', () =>
    fc.assert(
      fc.property(messages, (rows) => {
        const twins = rows.map((row) => ({ ...row, id: `${row.id}b` }));
        const { groups } = groupMessages([...rows, ...twins], weeks);
        for (const group of groups.map((members) => new Set(members.map(({ id }) => id)))) {
          for (const id of group) expect(group.has(id.endsWith('b') ? id.slice(0, -1) : `${id}b`)).toBe(true);
        }
      }),
    ));
});

describe('what a group calls for', () => {
  const evidence = {
    now: 3,
    before: 7,
    lately: 5,
    failing: 0.8,
    reopened: 0.1,
    signs: { breakage: 0, 'has-read': 0, contradicted: 0 },
    handledMinutes: 100,
    article: 0,
    nearness: 0.6,
  };
  const usual = { handledMinutes: 90 };
  const calledFor = (change: object) => proposalFor({ ...evidence, ...change }, usual);
  const signs = (change: object) => ({ signs: { ...evidence.signs, ...change } });

  // oxfmt-ignore
  test.each([
    ['answered by the help centre: nothing', { failing: 0.2 }, undefined],
    ['over for weeks: nothing', { now: 0, before: 10, lately: 1 }, undefined],
    ['four messages: nothing yet', { now: 2, before: 2, lately: 3 }, undefined],
    ['not there before: a new article', { now: 6, before: 4, lately: 9, nearness: 0.2 }, 'new_article'],
    ['new, though an article is not far: a new article', { now: 6, before: 4, lately: 9, nearness: 0.4 }, 'new_article'],
    ['an article that does not settle it: to correct', {}, 'fix_article'],
    ['no article near: a new one', { nearness: 0.1 }, 'new_article'],
    ['reports of breakage: the product', signs({ breakage: 0.6 }), 'product'],
    ['a breakage that the article was read for: to correct', signs({ breakage: 0.4, 'has-read': 0.5 }), 'fix_article'],
    ['handled for days: training', { handledMinutes: 900 }, 'training'],
    ['told one thing and its contrary: training', signs({ contradicted: 0.5 }), 'training'],
  ])('%s', (_, change, expected) => expect(calledFor(change)).toBe(expected));

  test('counts are of the week of the last message, and of the weeks before it', () =>
    fc.assert(
      fc.property(messages, (rows) => {
        const { now, before, lately } = evidenceOf(rows, weeks);
        expect(now + before).toBe(rows.length);
        expect(now).toBeLessThanOrEqual(lately);
        expect(now).toBe(rows.filter(({ date }) => date >= '2026-11-09').length);
      }),
    ));
});
