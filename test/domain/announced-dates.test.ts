import { describe, expect, test } from 'vitest';
import type { CalendarSheet } from '../../domain/open-intervals.ts';
import type { Happening } from '../../domain/journal.ts';
import { announcedDates } from '../../domain/announced-dates.ts';
import { begun, closed, journalOf, office, on, type Step } from './complaint-told.ts';

const hours = (sheet: CalendarSheet): Happening => ({ type: 'calendar', sheet });
const tuesdayClosed: Step = [on(0, 17.75), hours(closed(on(1, 0), on(2, 0)))];

describe('what the person heard of dates', () => {
  test('is broken by a day that is closed, and is the new date from then on', () => {
    const { heard, broken } = read([...begun(), tuesdayClosed]);
    expect(broken).toEqual(['first_response', 'resolution']);
    expect(heard).toEqual({ first_response: on(2, 9.5), resolution: on(4, 14.5) });
  });

  test('is not broken twice by one closure, nor by hours that go further', () => {
    expect(read([...begun(), tuesdayClosed, tuesdayClosed]).broken).toEqual([]);
    expect(read([...begun(), [on(0, 17.75), hours(office)]]).broken).toEqual([]);
  });

  test('is not broken by a closure that leaves its date, nor by one that brings it forward', () => {
    expect(read([...begun(), [on(0, 17.75), hours(closed(on(7, 0), on(8, 0)))]]).broken).toEqual([]);
    const { heard, broken } = read([...begun(), tuesdayClosed, [on(0, 17.8), hours(office)]]);
    expect(broken).toEqual([]);
    expect(heard.first_response).toBe(on(2, 9.5));
  });

  test('is not said to be broken while we wait for them: their silence moves it', () => {
    const asked: Step = [on(0, 17.6), { type: 'asked', message: 'm' }, 'agent:lea'];
    expect(read([...begun(), asked, tuesdayClosed]).broken).toEqual([]);
  });

  test('after a notice of extended delay is its date, which stands', () => {
    const extended: Step = [
      on(0, 17.6),
      { type: 'extended', promisedAt: on(4, 18), message: 'm' },
      'agent:lea',
    ];
    expect(read([...begun(), extended, tuesdayClosed]).broken).toEqual([]);
  });

  test('in an emergency is no date at all', () => {
    const [registered, sheet] = begun();
    const steps: Step[] = [
      ...[registered, sheet].filter((step) => step !== undefined),
      [on(0, 17.5), { type: 'qualified', route: 'emergency', rules: [] }],
      [on(0, 17.5), { type: 'emergency', message: 'm', suicidal: false }],
      [on(0, 17.5), { type: 'handed-off', reason: 'emergency', team: 'medical' }],
      tuesdayClosed,
    ];
    expect(read(steps)).toEqual({ heard: {}, broken: [] });
  });
});

function read(steps: readonly Step[]) {
  return announcedDates({ reference: 'PAL-1', journal: journalOf(steps) });
}
