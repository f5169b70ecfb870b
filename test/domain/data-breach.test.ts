import { describe, expect, test } from 'vitest';
import { BREACH, courseOf } from '../../domain/decide-course.ts';
import type { Route } from '../../domain/triage/types.ts';
import { published } from '../../domain/policy.ts';
import { RULES } from '../../domain/rules.ts';
import { blank } from '../../domain/state.ts';
import { reading } from '../support/cast.ts';

const asked = (rules: number) => ({ ...blank('PAL-7F3K-92QX', published), rules });
const seen = (route: Route) => reading({ route, rules: ['a-rule', BREACH] });
const alarms = (route: Route, rules = RULES) =>
  courseOf(asked(rules), seen(route)).filter(({ type }) => type === 'alerted');

describe('a message that tells of data seen by the wrong person', () => {
  test.each(['question', 'complaint', 'other', 'medical_employee'] as const)(
    'alerts a supervisor at once, read as %s',
    (route) => {
      expect(alarms(route)).toEqual([{ type: 'alerted', to: 'supervisor', reason: 'data-breach' }]);
    },
  );

  test('goes on as it would without', () => {
    const types = courseOf(asked(RULES), seen('complaint')).map(({ type }) => type);
    expect(types).toEqual(['qualified', 'alerted', 'acknowledged', 'handed-off']);
  });

  test('is decided as it was by questions of earlier rules', () => {
    expect(alarms('complaint', 6)).toEqual([]);
  });
});

test('another message alerts nobody', () => {
  expect(courseOf(asked(RULES), reading({ route: 'complaint' }))).not.toContainEqual(
    expect.objectContaining({ type: 'alerted' }),
  );
});
