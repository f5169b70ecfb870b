import { describe, expect, test } from 'vitest';
import { complaintCells, complaintColumns, complaintsCsv } from '../../content/fr/complaint-words.ts';
import { complaintRecord, isIn } from '../../domain/complaint-record.ts';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { HOUR, MINUTE, WEEK } from '../../domain/durations.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { paris, reading } from '../support/cast.ts';

const monday = paris('2026-06-08T10:00');
type Lived = Happening & Pick<JournalEvent, 'at' | 'by'>;

const begun: Lived[] = [
  { type: 'registered', channel: 'email', role: 'employee', at: monday, by: 'requester' },
  {
    type: 'calendar',
    sheet: expandSheet(publishedCalendar, monday, monday + 5 * WEEK),
    at: monday,
    by: 'system',
  },
  { type: 'message', message: 'm0', reading: reading({ route: 'complaint' }), at: monday, by: 'requester' },
];
const complaint: Lived[] = [
  ...begun,
  { type: 'qualified', route: 'complaint', rules: [], at: monday + MINUTE, by: 'system' },
  { type: 'acknowledged', at: monday + MINUTE, by: 'system' },
  { type: 'handed-off', reason: 'complaint', team: 'support', at: monday + MINUTE, by: 'system' },
  { type: 'claimed', agent: 'lea', at: monday + 2 * HOUR, by: 'agent:lea' },
  { type: 'replied', message: 'm1', at: monday + 2 * HOUR, by: 'agent:lea' },
  { type: 'resolved', how: 'agent', at: monday + 3 * HOUR, by: 'agent:lea' },
  { type: 'rated', score: 4, at: monday + 4 * HOUR, by: 'requester' },
];

function journalOf(lived: readonly Lived[]): JournalEvent[] {
  return lived.map((event, index) => ({ ...event, seq: index + 1 }));
}

const recordOf = (lived: readonly Lived[]) => complaintRecord('PAL-7F3K-92QX', journalOf(lived));

describe('the record of a complaint', () => {
  test('says how it was classified and by whom, what was decided, and in what time', () => {
    expect(recordOf(complaint)).toMatchObject({
      channel: 'email',
      receivedAt: monday,
      classified: { at: monday + MINUTE, by: 'system' },
      isOneStill: true,
      targets: {
        first_response: { outcome: 'missed', at: monday + HOUR },
        resolution: { outcome: 'met' },
      },
      extensions: 0,
      resolved: { at: monday + 3 * HOUR, how: 'agent', by: 'agent:lea' },
      reopened: 0,
      rating: 4,
    });
  });

  test('stays when it is requalified, and begins when an agent makes it one', () => {
    const other: Lived = {
      type: 'requalified',
      route: 'question',
      message: 'n1',
      at: monday + HOUR,
      by: 'agent:ines',
    };
    expect(recordOf([...complaint, other])).toMatchObject({ isOneStill: false });
    const question: Lived[] = [
      ...begun,
      { type: 'qualified', route: 'question', rules: [], at: monday + MINUTE, by: 'system' },
    ];
    expect(recordOf(question)).toBeUndefined();
    const made: Lived = { ...other, route: 'complaint' };
    expect(recordOf([...question, made])).toMatchObject({
      classified: { by: 'agent:ines', at: monday + HOUR },
    });
  });

  test('is found by where it stands', () => {
    const states = (lived: readonly Lived[]) => {
      const record = recordOf(lived);
      return (['open', 'resolved', 'late', 'reopened'] as const).filter(
        (state) => record && isIn(record, state),
      );
    };
    expect(states(complaint.slice(0, 6))).toEqual(['open']);
    expect(states(complaint)).toEqual(['resolved', 'late']);
    const back: Lived = { type: 'reopened', at: monday + 5 * HOUR, by: 'requester' };
    expect(states([...complaint, back])).toContain('reopened');
  });

  test('is a line of a table, whatever it holds', () => {
    const record = recordOf(complaint);
    if (record === undefined) throw new Error('no record');
    const nameOf = (agent: string) => (agent === 'lea' ? 'Léa Martin' : agent);
    const cells = complaintCells(record, { instant: () => 'le lundi 8 juin à 10 h 00', nameOf });
    expect(cells).toHaveLength(complaintColumns.length);
    expect(cells).toEqual(expect.arrayContaining(['le lundi 8 juin à 10 h 00', 'Léa Martin']));
    const [, line] = complaintsCsv([record], nameOf).split('\r\n');
    expect(line).toContain('PAL-7F3K-92QX,e-mail,2026-06-08 10:00');
    expect(line).toContain('"dépassé, 2026-06-08 11:00"');
    expect(line).toContain('résolue par un conseiller,Léa Martin,2026-06-08 13:00,0,4');
  });
});
