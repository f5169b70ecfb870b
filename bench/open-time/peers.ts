/** What npm offers for open time, each behind the same two questions. They take local time, so the process runs in Paris. */
import { createRequire } from 'node:module';

/** Hours of one day, `["09:00","18:00"]`, the same on the days given (0 is Sunday). */
export type Week = { days: number[]; hours: [string, string][] };

export type Peer = {
  name: string;
  keep(week: Week): void;
  add(start: number, openMs: number): number;
  between(a: number, b: number): number;
};

const require = createRequire(import.meta.url);
const MINUTE = 60_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

type Moment = {
  addWorkingTime(amount: number, unit: string): Moment;
  workingDiff(other: Moment, unit: string, exact: boolean): number;
  valueOf(): number;
};

function momentBusinessTime(): Peer {
  const moment: ((at: number) => Moment) & {
    updateLocale(name: string, hours: object): void;
  } = require('moment');
  void require('moment-business-time');
  return {
    name: 'moment-business-time 2.0.0',
    keep: ({ days, hours }) => {
      const day = hours.flat().map((time) => `${time}:00`);
      const workinghours = Object.fromEntries(
        WEEKDAYS.map((_, rank) => [rank, days.includes(rank) ? day : null]),
      );
      moment.updateLocale('en', { workinghours, holidays: [] });
    },
    add: (start, openMs) => moment(start).addWorkingTime(openMs, 'milliseconds').valueOf(),
    between: (a, b) => moment(b).workingDiff(moment(a), 'milliseconds', true),
  };
}

type Day = {
  addBusinessMinutes(minutes: number): Day;
  businessMinutesDiff(other: Day): number;
  valueOf(): number;
};

function dayjsBusinessTime(): Peer {
  const dayjs: ((at: number) => Day) & {
    extend(plugin: unknown): void;
    setBusinessTime(week: object): void;
  } = require('dayjs');
  const { default: plugin } = require('dayjs-business-time');
  dayjs.extend(plugin ?? require('dayjs-business-time'));
  return {
    name: 'dayjs-business-time 1.0.4',
    keep: ({ days, hours }) => {
      const day = hours.map(([opens, closes]) => ({ start: `${opens}:00`, end: `${closes}:00` }));
      dayjs.setBusinessTime(
        Object.fromEntries(WEEKDAYS.map((name, rank) => [name, days.includes(rank) ? day : null])),
      );
    },
    add: (start, openMs) =>
      dayjs(start)
        .addBusinessMinutes(openMs / MINUTE)
        .valueOf(),
    // Its difference is positive when the argument is the later one.
    between: (a, b) => dayjs(a).businessMinutesDiff(dayjs(b)) * MINUTE,
  };
}

type Timer = {
  setConfig(config: object): void;
  add(start: Date, amount: number, unit: string): Date;
  workingTimeBetween(a: Date, b: Date, unit: string): number;
};

function workingTimes(): Peer {
  const factory: { getTimerInstance(): Timer } = require('working-times');
  const timer = factory.getTimerInstance();
  return {
    name: 'working-times 1.1.11',
    keep: ({ days, hours }) => {
      const day = hours.map(([from, to]) => ({ from, to }));
      timer.setConfig({
        normalWorkingHours: Object.fromEntries(days.map((rank) => [rank, day])),
        vacations: [],
        exceptionalWorkingHours: {},
        // Days it prepares before and after today.
        minBufferedDays: 2_000,
        maxBufferedDays: 8_000,
      });
    },
    add: (start, openMs) => timer.add(new Date(start), openMs / MINUTE, 'MINUTES').getTime(),
    between: (a, b) => timer.workingTimeBetween(new Date(a), new Date(b), 'MINUTES') * MINUTE,
  };
}

export const peers: Peer[] = [momentBusinessTime(), dayjsBusinessTime(), workingTimes()];
