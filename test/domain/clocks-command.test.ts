import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { clocksCommand } from '../../cli/clocks.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { asEvents } from '../../domain/decide.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { blank } from '../../domain/state.ts';
import { paris } from '../support/cast.ts';

const friday = paris('2035-06-08T17:30');
const past: [wall: string, what: Happening][] = [
  ['2035-06-08T17:30', { type: 'registered', channel: 'chat', role: 'employee', policy: published }],
  [
    '2035-06-08T17:30',
    {
      type: 'calendar',
      sheet: { ...expandSheet(publishedCalendar, friday, paris('2035-07-08T00:00')), tzdata: '2035a' },
    },
  ],
  ['2035-06-11T09:10', { type: 'asked', message: 'm' }],
  ['2035-06-12T10:10', { type: 'resumed' }],
];

describe('paladin clocks', () => {
  test('prints the sum of each clock, with its pauses and the calendar it was reckoned by', async () => {
    const { told } = await run('PAL-1');
    expect(told).toBe(
      `
PAL-1  first_response: met, 40 min of 1 h
  +  Fri 08 Jun 2035, 17:30 – 18:00  30 min  30 min
  +  Mon 11 Jun 2035, 09:00 – 09:10  10 min  40 min
  net 40 min, gross 40 min, 20 min left
  Paris time: from Fri 08 Jun 2035, 17:30 to Mon 11 Jun 2035, 09:10, due Mon 11 Jun 2035, 09:30
  calendar published (Europe/Paris, tz data 2035a) from Fri 08 Jun 2035, 17:30

PAL-1  resolution: running, 5 h 30 min of 24 h
  +  Fri 08 Jun 2035, 17:30 – 18:00                   30 min      30 min
  +  Mon 11 Jun 2035, 09:00 – 09:10                   10 min      40 min
     Mon 11 Jun 2035, 09:10 – Tue 12 Jun 2035, 10:10  (10 h)      waiting for what an agent asked
  +  Tue 12 Jun 2035, 10:10 – 15:00                   4 h 50 min  5 h 30 min
  net 5 h 30 min, gross 15 h 30 min, 18 h 30 min left
  Paris time: from Fri 08 Jun 2035, 17:30 to Tue 12 Jun 2035, 15:00, due Thu 14 Jun 2035, 15:30
  calendar published (Europe/Paris, tz data 2035a) from Fri 08 Jun 2035, 17:30
`.trim(),
    );
  });

  test('gives instants to programs', async () => {
    const { told } = await run('PAL-1', '--json');
    const [first]: unknown[] = JSON.parse(told);
    expect(first).toMatchObject({
      target: 'first_response',
      used: 2_400_000,
      endedAt: '2035-06-11T07:10:00.000Z',
    });
  });

  test('says which question it does not know', async () => {
    await expect(run('PAL-2')).rejects.toThrow('no question PAL-2');
  });
});

async function run(...given: string[]): Promise<{ told: string }> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const told: string[] = [];
  clocksCommand(program, {
    journalOf: async (reference) => (reference === 'PAL-1' ? { reference, journal: journal() } : undefined),
    now: () => paris('2035-06-12T15:00'),
    print: (text) => told.push(text),
  });
  for (const command of program.commands) command.copyInheritedSettings(program);
  await program.parseAsync(['clocks', ...given], { from: 'user' });
  return { told: told.join('\n') };
}

function journal(): JournalEvent[] {
  const start = blank('PAL-1', published);
  return past.flatMap(([wall, what], seq) =>
    asEvents({ ...start, seq }, [what], { at: paris(wall), by: 'system' }),
  );
}
