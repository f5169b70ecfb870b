import { civilDate, dayNumber, weekdayRank } from '../calendar-dates.ts';

/** Civil dates on which the week under review begins, and the one before it. */
export type Weeks = { monday: string; mondayBefore: string };

/** The week that holds a civil date, from its Monday. */
export function weekOf(date: string): Weeks {
  const day = dayNumber(date);
  const monday = day - weekdayRank(day);
  return { monday: civilDate(monday), mondayBefore: civilDate(monday - 7) };
}
