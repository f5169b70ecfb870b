import { describe, expect, test } from 'vitest';
import { complaintCells, complaintColumns, complaintsCsv } from '../../content/fr/complaint-words.ts';
import { complaintStates, isWanted } from '../../domain/complaint-filter.ts';
import type { ComplaintFollowUp } from '../../domain/complaint-follow-up.ts';
import { complaintRecord } from '../../domain/complaint-record.ts';
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

const recordOf = (lived: readonly Lived[], said?: ComplaintFollowUp) =>
  complaintRecord('PAL-7F3K-92QX', journalOf(lived), said);

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
      return complaintStates.filter((state) => record && isWanted(record, { state }));
    };
    expect(states(complaint.slice(0, 6))).toEqual(['open', 'incomplete']);
    expect(states(complaint)).toEqual(['resolved', 'late', 'incomplete']);
    const back: Lived = { type: 'reopened', at: monday + 5 * HOUR, by: 'requester' };
    expect(states([...complaint, back])).toContain('reopened');
  });

  test('is found by who took it for one, and by its topic', () => {
    const record = recordOf(complaint);
    if (record === undefined) throw new Error('no record');
    expect(isWanted(record, { classified: 'triage' })).toBe(true);
    expect(isWanted(record, { classified: 'agent' })).toBe(false);
    expect(isWanted(record, { classified: 'requalified' })).toBe(false);
    expect(isWanted({ ...record, topic: 'facture' }, { topic: 'facture', state: 'resolved' })).toBe(true);
    expect(isWanted(record, { topic: 'facture' })).toBe(false);
  });

  test('says what nobody has said of it yet: at first what is sought, then its cause and what was corrected', () => {
    expect(recordOf(complaint.slice(0, 6))?.missing).toEqual(['remedy']);
    expect(recordOf(complaint)?.missing).toEqual(['remedy', 'cause', 'correction']);
    const said = { remedy: 'refund', cause: null, correction: 'training', by: 'lea', at: monday } as const;
    expect(recordOf(complaint, said)).toMatchObject({ followUp: said, missing: ['cause'] });
    expect(recordOf(complaint, { ...said, cause: 'delay' })?.missing).toEqual([]);
  });

  test('is a line of a table, whatever it holds', () => {
    const said = {
      remedy: 'refund',
      cause: 'delay',
      correction: null,
      by: 'lea',
      at: monday + 4 * HOUR,
    } as const;
    const record = recordOf(complaint, said);
    if (record === undefined) throw new Error('no record');
    const nameOf = (agent: string) => (agent === 'lea' ? 'Léa Martin' : agent);
    const naming = { nameOf, titleOf: () => undefined };
    const cells = complaintCells(record, { instant: () => 'le lundi 8 juin à 10 h 00', ...naming });
    expect(cells).toHaveLength(complaintColumns.length);
    expect(cells).toEqual(expect.arrayContaining(['le lundi 8 juin à 10 h 00', 'Léa Martin']));
    const [, line] = complaintsCsv([record], naming).split('\r\n');
    expect(line).toContain('PAL-7F3K-92QX,e-mail,,2026-06-08 10:00');
    expect(line).toContain('"dépassé, 2026-06-08 11:00"');
    expect(line).toContain('résolue par un conseiller,Léa Martin,2026-06-08 13:00,0,4');
    expect(line).toContain(
      'un remboursement,un délai trop long,,"Léa Martin, 2026-06-08 14:00",action corrective',
    );
  });
});
