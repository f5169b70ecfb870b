import { describe, expect, onTestFinished, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedHours } from '../../domain/calendar.ts';
import { isOpenIn } from '../../domain/open-intervals.ts';
import { firstCalendar } from '../../service/first-calendar.ts';
import { calendarInForce, editions } from '../../store/calendars.ts';
import type { Store } from '../../store/open-store.ts';
import { questions } from '../../store/schema.ts';
import { paris } from '../support/cast.ts';
import { embeddedStore } from '../support/stores.ts';

const christmas = paris('2026-12-25T10:00');
const now = paris('2026-11-20T10:00');

describe('the first start', () => {
  test.each([
    ['is closed on public holidays where nobody answers', undefined, undefined, false],
    ['is open on them when that is the answer', undefined, 'none', true],
    ['asks nobody what the configuration says', 'FR', 'none', false],
  ] as const)('%s', async (_, chosen, answer, open) => {
    const store = await emptyStore();
    const ask = () => Promise.resolve(answer);
    await firstCalendar({ db: store.db, hours: publishedHours, chosen, ask, now });
    const { intervals } = expandSheet(await calendarInForce(store.db), christmas - 1, christmas + 1);
    expect(isOpenIn(intervals, christmas)).toBe(open);
  });

  test('is not the second one, nor one on questions that were promised something', async () => {
    const store = await emptyStore();
    const ask = () => Promise.resolve('none' as const);
    expect(await firstCalendar({ db: store.db, hours: publishedHours, chosen: undefined, ask, now })).toBe(
      'none',
    );
    expect(await firstCalendar({ db: store.db, hours: publishedHours, chosen: 'FR', now })).toBeUndefined();
    const other = await emptyStore();
    await other.db
      .insert(questions)
      .values({ reference: 'PAL-7F3K-92QX', channel: 'chat', role: 'unknown', receivedAt: now });
    expect(
      await firstCalendar({ db: other.db, hours: publishedHours, chosen: undefined, ask, now }),
    ).toBeUndefined();
    expect(await editions(other.db, 1)).toEqual([]);
  });
});

async function emptyStore(): Promise<Store> {
  const { store, remove } = await embeddedStore();
  onTestFinished(remove);
  return store;
}
