import { moment } from '../../../content/instants.ts';
import { figureWords, span } from '../../../content/fr/indicator-words.ts';
import { pilotageWords as words } from '../../../content/fr/pilotage-words.ts';
import type { CountedQuestion } from '../../../api/agents/indicator-routes.ts';
import type { FigureId } from '../../../domain/indicators/definitions.ts';
import type { Seen } from '../desk-data.ts';
import { routeName } from './today-page.tsx';

type Props = {
  figure: FigureId;
  period: string;
  periodUrl: string;
  counted: readonly CountedQuestion[];
  seen: Seen;
};

/** The questions behind a figure. */
export function CountedPage({ figure, period, periodUrl, counted, seen }: Props) {
  const { name, formula } = figureWords[figure];
  return (
    <div class="pilotage">
      <h1>
        {name} <small>{period}</small>
      </h1>
      <p class="quiet">{formula}</p>
      {counted.length === 0 && <p>{words.nothing}</p>}
      <ul class="plain due-lines panel">
        {counted.map(({ reference, at, route, met, value }) => (
          <li>
            <a href={`/bureau/questions/${reference}`}>{reference}</a>
            <span>{routeName(route)}</span>
            <span>{moment(at, seen.now)}</span>
            <span class="quiet">
              {value !== undefined && span(value)}
              {met !== undefined && (met ? 'compte pour' : 'compte contre')}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={periodUrl}>{words.period}</a>
      </p>
    </div>
  );
}
