// What becomes of proposals: which are brought to people, what rises with what, and whether a decision changed anything.
import { assert, constant, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../domain/durations.ts';
import { chosen } from '../../../domain/review/choose.ts';
import { WEEKLY } from '../../../domain/review/proposal-decision.ts';
import { effectOf, type Observed, windowsOf, WINDOW } from '../../../domain/indicators/effect.ts';
import { dayNumber } from '../../../domain/calendar-dates.ts';
import { marksOn, risesWith } from '../../../domain/review/product-events.ts';

describe('the proposals of a week', () => {
  const of = (openMinutes: number, questions: string[]) => ({ openMinutes, now: 3, questions });

  test('are the costliest, no more than a person can treat; the rest is counted', () => {
    const many = Array.from({ length: 16 }, (_, at) => of(at, [`q${at}`]));
    const { chosen: brought, left } = chosen(many, []);
    expect(brought.map(({ openMinutes }) => openMinutes)).toEqual([15, 14, 13, 12, 11, 10, 9]);
    expect(left).toBe(16 - WEEKLY);
  });

  test('leave out what was proposed or decided lately, however it grew, and keep what only brushes it', () => {
    const before = [['a', 'b', 'c', 'd']];
    expect(chosen([of(1, ['c', 'd', 'e', 'f', 'g', 'h'])], before).chosen).toEqual([]);
    expect(chosen([of(1, ['d', 'e', 'f', 'g'])], before).chosen).toHaveLength(1);
  });
});

describe('a topic and a change of the product', () => {
  const event = { id: 'e', kind: 'release', title: 'Version 12', begins: '2026-11-11', ends: null } as const;
  const course = (trend: number[]) => ({ monday: '2026-11-16', trend });

  test('rise together when the rise comes in its week or in the next one', () => {
    expect(risesWith(event, course([1, 0, 1, 1, 6, 5]))).toBe(true);
    expect(risesWith(event, course([1, 0, 1, 1, 1, 6]))).toBe(true);
  });

  test('have nothing to do with each other when the rise came before, or there is none', () => {
    expect(risesWith(event, course([1, 0, 6, 6, 6, 6]))).toBe(false);
    expect(risesWith(event, course([5, 5, 5, 5, 5, 5]))).toBe(false);
    expect(
      risesWith({ ...event, begins: '2026-10-12', ends: '2026-10-12' }, course([1, 1, 1, 1, 1, 6])),
    ).toBe(false);
  });
});

describe('changes of the product on a chart', () => {
  const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'].map(dayNumber);
  const began = (begins: string) => ({ begins });

  test('are numbered from the oldest, each in the period in which it began, its first and last day included', () => {
    const events = [began('2026-11-15'), began('2026-11-09'), began('2026-10-26')];
    expect(marksOn(events, weeks)).toEqual([
      { event: began('2026-10-26'), mark: '1', period: 0 },
      { event: began('2026-11-09'), mark: '2', period: 2 },
      { event: began('2026-11-15'), mark: '3', period: 2 },
    ]);
  });

  test('are left out when they began before the chart or after it', () => {
    expect(marksOn([began('2026-10-25'), began('2026-11-16')], weeks)).toEqual([]);
    expect(marksOn([began('2026-11-10')], [])).toEqual([]);
  });
});

describe('the effect of a decision', () => {
  const seen = (all: number, about: number, byAssistant: number): Observed => ({
    all,
    about,
    byAssistant,
    rated: 0,
    satisfied: 0,
  });

  test('is read on four whole weeks before it was taken, and four once it was due', () => {
    const windows = windowsOf({ decidedAt: 100 * DAY, due: 110 * DAY });
    expect(windows).toEqual({
      before: { from: 72 * DAY, to: 100 * DAY },
      after: { from: 110 * DAY, to: 110 * DAY + WINDOW },
    });
  });

  test('tells a fall from chance by its interval', () => {
    const { contact } = effectOf(seen(400, 80, 20), seen(400, 20, 15));
    expect(contact.difference?.high).toBeLessThan(0);
    const few = effectOf(seen(10, 2, 1), seen(10, 1, 1)).contact.difference;
    expect((few?.low ?? 0) < 0 && (few?.high ?? 0) > 0).toBe(true);
  });

  test('says nothing where there is nothing to compare', () => {
    expect(effectOf(seen(40, 8, 2), seen(40, 0, 0)).assistant).toEqual({ before: 0.25, after: undefined });
  });

  test('lies within its interval, and both between −1 and 1', () => {
    const part = nat(50).chain((all) => record({ all: constant(all + 1), about: nat(all + 1) }));
    assert(
      property(part, part, (before, after) => {
        const { contact } = effectOf(seen(before.all, before.about, 0), seen(after.all, after.about, 0));
        const difference = (contact.after ?? 0) - (contact.before ?? 0);
        const { low = 0, high = 0 } = contact.difference ?? {};
        expect(low).toBeLessThanOrEqual(difference + 1e-9);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-9);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(high).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
