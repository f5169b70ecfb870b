import { percent } from '../content/fr/indicator-words.ts';
import { weekdayNames } from '../content/fr/calendar-words.ts';
import { civilDate } from '../domain/calendar-dates.ts';
import { hourOf } from '../domain/indicators/civil-days.ts';
import { weekdays } from '../domain/calendar.ts';
import type { Prediction } from '../domain/simulation/what-if-runs.ts';
import type { OpenIntervals } from '../domain/open-intervals.ts';
import type { Least, Simulated } from '../domain/simulation/variation.ts';

export function predictionsAsText({ past, baseline, prediction }: Simulated, seconds: number): string {
  const real = [past.first, past.resolved].map((share) => (share === undefined ? '–' : percent(share)));
  return [
    `${''.padEnd(28)}${'constaté'.padEnd(14)}${'rejoué'.padEnd(30)}prévu`,
    row('Première réponse à temps', real[0] ?? '', [baseline.first, prediction.first]),
    row('Résolution à temps', real[1] ?? '', [baseline.resolved, prediction.resolved]),
    row('Temps occupé', '', [baseline.load, prediction.load]),
    `${'Les deux objectifs atteints'.padEnd(42)}${percent(baseline.bothReached).padEnd(30)}${percent(prediction.bothReached)}`,
    `${prediction.runs} tirages de ${Math.round(prediction.questions.median)} demandes confiées à des personnes, sur ${past.questions} reçues, en ${seconds.toFixed(1)} s. Intervalles à 95 %.`,
  ].join('\n');
}

export function handlingAsText(minutes: number, since: number): string {
  return `Un message prend ${minutes} min (médiane), d’après les jours d’avant le ${civilDate(since)} ; rejoué depuis.`;
}

function row(name: string, real: string, spreads: readonly Prediction['first'][]): string {
  const cells = spreads.map(
    ({ median, low, high }) => `${percent(median)} (${percent(low)} à ${percent(high)})`,
  );
  return `${name.padEnd(28)}${real.padEnd(14)}${cells.map((cell) => cell.padEnd(30)).join('')}`.trimEnd();
}

/** One line a day, one column an open hour. */
export function leastAsText(found: Least | undefined, intervals: OpenIntervals): string {
  if (found === undefined) return 'Cinquante personnes à toute heure n’y suffisent pas.';
  const hours = [...new Set(intervals.flatMap(([opens, closes]) => [hourOf(opens), hourOf(closes - 1)]))];
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const columns = Array.from({ length: last - first + 1 }, (_, each) => first + each);
  return [
    `${''.padEnd(10)}${columns.map((hour) => `${hour} h`.padStart(6)).join('')}`,
    ...weekdays.slice(0, 5).map((day, rank) => {
      const agents = columns.map((hour) => String(found.staffing[rank]?.[hour] ?? 0).padStart(6));
      return `${weekdayNames[day].padEnd(10)}${agents.join('')}`;
    }),
    `Les deux objectifs sont atteints dans ${percent(found.prediction.bothReached)} de ${found.prediction.runs} tirages.`,
  ].join('\n');
}
