// Behind every figure, the questions that it counts.
import { contributionsOf, type Contribution } from '../domain/indicators/contributions.ts';
import { dayOf } from '../domain/indicators/civil-days.ts';
import type { FigureId } from '../domain/indicators/definitions.ts';
import type { ClockFacts, QuestionFacts } from '../domain/indicators/facts.ts';
import { cellOf, filteredBy, filterOf, isInCell, scopesOf, type Scope } from '../domain/indicators/scopes.ts';
import { factsOfDay, refreshFacts } from './question-facts.ts';
import type { Store } from './open-store.ts';
import { isShown } from './shown-views.ts';
import { refreshDays, type DayRange } from './tallies.ts';

export type CountedQuestion = {
  reference: string;
  at: number;
  route?: string;
  met?: boolean;
  value?: number;
};

const targets: Partial<Record<FigureId, ClockFacts['target']>> = {
  'first-response-in-target': 'first_response',
  'resolution-in-target': 'resolution',
};

/** The latest first, at most `limit` of them; none of what is too few to be shown. `met`: of a rate, only what is in its numerator, or only what isn't. */
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
): Promise<CountedQuestion[]> {
  await refreshFacts(store);
  await refreshDays(store, { from, to }, now);
  if (!(await isShown(store, { from, to }, scope))) return [];
  const filter = filterOf(scope);
  const isCounted = (facts: QuestionFacts, one: Contribution) =>
    filteredBy(filter).length > 0 ? isInCell(filter, cellOf(facts)) : scopesOf(facts, one).includes(scope);
  const found: CountedQuestion[] = [];
  // Few are late: the others of the day need not be read.
  const late = met === false ? targets[figure] : undefined;
  for (let day = Math.min(to - 1, dayOf(now)); day >= from && found.length < limit; day -= 1) {
    const ofDay = (await factsOfDay(store.db, day, { late, filter })).flatMap((facts) =>
      contributionsOf(facts, now)
        .filter((one) => one.figure === figure && dayOf(one.at) === day)
        .filter((one) => (met === undefined || one.met === met) && isCounted(facts, one))
        .map(({ at, met: isMet, value }): CountedQuestion => ({
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
