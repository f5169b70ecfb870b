import { describe, expect, test } from 'vitest';
import { contactAt, onDuty, rotaSchema } from '../../activities/on-call/rota.ts';
import { paris } from '../support/cast.ts';

const rota = rotaSchema.parse({
  contacts: [
    { name: 'Nuit', mail: 'nuit@example.fr', on: { mon: [['18:00', '09:00']], sat: [['00:00', '24:00']] } },
    { name: 'Jour', mail: 'jour@example.fr', on: { mon: [['09:00', '18:00']], sat: [['00:00', '24:00']] } },
  ],
});
const names = (at: number) => onDuty(rota, at).map(({ name }) => name);

describe('a rota', () => {
  test('is read by the clock of its place, past midnight too', () => {
    expect(names(paris('2035-06-04T17:59'))).toEqual(['Jour']);
    expect(names(paris('2035-06-04T18:00'))).toEqual(['Nuit']);
    expect(names(paris('2035-06-05T08:59'))).toEqual(['Nuit']);
    expect(names(paris('2035-06-05T09:00'))).toEqual([]);
  });

  test('calls those on duty in turn, and everybody when nobody is', () => {
    const saturday = paris('2035-06-09T12:00');
    const sunday = paris('2035-06-10T12:00');
    for (const at of [saturday, sunday])
      expect([0, 1, 2].map((step) => contactAt(rota, step, at)?.name)).toEqual(['Nuit', 'Jour', 'Nuit']);
    expect(contactAt(rota, 5, paris('2035-06-04T10:00'))?.name).toBe('Jour');
  });

  test.each([
    ['nobody', { contacts: [] }],
    ['a contact with no way to reach them', { contacts: [{ name: 'x' }] }],
    ['hours that are none', { contacts: [{ name: 'x', mail: 'x@y.fr', on: { mon: [['25:00', '26:00']] } }] }],
    ['a time that never is', { contacts: [{ name: 'x', mail: 'x@y.fr', on: {} }] }],
    ['a zone that is none', { timeZone: 'Paris', contacts: [{ name: 'x', mail: 'x@y.fr' }] }],
    ['a field that nobody knows', { contact: [] }],
  ])('is refused with %s', (_, given) => {
    expect(rotaSchema.safeParse(given).success).toBe(false);
  });
});
