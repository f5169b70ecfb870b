// How many questions a second the what-if lives, and what the search for the least staffing takes.
import { publishedHours } from '../domain/calendar.ts';
import { DAY, HOUR, MINUTE } from '../domain/durations.ts';
import { openIntervals } from '../domain/open-time.ts';
import { chanceOf } from '../domain/simulation/chance.ts';
import { leastStaffing } from '../domain/simulation/least-staffing.ts';
import { everyHour, predict, type RunRequest } from '../domain/simulation/what-if-runs.ts';

const FROM = Date.parse('2025-12-31T23:00:00Z');

for (const [days, agents] of [
  [61, 11],
  [365, 11],
] as const) {
  const asked = invented(days, agents);
  const questions = asked.lived.received.length;
  const [prediction, seconds] = timed(() => predict(asked));
  const rate = Math.round((questions * asked.runs) / seconds);
  console.log(
    `${days} days, ${questions} questions, ${asked.runs} runs: ${seconds.toFixed(1)} s of processor, ${rate} questions a second,` +
      ` ${(prediction.first.median * 100).toFixed(1)} % in time`,
  );
  // Hours of a week: two months tell them as well as a year.
  if (days > 100) continue;
  const [found, took] = timed(() => leastStaffing(asked));
  const hours = found?.staffing.flat().reduce((sum, each) => sum + each, 0);
  console.log(
    `  least staffing: ${took.toFixed(1)} s of processor, ${hours} agents' hours a week, holds in ${found?.prediction.bothReached}`,
  );
}

/** Nine in ten in the day, weekends quiet; three in ten are none of people's. */
function invented(days: number, agents: number): RunRequest {
  const to = FROM + days * DAY;
  const chance = chanceOf(7);
  const received = [];
  for (let day = 0; day < days; day += 1) {
    const isWeekend = [2, 3].includes(day % 7);
    for (let each = 0; each < (isWeekend ? 14 : 186); each += 1) {
      const since = chance.holds(0.1) ? DAY * chance.next() : (8 + 10 * chance.next()) * HOUR;
      const touches = chance.pick([
        [0, 30],
        [1, 42],
        [2, 20],
        [3, 8],
      ]);
      received.push({ at: FROM + day * DAY + Math.floor(since), touches });
    }
  }
  const intervals = openIntervals(publishedHours, FROM, to);
  const targets = { firstResponse: HOUR, resolution: 24 * HOUR };
  const scenario = {
    intervals,
    staffing: everyHour(agents),
    ...targets,
    handling: 9 * MINUTE,
    answering: 3 * HOUR,
  };
  return { lived: { from: FROM, to, received }, scenario, assistantMore: 0, volume: 1, runs: 200, seed: 1 };
}

function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}
