import { expect, test } from 'vitest';
import type { Happening } from '../../domain/journal.ts';
import { evolve } from '../../domain/evolve.ts';
import { published } from '../../domain/policy.ts';
import { blank } from '../../domain/state.ts';
import { urgencyAtDoor, urgencyOf } from '../../domain/urgency.ts';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { paris } from '../support/cast.ts';

const MINUTE = 60_000;
const received = paris('2035-06-04T10:00');

test.each([
  ['an emergency by mail', 'email', 'emergency', 1],
  ['a complaint by mail', 'email', 'complaint', 2],
  ['a question by chat', 'chat', 'question', 3],
  ['a question by mail', 'email', 'question', 4],
] as const)('%s is served in its turn', (_, channel, route, urgency) =>
  expect(urgencyAtDoor(channel, route)).toBe(urgency),
);

test('an ordinary question whose reply is due within a quarter of an hour goes before what only came by chat', () => {
  const sheet = expandSheet(publishedCalendar, received, received + 7 * 24 * 60 * MINUTE);
  const lived: Happening[] = [
    { type: 'registered', channel: 'email', role: 'employee', rules: 12 },
    { type: 'calendar', sheet },
    { type: 'handed-off', reason: 'asked-for-a-human', team: 'support' },
  ];
  const state = lived.reduce(
    (before, what, index) => evolve(before, { ...what, seq: index + 1, at: received, by: 'system' }),
    blank('PAL-2222-2222', published),
  );
  expect(urgencyOf(state, received + 44 * MINUTE)).toBe(4);
  expect(urgencyOf(state, received + 46 * MINUTE)).toBe(2);
});
