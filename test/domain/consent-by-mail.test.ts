import { describe, expect, test } from 'vitest';
import { decidePerson } from '../../domain/decide-person.ts';
import type { Reading } from '../../domain/journal.ts';
import { plainReading } from '../../domain/plain-reading.ts';
import { published } from '../../domain/policy.ts';
import { blank } from '../../domain/state.ts';
import { RULES } from '../../domain/rules.ts';

const PROPOSED = 1_000;
const asked = (reminded: boolean) => ({
  ...blank('PAL-7F3K-92QX', published),
  rules: RULES,
  channel: 'email' as const,
  status: 'waiting' as const,
  route: 'medical_employee' as const,
  waiting: { for: 'consent' as const, since: PROPOSED, reminded },
});
const yes = plainReading({ route: 'other', says: 'yes' });
const typesAfter = (reading: Reading, reminded = false, at = PROPOSED) => {
  const decision = decidePerson(asked(reminded), { name: 'message', id: 'm', at, reading });
  return 'refused' in decision ? decision : decision.map(({ type }) => type);
};

describe('"Oui" by mail to a medical relay', () => {
  test('of a proved sender relays', () => {
    expect(typesAfter(yes)).toContain('relay-accepted');
  });

  test('of anybody else relays nothing, and shows the link once', () => {
    expect(typesAfter({ ...yes, unproven: true })).toEqual(['message', 'reminded']);
    expect(typesAfter({ ...yes, unproven: true }, true)).toEqual(['message']);
  });

  test('"non" needs no proof', () => {
    expect(typesAfter({ ...yes, says: 'no', unproven: true })).toContain('relay-declined');
  });

  test('received before the relay was proposed answers something else', () => {
    expect(typesAfter(yes, false, PROPOSED - 1)).toEqual(['message']);
    expect(typesAfter({ ...yes, says: 'no' }, false, PROPOSED - 1)).toEqual(['message']);
  });
});
