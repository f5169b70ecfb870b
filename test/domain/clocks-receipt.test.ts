import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocks } from '../../domain/clocks.ts';
import { asEvents } from '../../domain/decide.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import {
  clockReceipts,
  type CountedLine,
  type PauseLine,
  type ClockReceipt,
} from '../../domain/clock-receipt.ts';
import { blank } from '../../domain/state.ts';
import { lived } from './decide-lives.ts';
import { MONDAY, sheetOf } from './decide-sheets.ts';
import { beginning, DAY, HOUR, steps } from './decide-steps.ts';

const seed = Number(process.env.LIVES_SEED ?? 5);
const numRuns = Number(process.env.LIVES_RUNS ?? 40);

describe('the receipt of a clock', () => {
  test('adds up, line by line, to what the clock shows, whatever was done to the question', () => {
    fc.assert(
      fc.property(beginning, steps, (begins, taken) => {
        const { journal, last } = lived(begins, taken);
        const at = last.at + 2 * DAY;
        const all = clockReceipts({ reference: 'PAL-1', journal }, at);
        expect(all.map(({ used, gross, due }) => ({ used, gross, due }))).toEqual(
          clocks(last, at).map(({ used, gross, due }) => ({ used, gross, due })),
        );
        for (const receipt of all) {
          expect(sum(counted(receipt))).toBe(receipt.used);
          expect(sum(receipt.lines)).toBe(receipt.gross);
          expect(counted(receipt).at(-1)?.total ?? 0).toBe(receipt.used);
          expect(receipt.used).toBe(receipt.budget - receipt.left + receipt.over);
        }
      }),
      { seed, numRuns },
    );
  });

  test('has lines in order, none over another, each ruled by one version of the calendar', () => {
    fc.assert(
      fc.property(beginning, steps, (begins, taken) => {
        const { journal, last } = lived(begins, taken);
        for (const { lines, rules, startedAt, measuredAt } of clockReceipts(
          { reference: 'PAL-1', journal },
          last.at,
        )) {
          const ends = lines.map(({ to }) => to);
          expect(lines.filter(({ from }, rank) => from < (ends[rank - 1] ?? startedAt))).toEqual([]);
          expect(lines.filter(({ from, to }) => to <= from || to > measuredAt)).toEqual([]);
          const outside = lines.filter(
            (line) => line.counts && (line.from < line.rule.from || line.to > line.rule.until),
          );
          expect(outside).toEqual([]);
          expect(rules.filter(({ from }, rank) => from < (rules[rank - 1]?.until ?? startedAt))).toEqual([]);
        }
      }),
      { seed, numRuns },
    );
  });

  test('names every pause with its reason and every version of calendar and tz data', () => {
    const journal = written(
      [10, { type: 'registered', channel: 'chat', role: 'employee' }],
      [10, { type: 'calendar', sheet: sheetOf('office', MONDAY) }],
      [11, { type: 'asked', message: 'm' }],
      [12, { type: 'resumed' }],
      [
        13,
        {
          type: 'calendar',
          sheet: { ...sheetOf('with a lunch break', MONDAY + 13 * HOUR), tzdata: '2035b' },
        },
      ],
      [15, { type: 'answered', message: 'm', articles: [], confidence: 1 }],
    );
    const receipt = clockReceipts({ reference: 'PAL-1', journal }, MONDAY + 16 * HOUR)[1];
    expect(receipt).toMatchObject({
      target: 'resolution',
      standing: 'paused',
      used: 3 * HOUR,
      gross: 5 * HOUR,
    });
    expect(receipt?.lines.map(told)).toEqual([
      '10–11 1 h, 1 h in all, office none',
      '11–12 waiting, reply',
      '12–13 1 h, 2 h in all, office none',
      '14–15 1 h, 3 h in all, with a lunch break 2035b',
      '15–16 waiting, confirmation, still',
    ]);
    expect(receipt?.rules.map(({ version, tzdata }) => `${version} ${tzdata}`)).toEqual([
      'office none',
      'with a lunch break 2035b',
    ]);
  });

  test('of a target that was overrun tells by how much open time, never less than nothing', () => {
    const journal = written(
      [17, { type: 'registered', channel: 'chat', role: 'employee' }],
      [17, { type: 'calendar', sheet: sheetOf('office', MONDAY) }],
    );
    const [first] = clockReceipts({ reference: 'PAL-1', journal }, MONDAY + DAY + 9.5 * HOUR);
    expect(first).toMatchObject({ standing: 'missed', used: 1.5 * HOUR, left: 0, over: HOUR / 2 });
  });

  test('names each date that was promised with an extension, in its round, and what became of it', () => {
    const at = (hour: number) => MONDAY + hour * HOUR;
    const journal = written(
      [9, { type: 'registered', channel: 'chat', role: 'employee' }],
      [9, { type: 'calendar', sheet: sheetOf('office', MONDAY) }],
      [10, { type: 'extended', promisedAt: at(12) }],
      [11, { type: 'extended', promisedAt: at(13) }],
      [13, { type: 'promise-missed', promisedAt: at(13) }],
      [13, { type: 'extended', promisedAt: at(15) }],
      [14, { type: 'resolved', how: 'agent' }],
      [15, { type: 'reopened' }],
      [16, { type: 'extended', promisedAt: at(17) }],
    );
    const all = clockReceipts({ reference: 'PAL-1', journal }, at(16.5));
    const promised = all.map(({ target, round, extensions }) => [
      `${target} ${round}`,
      extensions.map(({ promisedAt, outcome }) => `${(promisedAt - MONDAY) / HOUR} ${outcome}`),
    ]);
    expect(promised).toEqual([
      ['first_response 1', []],
      ['resolution 1', ['12 replaced', '13 missed', '15 kept']],
      ['first_response 2', []],
      ['resolution 2', ['17 standing']],
    ]);
  });

  test('of a journal that holds its policy needs no other', () => {
    const policy = { ...published, firstResponse: 2 * HOUR };
    const journal = written(
      [9, { type: 'registered', channel: 'chat', role: 'employee', policy }],
      [9, { type: 'calendar', sheet: sheetOf('office', MONDAY) }],
    );
    expect(clockReceipts({ reference: 'PAL-1', journal }, MONDAY)[0]).toMatchObject({ budget: 2 * HOUR });
  });
});

function written(...happenings: [hour: number, what: Happening][]): JournalEvent[] {
  let state = blank('PAL-1', published);
  return happenings.flatMap(([hour, what]) => {
    const events = asEvents(state, [what], { at: MONDAY + hour * HOUR, by: 'system' });
    state = events.reduce(evolve, state);
    return events;
  });
}

function counted({ lines }: ClockReceipt): CountedLine[] {
  return lines.filter((line) => line.counts);
}

function sum(lines: readonly { ms: number }[]): number {
  return lines.reduce((total, { ms }) => total + ms, 0);
}

function told(line: CountedLine | PauseLine): string {
  const span = `${hourOf(line.from)}–${hourOf(line.to)}`;
  if (!line.counts) return `${span} waiting, ${line.why}${line.ongoing ? ', still' : ''}`;
  return `${span} ${line.ms / HOUR} h, ${line.total / HOUR} h in all, ${line.rule.version} ${line.rule.tzdata}`;
}

function hourOf(at: number): number {
  return (at - MONDAY) / HOUR;
}
