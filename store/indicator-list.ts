// Behind every figure, the questions that it counts.
import { contributionsOf } from '../domain/indicators/contributions.ts';
import { dayOf } from '../domain/indicators/civil-days.ts';
import type { FigureId } from '../domain/indicators/definitions.ts';
import type { ClockFacts } from '../domain/indicators/facts.ts';
import { scopesOf, type Scope } from '../domain/indicators/scopes.ts';
import { factsOfDay, refreshFacts } from './facts.ts';
import type { Store } from './open-store.ts';
import type { DayRange } from './tallies.ts';

export type Counted = { reference: string; at: number; route?: string; met?: boolean; value?: number };

const targets: Partial<Record<FigureId, ClockFacts['target']>> = {
  'first-response-in-target': 'first_response',
  'resolution-in-target': 'resolution',
};

/** The latest first, at most `limit` of them. `met`: of a rate, only what is in its numerator, or only what isn't. */
export async function countedIn(
  store: Store,
  {
    figure,
    from,
    to,
    scope = 'all',
    met,
    limit,
  }: DayRange & { figure: FigureId; scope?: Scope; met?: boolean; limit: number },
  now: number,
): Promise<Counted[]> {
  await refreshFacts(store);
  const found: Counted[] = [];
  // Few are late: the others of the day need not be read.
  const late = met === false ? targets[figure] : undefined;
  for (let day = Math.min(to - 1, dayOf(now)); day >= from && found.length < limit; day -= 1) {
    const ofDay = (await factsOfDay(store.db, day, late)).flatMap((facts) =>
      contributionsOf(facts, now)
        .filter((one) => one.figure === figure && dayOf(one.at) === day)
        .filter((one) => (met === undefined || one.met === met) && scopesOf(facts, one).includes(scope))
        .map(({ at, met: isMet, value }): Counted => ({
          reference: facts.reference,
          at,
          ...(facts.route === undefined ? {} : { route: facts.route }),
          ...(isMet === undefined ? {} : { met: isMet }),
          ...(value === undefined ? {} : { value }),
        })),
    );
    found.push(...ofDay.toSorted((a, b) => b.at - a.at));
  }
  return found.slice(0, limit);
}
