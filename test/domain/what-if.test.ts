import { describe, expect, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar, publishedHours } from '../../domain/calendar.ts';
import { DAY, HOUR, MINUTE, WEEK } from '../../domain/durations.ts';
import { factsOf } from '../../domain/indicators/facts.ts';
import { openIntervals } from '../../domain/open-time.ts';
import { chanceOf } from '../../domain/simulation/chance.ts';
import { plainReading } from '../../domain/plain-reading.ts';
import { openVirtualQuestion } from '../../domain/simulation/virtual-question.ts';
import { drawMessages } from '../../domain/simulation/draw.ts';
import { runOnce, type Course, type Scenario } from '../../domain/simulation/what-if.ts';
import { fitHandling } from '../../domain/simulation/fit-handling.ts';
import { asItWas, simulateVariation, whatIfOf } from '../../domain/simulation/variation.ts';
import { requestFrom as formAsked } from '../../web/desk/pilotage/simulation-text.ts';
import { leastStaffing } from '../../domain/simulation/least-staffing.ts';
import { changed, everyHour, predict, type RunRequest } from '../../domain/simulation/what-if-runs.ts';

const from = Date.parse('2026-02-28T23:00:00Z');
const to = from + 5 * WEEK;
const intervals = openIntervals(publishedHours, from, to);
const scenario: Scenario = {
  intervals,
  staffing: everyHour(2),
  firstResponse: HOUR,
  resolution: 24 * HOUR,
  handling: 9 * MINUTE,
  answering: 3 * HOUR,
};

/** Mostly in opening hours, as people write; one in ten at any hour. */
function arrivals(perDay: number, seed = 3) {
  const chance = chanceOf(seed);
  const received = [];
  for (let day = from; day < to - 2 * WEEK; day += DAY)
    for (let each = 0; each < perDay; each += 1) {
      const at = day + Math.floor(chance.holds(0.1) ? DAY * chance.next() : (8 + 9 * chance.next()) * HOUR);
      const isWeekend = [5, 6].includes(Math.floor((day - from) / DAY + 6) % 7);
      if (!isWeekend || chance.holds(0.05))
        received.push({
          at,
          touches: chance.pick([
            [1, 6],
            [2, 3],
            [3, 1],
          ]),
        });
    }
  return received.toSorted((a, b) => a.at - b.at);
}

/** The same steps as commands, through the rules that the workflow runs. */
function lived({ at, steps }: Course, number: number) {
  const question = openVirtualQuestion({
    reference: `PAL-${number}`,
    channel: 'chat',
    role: 'employee',
    at,
    hours: (since) => expandSheet(publishedCalendar, since, since + 5 * WEEK),
    sayMs: () => 1,
  });
  const reading = plainReading({ humanRequested: true });
  const by = { agent: 'lea', team: 'support' } as const;
  question.command({ name: 'message', id: 'm', at, reading }, at);
  question.qualify(reading, at);
  for (const [index, { done, resumed }] of steps.entries()) {
    const id = `${index}`;
    const now = Math.max(done, question.state.at);
    question.command({ name: 'claim', id: `c${id}`, ...by }, now);
    if (resumed === undefined) question.command({ name: 'resolve', id, ...by, message: 'r' }, now);
    else {
      question.command({ name: 'ask', id, ...by, message: 'a' }, now);
      question.command({ name: 'message', id: `p${id}`, at: resumed, reading: plainReading() }, resumed);
    }
  }
  return factsOf(`PAL-${number}`, question.journal)?.clocks ?? [];
}

describe('a question in the what-if', () => {
  test('is in time exactly when the process’s own clocks say so', () => {
    const courses: Course[] = [];
    // Too few people for that many questions: some are late.
    const draw = drawMessages(arrivals(24), { ...scenario, chance: chanceOf(1) });
    runOnce({ ...scenario, staffing: everyHour(1) }, draw, { told: (course) => courses.push(course) });
    const whole = courses.filter(({ steps }) => steps.length > 0 && steps.at(-1)?.resumed === undefined);
    expect(whole.some(({ first }) => first) && whole.some(({ first }) => !first)).toBe(true);
    for (const [number, course] of whole.slice(0, 400).entries()) {
      const [first, resolution] = lived(course, number);
      expect({ number, first: first?.outcome, resolution: resolution?.outcome }).toEqual({
        number,
        first: course.first ? 'met' : 'missed',
        resolution: course.resolved ? 'met' : 'missed',
      });
    }
  });
});

describe('a prediction', () => {
  const asked: RunRequest = {
    lived: { from, to: to - 2 * WEEK, received: arrivals(36) },
    scenario,
    assistantMore: 0,
    volume: 1,
    runs: 20,
    seed: 1,
  };

  test('is the same for the same seed', () => {
    expect(predict(asked)).toEqual(predict(asked));
  });

  test('is worse with fewer people on Monday, better with more, and with an assistant that settles more', () => {
    const tight = { ...asked, lived: { ...asked.lived, received: arrivals(40) } };
    const first = (more: Partial<RunRequest>) => predict({ ...tight, ...more }).first.median;
    const staffed = (staffing: Scenario['staffing']) => first({ scenario: { ...scenario, staffing } });
    expect(staffed(changed(everyHour(2), { day: 0, by: -1 }))).toBeLessThan(first({}));
    expect(staffed(everyHour(3))).toBeGreaterThanOrEqual(first({}));
    expect(first({ assistantMore: 0.3 })).toBeGreaterThan(first({}));
  });

  test('backwards, the least staffing keeps both promises, and no agent is there for nothing all day', () => {
    const found = leastStaffing({ ...asked, runs: 20 });
    expect(found?.prediction.bothReached).toBeGreaterThanOrEqual(0.95);
    const staffed = found?.staffing.flat().reduce((sum, agents) => sum + agents, 0) ?? 0;
    expect(staffed).toBeGreaterThan(0);
    const one = predict({ ...asked, scenario: { ...scenario, staffing: everyHour(1) } });
    expect(one.bothReached).toBeLessThan(0.95);
  });
});

describe('a variation of a past period', () => {
  const period = {
    from,
    to: to - 2 * WEEK,
    received: arrivals(30),
    staffing: everyHour(2).map((hours) => [...hours]),
    first: 0.97,
    resolved: 0.99,
  };
  const varied = { ...asItWas, handling: 9, answering: 180, runs: 12, seed: 4 };

  test('that changes nothing predicts what is played again as it was, and tells how far it is', () => {
    const told: number[] = [];
    const { baseline, prediction, past } = simulateVariation(period, varied, (done) => told.push(done));
    expect(prediction).toEqual(baseline);
    expect(past).toMatchObject({ first: 0.97, questions: period.received.length });
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBeLessThan(1);
  });

  test('is read from the form: an empty field is as it was', () => {
    const asked = formAsked({
      from: '2026-03-02',
      to: '2026-03-23',
      day: '0',
      by: '-1',
      opens: '8',
      closes: '',
    });
    expect(asked).toEqual({ from: '2026-03-02', to: '2026-03-23', day: [{ day: 0, by: -1 }], open: [8, 18] });
    expect(formAsked({ from: 'a', to: 'b', day: '', by: '', assistant: '' })).toEqual({ from: 'a', to: 'b' });
  });
});

describe('how long a message takes', () => {
  test.each([12, 18, 25])('is found again from how many were answered in time: %d minutes', (minutes) => {
    const staffing = everyHour(1).map((hours) => [...hours]);
    const past = { from, to, received: arrivals(12), staffing, first: undefined, resolved: undefined };
    const supposed = { ...asItWas, handling: minutes, answering: 180, runs: 40, seed: 9 };
    const { first } = predict(whatIfOf(past, supposed));
    const found = fitHandling({ ...past, first: first.median }, { ...supposed, handling: 10, seed: 1 });
    expect(Math.abs(found - minutes)).toBeLessThanOrEqual(Math.max(2, 0.1 * minutes));
  });
});
