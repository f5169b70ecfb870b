import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { before, keptBefore, keptMoment, moment, time, zoneNote } from '../../content/instants.ts';

const at = (iso: string) => Date.parse(iso);
const friday = at('2026-11-20T17:30:00+01:00');

describe('a deadline told on Friday 20 November 2026 at 17:30', () => {
  // oxfmt-ignore
  test.each([
    ['the same day',                       '2026-11-20T18:00:00+01:00', 'aujourd’hui avant 18 h 00'],
    ['the day after',                      '2026-11-21T09:00:00+01:00', 'demain avant 9 h 00'],
    ['on Monday',                          '2026-11-23T10:00:00+01:00', 'avant lundi 10 h 00'],
    ['six days ahead',                     '2026-11-26T09:05:00+01:00', 'avant jeudi 9 h 05'],
    ['a week ahead, the weekday is not enough', '2026-11-27T09:00:00+01:00', 'avant le vendredi 27 novembre à 9 h 00'],
    ['beyond',                             '2026-11-30T10:00:00+01:00', 'avant le lundi 30 novembre à 10 h 00'],
    ['on the first of a month',            '2026-12-01T10:00:00+01:00', 'avant le mardi 1er décembre à 10 h 00'],
    ['next year',                          '2027-01-04T10:00:00+01:00', 'avant le lundi 4 janvier 2027 à 10 h 00'],
    ['at noon',                            '2026-11-23T12:00:00+01:00', 'avant lundi midi'],
    ['at midnight: the end of the day before', '2026-11-24T00:00:00+01:00', 'avant lundi minuit'],
    ['at midnight tonight',                '2026-11-21T00:00:00+01:00', 'aujourd’hui avant minuit'],
  ])('%s', (_, due, told) => expect(before(at(due), friday)).toBe(told));
});

describe('an instant told on Friday 20 November 2026 at 17:30', () => {
  // oxfmt-ignore
  test.each([
    ['today',               '2026-11-20T18:00:00+01:00', 'aujourd’hui à 18 h 00'],
    ['yesterday',           '2026-11-19T09:00:00+01:00', 'hier à 9 h 00'],
    ['tomorrow',            '2026-11-21T09:00:00+01:00', 'demain à 9 h 00'],
    ['the next opening',    '2026-11-23T09:00:00+01:00', 'lundi à 9 h 00'],
    ['at noon',             '2026-11-23T12:00:00+01:00', 'lundi à midi'],
    ['as the day begins',   '2026-11-24T00:00:00+01:00', 'mardi à 0 h 00'],
    ['last Monday, never mistaken for the next one', '2026-11-16T10:00:00+01:00', 'le lundi 16 novembre à 10 h 00'],
    ['last year',           '2025-12-31T10:00:00+01:00', 'le mercredi 31 décembre 2025 à 10 h 00'],
  ])('%s', (_, instant, told) => expect(moment(at(instant), friday)).toBe(told));

  test('the year is that of Paris, not of the machine', () => {
    const newYearInParis = at('2026-12-31T23:30:00Z');
    expect(moment(at('2027-01-12T09:00:00+01:00'), newYearInParis)).toBe('le mardi 12 janvier à 9 h 00');
  });
});

describe('a text that is kept, and read again another day', () => {
  // oxfmt-ignore
  test.each([
    ['today',                  '2026-11-20T17:50:00+01:00', 'aujourd’hui, vendredi 20 novembre, avant 17 h 50'],
    ['tomorrow',               '2026-11-21T09:00:00+01:00', 'demain, samedi 21 novembre, avant 9 h 00'],
    ['midnight, of this day',  '2026-11-21T00:00:00+01:00', 'aujourd’hui, vendredi 20 novembre, avant minuit'],
    ['another day of the week', '2026-11-23T09:30:00+01:00', 'avant lundi 9 h 30'],
  ])('dates what is near: %s', (_, due, said) => {
    expect(keptBefore(at(due), friday).replaceAll('\u00A0', ' ')).toBe(said);
  });

  test('and what has just been done', () => {
    expect(keptMoment(at('2026-11-20T16:40:00+01:00'), friday).replaceAll('\u00A0', ' ')).toBe(
      'aujourd’hui, vendredi 20 novembre, à 16 h 40',
    );
  });
});

describe('the nights of the clock change', () => {
  test("the day after the change in spring is still tomorrow, at the wall clock's hour", () => {
    expect(before(at('2026-03-29T09:00:00+02:00'), at('2026-03-28T23:30:00+01:00'))).toBe(
      'demain avant 9 h 00',
    );
  });

  test('both 2:30 of the autumn night are told alike, on the same day', () => {
    const evening = at('2026-10-24T22:00:00+02:00');
    expect(moment(at('2026-10-25T02:30:00+02:00'), evening)).toBe('demain à 2 h 30');
    expect(moment(at('2026-10-25T02:30:00+01:00'), evening)).toBe('demain à 2 h 30');
  });
});

describe('a reader elsewhere', () => {
  test('is told that the hour is that of Paris', () => {
    expect(zoneNote(friday, 'America/Martinique')).toBe('heure de Paris');
  });

  test('reads nothing more where clocks show the same time', () => {
    expect(zoneNote(friday, 'Europe/Brussels')).toBeUndefined();
  });

  test('depends on the instant: London and Lisbon differ, Algiers only in summer', () => {
    expect(zoneNote(friday, 'Africa/Algiers')).toBeUndefined();
    expect(zoneNote(at('2026-07-01T10:00:00Z'), 'Africa/Algiers')).toBe('heure de Paris');
  });

  test.each([undefined, 'Mars/Olympus', ''])('is told as well when the zone is unknown (%s)', (zone) => {
    expect(zoneNote(friday, zone)).toBe('heure de Paris');
  });
});

describe('whatever the instant and the zone', () => {
  const zones = [
    'Europe/Paris',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Apia',
    'UTC',
  ];
  const anyZone = constantFrom(...zones);
  const anyInstant = integer({
    min: at('2000-01-01T00:00:00Z') / 60_000,
    max: at('2100-01-01T00:00:00Z') / 60_000,
  });
  const ahead = integer({ min: -20 * 1440, max: 20 * 1440 });

  test('hour, day and year told are those that the wall shows', () => {
    assert(
      property(anyInstant, ahead, anyZone, (minute, distance, zone) => {
        const now = minute * 60_000;
        const instant = now + distance * 60_000;
        expect(moment(instant, now, zone)).toBe(told(instant, now, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a deadline names an hour that is never later than the instant itself', () => {
    assert(
      property(anyInstant, ahead, anyZone, (minute, distance, zone) => {
        const said = before(minute * 60_000 + Math.abs(distance) * 60_000, minute * 60_000, zone);
        expect(said).toMatch(/^(?:(?:hier|aujourd’hui|demain) avant|avant (?:le )?[a-z]+) /u);
        expect(said).not.toMatch(/ 0 h 00| 24 h| \d+ h/u);
      }),
    );
  });

  test('the time alone keeps no leading zero and never breaks across lines', () => {
    expect(time(at('2026-11-20T08:05:00Z'))).toBe('9 h 05');
  });

  /** Another road to the same words: ISO-like text of the wall clock, and date arithmetic on it. */
  function told(instant: number, now: number, zone: string): string {
    const wall = (when: number) => new Date(when).toLocaleString('sv-SE', { timeZone: zone });
    const midnight = (when: number) => at(`${wall(when).slice(0, 10)}T00:00:00Z`);
    const [hour = '', minute = ''] = wall(instant).slice(11).split(':');
    const hours = hour === '12' && minute === '00' ? 'midi' : `${Number(hour)} h ${minute}`;
    const days = (midnight(instant) - midnight(now)) / 86_400_000;
    const near = new Map([
      [-1, 'hier'],
      [0, 'aujourd’hui'],
      [1, 'demain'],
    ]).get(days);
    if (near !== undefined) return `${near} à ${hours}`;
    const sameYear = wall(instant).slice(0, 4) === wall(now).slice(0, 4);
    const date = new Date(midnight(instant)).toLocaleDateString('fr-FR', {
      timeZone: 'UTC',
      weekday: 'long',
      ...(days > 0 && days < 7
        ? {}
        : { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }),
    });
    const article = days > 0 && days < 7 ? '' : 'le ';
    return `${article}${date.replace(/ 1 /u, ' 1er ')} à ${hours}`;
  }
});
