import { channelWords, requesters } from '../../../content/fr/desk-words.ts';
import { pilotageWords as words, dimensionWords, teamWords } from '../../../content/fr/pilotage-words.ts';
import { figureWords } from '../../../content/fr/indicator-words.ts';
import type { IndicatorGroup } from '../../../api/agents/indicator-routes.ts';
import type { FigureId } from '../../../domain/indicators/definitions.ts';
import type { Dimension } from '../../../domain/indicators/scopes.ts';
import { figureText } from './figure-text.ts';
import { routeName } from './today-page.tsx';

const columns: readonly FigureId[] = [
  'received',
  'first-response-in-target',
  'first-response-net',
  'resolution-in-target',
  'resolution-net',
  'came-back',
  'satisfaction',
];

type Props = {
  by: Dimension;
  groups: readonly IndicatorGroup[];
  /** Where one value alone is shown. */
  filterUrl: (value: string) => string;
  titleOf: (slug: string) => string | undefined;
};

/** The period by one dimension, small groups together. */
export function Groups({ by, groups, filterUrl, titleOf }: Props) {
  const title = `${words.split} ${dimensionWords[by]}`;
  return (
    <section class="panel" id="repartition" aria-label={title}>
      <h2>{title}</h2>
      <div class="scrolled" role="region" aria-label={`${title}, tableau`} tabindex={0}>
        <table class="values">
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">Groupe</th>
              {columns.map((id) => (
                <th scope="col">{figureWords[id].name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ values, figures }) => (
              <tr>
                <th scope="row">
                  <GroupName by={by} values={values} filterUrl={filterUrl} titleOf={titleOf} />
                </th>
                {columns.map((id) => (
                  <td>
                    {figureText(figures[id])} <small>n {figures[id].n}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is shown together has no page of its own: it would tell them apart. */
function GroupName({
  by,
  values,
  filterUrl,
  titleOf,
}: Pick<Props, 'by' | 'filterUrl' | 'titleOf'> & { values: readonly string[] }) {
  const [value] = values;
  const name = groupLabel(by, values, titleOf);
  return values.length === 1 && value !== undefined && value !== '-' ? (
    <a href={filterUrl(value)}>{name}</a>
  ) : (
    <>{name}</>
  );
}

export function groupLabel(
  by: Dimension,
  [value = '-', ...more]: readonly string[],
  titleOf: Props['titleOf'],
): string {
  if (more.length > 0) return words.others(more.length + 1);
  if (value === '-') return 'Sans';
  if (by === 'route') return routeName(value);
  if (by === 'topic') return titleOf(value) ?? value;
  const names = new Map<string, string>(Object.entries({ ...channelWords, ...requesters, ...teamWords }));
  return names.get(value) ?? value;
}
