import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { clockReceipts } from '../../domain/clock-receipt.ts';
import { reading } from '../support/cast.ts';
import { Detail } from '../../web/desk/clock-detail.tsx';

const at = (wall: string) => Date.parse(`${wall}:00+01:00`);
const now = at('2026-11-23T11:00');

function journalOf(
  ...happenings: [wall: string, happening: Happening, by?: JournalEvent['by']][]
): JournalEvent[] {
  return happenings.map(([wall, what, by = 'system'], index) => ({
    ...what,
    at: at(wall),
    by,
    seq: index + 1,
  }));
}

describe('a question asked on Friday at 17:40, asked back on Monday at 9:10, answered at 10:00', () => {
  const sheet = expandSheet(publishedCalendar, at('2026-11-16T00:00'), at('2026-12-16T00:00'));
  const journal = journalOf(
    ['2026-11-20T17:40', { type: 'registered', channel: 'chat', role: 'employee' }],
    ['2026-11-20T17:40', { type: 'calendar', sheet }],
    ['2026-11-20T17:40', { type: 'message', message: 'm1', reading: reading() }, 'requester'],
    ['2026-11-20T17:40', { type: 'handed-off', reason: 'asked-for-a-human', team: 'support' }],
    ['2026-11-23T09:05', { type: 'claimed', agent: 'lea' }, 'agent:lea'],
    ['2026-11-23T09:10', { type: 'asked', message: 'm2' }, 'agent:lea'],
    ['2026-11-23T10:00', { type: 'message', message: 'm3', reading: reading() }, 'requester'],
    ['2026-11-23T10:00', { type: 'resumed' }],
  );
  const told = clockReceipts({ reference: 'PAL-AAAA-AAAA', journal }, now);
  const written = html`${<Detail clocks={told} receipts={told} now={now} />}`;
  const words = async () => (await written).replaceAll(/<[^>]+>|[\u00A0\u202F]/g, ' ');

  test('shows each stretch that counted', async () => {
    expect(await words()).toContain('le vendredi 20 novembre à 17 h 40 → 18 h 00');
    expect(await words()).toContain('aujourd’hui à 9 h 00 → 9 h 10');
  });

  test('and the pause, with its reason, that did not', async () => {
    expect(await words()).toContain('9 h 10 → 10 h 00 : nous attendons une précision de la personne');
    expect(await words()).toContain('pause, 50 min non comptées');
  });

  test('up to the total, with the calendar and the tz data it came from', async () => {
    expect(await words()).toMatch(/Temps net\s+1 h 30/);
    expect(await words()).toContain(
      `Calendrier « ${sheet.version} », heure de Europe/Paris, fuseaux ${sheet.tzdata}.`,
    );
  });
});
