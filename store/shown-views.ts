// What of a period may be shown: of few questions, neither a split nor a filter.
import {
  dimensions,
  filteredBy,
  filterOf,
  type Dimension,
  type Filter,
  type Scope,
} from '../domain/indicators/scopes.ts';
import { suppress } from '../domain/indicators/suppression.ts';
import { countedBy } from './day-cells.ts';
import type { Store } from './open-store.ts';
import type { DayRange } from './tallies.ts';

type Shown = (filter: Filter) => boolean;

/** Whether each filter of these dimensions is shown; the days of the range are added up already. */
export async function shownBy({ db }: Store, range: DayRange, by: readonly Dimension[]): Promise<Shown> {
  const ordered = dimensions.filter((dimension) => by.includes(dimension));
  return suppress(await countedBy(db, range, ordered), ordered);
}

/** The whole house, and an agent's own, always are. */
export async function isShown(store: Store, range: DayRange, scope: Scope): Promise<boolean> {
  const filter = filterOf(scope);
  const by = filteredBy(filter);
  return by.length === 0 || (await shownBy(store, range, by))(filter);
}
