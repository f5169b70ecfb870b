import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterEach, describe, expect, test } from 'vitest';
import { dueCommand } from '../../cli/due.ts';
import { publishedHours } from '../../domain/calendar.ts';

afterEach(() => {
  process.exitCode = undefined;
});

/** What a person at the terminal sees. */
async function paladin(...typed: string[]): Promise<{ said: string; refused: string; exitCode: number }> {
  const said: string[] = [];
  const refused: string[] = [];
  const program = new Command('paladin');
  dueCommand(program, (text) => said.push(text));
  program.commands[0]?.exitOverride().configureOutput({ writeErr: (text) => refused.push(text) });
  const exitCode = await program.parseAsync(['due', ...typed], { from: 'user' }).then(
    () => Number(process.exitCode ?? 0),
    ({ exitCode: code }: { exitCode: number }) => code,
  );
  return { said: said.join('\n'), refused: refused.join(''), exitCode };
}

const told = async (...typed: string[]) => JSON.parse((await paladin(...typed, '--json')).said);
const vectors = (name: string) => fileURLToPath(new URL(`../data/hours/${name}.json`, import.meta.url));
const fileOf = (content: string, name = 'given.json') => {
  const file = join(mkdtempSync(join(tmpdir(), 'paladin-due-')), name);
  writeFileSync(file, content);
  return file;
};

describe('an hour of open time, asked on Friday at 17:30', () => {
  test('ends on Monday at 9:30, and the sum is shown', async () => {
    const { said, exitCode } = await paladin('--from', '2026-11-20 17:30', '--open', '60m');
    expect(said).toContain('due    Mon, 23 Nov 2026, 09:30:00 CET  2026-11-23T08:30:00.000Z');
    expect(said).toContain('« avant lundi 9\u00A0h\u00A030 »');
    expect(said).toContain('Fri, 20 Nov 2026, 17:30:00 CET – Fri, 20 Nov 2026, 18:00:00 CET  30 min');
    expect(exitCode).toBe(0);
  });

  test('is told to programs in instants', async () => {
    expect(await told('--from', '2026-11-20 17:30', '--open', '60m')).toEqual({
      from: '2026-11-20T16:30:00.000Z',
      due: '2026-11-23T08:30:00.000Z',
      nextOpening: '2026-11-20T16:30:00.000Z',
      timeZone: 'Europe/Paris',
      tzdata: process.versions.tz,
      open: true,
      openMs: 3_600_000,
      inFrench: 'avant lundi 9\u00A0h\u00A030',
      counted: [
        ['2026-11-20T16:30:00.000Z', '2026-11-20T17:00:00.000Z'],
        ['2026-11-23T08:00:00.000Z', '2026-11-23T08:30:00.000Z'],
      ],
    });
  });
});

describe('what may be typed', () => {
  // oxfmt-ignore
  test.each([
    ['a local time',                   '2026-11-20 17:30',              '2026-11-20T16:30:00.000Z'],
    ['a local time with a T',          '2026-11-20T17:30:15.250',       '2026-11-20T16:30:15.250Z'],
    ['a date, from its midnight',      '2026-11-20',                    '2026-11-19T23:00:00.000Z'],
    ['an instant',                     '2026-11-20T16:30:00Z',          '2026-11-20T16:30:00.000Z'],
    ['an instant elsewhere',           '2026-11-20T11:30:00-05:00',     '2026-11-20T16:30:00.000Z'],
    ['a time that exists twice',       '2026-10-25 02:30',              '2026-10-25T00:30:00.000Z'],
    ['a time that does not exist',     '2026-03-29 02:30',              '2026-03-29T01:00:00.000Z'],
    ['just before such a time',        '2026-03-29 01:59',              '2026-03-29T00:59:00.000Z'],
    ['just after it',                  '2026-03-29 03:00',              '2026-03-29T01:00:00.000Z'],
  ])('%s', async (_, typed, from) => expect(await told('--from', typed, '--open', '1h')).toMatchObject({ from }));

  // oxfmt-ignore
  test.each([
    ['60m', 3_600_000], ['24h', 86_400_000], ['1h30', 5_400_000], ['1h30m', 5_400_000], ['90s', 90_000], ['1h 5s', 3_605_000], ['250ms', 250], ['0m', 0],
  ])('%s', async (typed, openMs) => expect(await told('--from', '2026-11-23 09:00', '--open', typed)).toMatchObject({ openMs }));

  // oxfmt-ignore
  test.each([
    [['--open', '2d'],                                   '"2d" is not a length of open time'],
    [['--open', '30'],                                   '"30" is not a length of open time'],
    [['--open', ''],                                     '"" is not a length of open time'],
    [['--open', '1h', '--from', 'tomorrow'],             '"tomorrow" is not an instant'],
    [['--open', '1h', '--from', '2026-02-30'],           '"2026-02-30" is not an instant'],
    [['--open', '1h', '--zone', 'Mars'],                 'unknown time zone Mars'],
    [['--open', '1h', '--from', '1492-10-12T00:00:00Z'], 'opening hours are reckoned from the year 1901'],
    [['--open', '1h', '--schedule', '/nowhere.json'],    'cannot read /nowhere.json'],
    [[],                                                 'give either --open or --to'],
    [['--open', '1h', '--to', '2026-11-20'],             'give either --open or --to'],
  ])('but not %j', async (typed, reason) => {
    const { refused, exitCode } = await paladin(...typed);
    expect(refused).toContain(`paladin due: ${reason}`.replace('due: unknown', 'due: these hours cannot be used:\n  unknown'));
    expect(exitCode).toBe(2);
  });
});

describe('other hours', () => {
  test('may be measured between two instants', async () => {
    const { said } = await paladin('--from', '2026-11-20 12:00', '--to', '2026-12-31');
    expect(said).toContain('open   258 h, Europe/Paris');
    expect(said).toContain('… and 19 more intervals');
  });

  test('may be kept in another zone', async () => {
    expect(
      await told('--from', '2026-11-20 17:30', '--open', '30m', '--zone', 'America/Martinique'),
    ).toMatchObject({
      due: '2026-11-20T22:00:00.000Z',
    });
  });

  test('may come from a file, JSON or YAML, with the public holidays', async () => {
    const hours = { ...publishedHours, publicHolidays: 'FR' };
    const typed = ['--from', '2026-05-13 17:30', '--open', '1h', '--schedule'];
    const expected = { due: '2026-05-15T07:30:00.000Z' };
    expect(await told(...typed, fileOf(JSON.stringify(hours)))).toMatchObject(expected);
    expect(await told(...typed, fileOf(JSON.stringify(hours), 'given.yaml'))).toMatchObject(expected);
  });

  test('are refused with the reasons', async () => {
    const never = fileOf(
      JSON.stringify({ ...publishedHours, weekly: { ...publishedHours.weekly, mon: [['09:00', '9:30']] } }),
    );
    const { refused } = await paladin('--open', '1h', '--schedule', never);
    expect(refused).toContain('mon 09:00–9:30: times are HH:MM, up to 24:00');
  });
});

describe('a file of vectors', () => {
  // oxfmt-ignore
  test.each([['hours_vectors_dev', 400], ['hours_query_vectors_dev', 100], ['hours_pause_vectors_dev', 60]])(
    '%s agrees whole', async (name, total) => {
      expect(await paladin('--check', vectors(name))).toMatchObject({ said: `${total} of ${total} agree`, exitCode: 0 });
    },
  );

  const vector = { id: 'v', schedule: publishedHours, start: '2026-11-23T08:00:00.000Z' };

  test('that does not agree lists what differs, and fails', async () => {
    const file = fileOf(
      JSON.stringify([
        { ...vector, kind: 'add', amountMs: 1, expected: '2026-11-23T08:00:00.000Z' },
        { ...vector, kind: 'add', amountMs: -1, expected: '2026-11-23T08:00:00.000Z' },
        { ...vector, kind: 'between', end: '2026-11-23T09:00:00.000Z', expected: 3 },
        { ...vector, kind: 'is_open', expected: true },
        { ...vector, kind: 'next_opening', expected: '2026-11-23T08:00:00.001Z' },
      ]),
    );
    const { said, exitCode } = await paladin('--check', file);
    expect(said.split('\n')).toEqual([
      '1 of 5 agree',
      'v add: expected 2026-11-23T08:00:00.000Z, got 2026-11-23T08:00:00.001Z',
      'v add: expected 2026-11-23T08:00:00.000Z, got open time to add must not be negative: -1',
      'v between: expected 3, got 3600000',
      'v next_opening: expected 2026-11-23T08:00:00.001Z, got 2026-11-23T08:00:00.000Z',
    ]);
    expect(exitCode).toBe(1);
  });

  test('that disagrees a lot lists the first twenty', async () => {
    const wrong = { ...vector, kind: 'is_open', expected: false };
    const { said } = await paladin(
      '--check',
      fileOf(JSON.stringify(Array.from({ length: 25 }, () => wrong))),
    );
    expect(said.split('\n')).toHaveLength(22);
    expect(said).toContain('… and 5 more');
  });

  test('that is none is refused with what is wrong', async () => {
    expect(await paladin('--check', '/nowhere.json')).toMatchObject({ exitCode: 2 });
    expect((await paladin('--check', fileOf('{'))).refused).toContain('cannot read');
    const { refused } = await paladin('--check', fileOf('{}'));
    expect(refused).toContain('paladin due: a file of vectors holds a JSON array');
  });

  test('with something else among them counts it as a disagreement', async () => {
    const open = { ...vector, kind: 'is_open', expected: true };
    const file = fileOf(
      JSON.stringify([
        open,
        { ...vector, kind: 'subtract' },
        { ...open, schedule: { ...publishedHours, timeZone: 'Mars', name: 'red' } },
      ]),
    );
    const { said, exitCode } = await paladin('--check', file);
    expect(said).toMatch(/^1 of 3 agree\nvector 2 cannot be read: kind: /);
    expect(said).toContain('vector 3 cannot be read: schedule: unknown time zone Mars');
    expect(exitCode).toBe(1);
  });
});
