/** When an agent may be told of news by their screen: minutes of the day in Paris, half open, on these days (1 is Monday). */
export type NoticeHours = { from: number; until: number; days: number[] };

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** @param wall the instant as a clock in Paris shows it, as if it were UTC (epoch ms) */
export function isWithin({ from, until, days }: NoticeHours, wall: number): boolean {
  const minutes = Math.floor(wall / MINUTE) % DAY_MINUTES;
  const day = new Date(wall).getUTCDay() || 7;
  return days.includes(day) && minutes >= from && minutes < until;
}
