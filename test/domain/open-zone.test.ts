import { describe, expect, test } from 'vitest';
import { blockOf, instantAtWallTime, offsetChanges } from '../../domain/open-zone.ts';

const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');

describe('the instant at which a wall clock shows a time', () => {
  // oxfmt-ignore
  test.each([
    ['in winter',                                'Europe/Paris',        '2026-11-20T17:30', '2026-11-20T16:30Z'],
    ['in summer',                                'Europe/Paris',        '2026-07-20T17:30', '2026-07-20T15:30Z'],
    ['without any change',                       'Asia/Kathmandu',      '2026-07-20T17:30', '2026-07-20T11:45Z'],
    ['west of Greenwich',                        'America/St_Johns',    '2026-07-20T17:30', '2026-07-20T20:00Z'],
    ['just before a skipped hour',               'Europe/Paris',        '2026-03-29T01:59', '2026-03-29T00:59Z'],
    ['in it: the first that exists',             'Europe/Paris',        '2026-03-29T02:00', '2026-03-29T01:00Z'],
    ['later in it: the same',                    'Europe/Paris',        '2026-03-29T02:59', '2026-03-29T01:00Z'],
    ['just after it',                            'Europe/Paris',        '2026-03-29T03:00', '2026-03-29T01:00Z'],
    ['in a repeated hour: the first of the two', 'Europe/Paris',        '2026-10-25T02:30', '2026-10-25T00:30Z'],
    ['just after it',                            'Europe/Paris',        '2026-10-25T03:00', '2026-10-25T02:00Z'],
    ['on a date that was skipped',               'Pacific/Apia',        '2011-12-30T12:00', '2011-12-30T10:00Z'],
    ['on the far side of a joint of blocks',     'Pacific/Kiritimati',  '2004-11-04T10:30', '2004-11-03T20:30Z'],
    ['on the near side of it',                   'Pacific/Kiritimati',  '2004-11-04T05:30', '2004-11-03T15:30Z'],
    ['east of it, its wall beyond',              'America/Adak',        '2004-11-03T09:30', '2004-11-03T19:30Z'],
  ])('%s (%s, %s)', (_, zone, wall, instant) => {
    expect(iso(instantAtWallTime(zone, Date.parse(`${wall}Z`)))).toBe(instant);
  });
});

describe('the offsets of a zone', () => {
  const [first, last] = [blockOf(Date.UTC(2000, 0, 1)), blockOf(Date.UTC(2040, 0, 1))];

  test('are told once for each change', () => {
    const changes = offsetChanges('Europe/Paris', first, last);
    const offsets = changes.map(({ offset }) => offset);
    expect(offsets.filter((offset, rank) => offset === offsets[rank - 1])).toEqual([]);
    expect(changes.filter(({ from }) => from >= Date.UTC(2026, 0, 1) && from < Date.UTC(2027, 0, 1))).toEqual(
      [
        { from: Date.UTC(2026, 2, 29, 1), offset: 7_200_000 },
        { from: Date.UTC(2026, 9, 25, 1), offset: 3_600_000 },
      ],
    );
  });

  // oxfmt-ignore
  test.each([
    ['Europe/Paris', 9 * 60 + 21],
    ['America/St_Johns', -(3 * 3_600 + 30 * 60 + 52)],
  ])('are exact to the second where local mean time was kept: %s', (zone, seconds) => {
    const block = blockOf(Date.UTC(1901, 0, 1));
    expect(offsetChanges(zone, block, block)[0]?.offset).toBe(seconds * 1_000);
  });

  test('are one where nothing changes', () => {
    expect(offsetChanges('UTC', first, last)).toEqual([{ from: first * 2 ** 39, offset: 0 }]);
  });
});
