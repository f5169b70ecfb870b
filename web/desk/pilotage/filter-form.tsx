// What the figures are filtered by: in the address, so that it can be kept or sent.
import type { Context } from 'hono';
import { channelWords, requesters, routeWords } from '../../../content/fr/desk-words.ts';
import { filtering } from '../../../content/fr/desk-lists.ts';
import { pilotageWords as words, teamWords } from '../../../content/fr/pilotage-words.ts';
import { dimensions, filteredBy, type Dimension, type Filter } from '../../../domain/indicators/scopes.ts';
import { NarrowingChoice, type Topic } from '../narrowing-form.tsx';
import type { Chosen } from './period-choice.ts';

/** As the desk's lists name them in their addresses. */
const names: Record<Dimension, string> = {
  route: 'parcours',
  topic: 'sujet',
  channel: 'canal',
  role: 'role',
  team: 'equipe',
};

export function filterIn(c: Context): Filter {
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const value = c.req.query(names[dimension]) ?? '';
      return /^[\w-]{1,80}$/.test(value) ? [[dimension, value]] : [];
    }),
  );
}

export type FilteredView = { chosen: Pick<Chosen, 'kind' | 'value'>; by: Dimension; filter: Filter };

/** @param more what else the address says */
export function viewUrl(
  page: string,
  { chosen: { kind, value }, by, filter }: FilteredView,
  more: Record<string, string> = {},
): string {
  const filters = filteredBy(filter).map((dimension) => [names[dimension], filter[dimension] ?? '']);
  const asked = { ...more, [kind]: value, par: by, ...Object.fromEntries(filters) };
  return `/bureau/pilotage/${page}?${new URLSearchParams(asked)}`;
}

/** Several at once; what is too few to be shown says so. */
export function FilterForm({ chosen, by, filter, topics }: FilteredView & { topics: readonly Topic[] }) {
  const options: Record<Dimension, readonly (readonly [string, string])[]> = {
    route: Object.entries(routeWords),
    topic: topics.map(({ slug, title }) => [slug, title] as const),
    channel: Object.entries(channelWords),
    role: Object.entries(requesters),
    team: Object.entries(teamWords),
  };
  const isFiltered = filteredBy(filter).length > 0;
  return (
    <details class="narrowing" open={isFiltered}>
      <summary>{filtering.title}</summary>
      <form action="/bureau/pilotage/periode">
        <input type="hidden" name={chosen.kind} value={chosen.value} />
        <input type="hidden" name="par" value={by} />
        {dimensions.map((dimension) => (
          <NarrowingChoice
            name={names[dimension]}
            label={words.filters[dimension]}
            choices={options[dimension]}
            value={filter[dimension]}
          />
        ))}
        <button class="button is-plain">{filtering.apply}</button>
        {isFiltered && <a href={viewUrl('periode', { chosen, by, filter: {} })}>{words.whole}</a>}
      </form>
    </details>
  );
}

export function titleIn(topics: readonly Topic[]) {
  return (slug: string) => topics.find((topic) => topic.slug === slug)?.title;
}
