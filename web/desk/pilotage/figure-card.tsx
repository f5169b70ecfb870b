import { goalOf } from '../../../content/fr/indicator-table.ts';
import { figureWords } from '../../../content/fr/indicator-words.ts';
import { pilotageWords as words } from '../../../content/fr/pilotage-words.ts';
import { definitionOf, isOfQuestions, type FigureId } from '../../../domain/indicators/definitions.ts';
import type { Figure } from '../../../domain/indicators/figures.ts';
import { drawTrend } from '../../charts/draw.ts';
import { detail, headOf, isMissed, figureText, targetOf } from './figure-text.ts';

/** `event`: the numbers of what happened in that period. */
export type FigurePast = { period: string; figure: Figure; open: number; event?: string };
type Props = { id: FigureId; past: readonly FigurePast[]; listUrl?: (id: FigureId, met?: boolean) => string };

/** One figure: its value, of what it is made, its course over the periods, and the questions behind it. */
export function FigureCard({ id, past, listUrl }: Props) {
  const { name, formula } = figureWords[id];
  const now = past.at(-1)?.figure;
  const before = past.at(-2)?.figure;
  if (now === undefined) return null;
  const missed = isMissed(now);
  const goal = goalOf(definitionOf(id));
  return (
    <article class={`figure${missed ? ' is-missed' : ''}`} aria-labelledby={`f-${id}`}>
      <h3 id={`f-${id}`}>{name}</h3>
      <p class="figure-value">
        <strong>{figureText(now)}</strong>
        {missed !== undefined && <span class="chip">{missed ? 'hors cible' : 'dans la cible'}</span>}
      </p>
      <p class="quiet">{detail(now)}</p>
      <p class="quiet">
        {before && `${words.before} : ${figureText(before)}`}
        {goal !== '' && ` · ${words.goal} : ${goal}`}
      </p>
      {drawTrend(`${name}, ${past.length} périodes`, {
        points: pointsOf(past),
        events: past.flatMap(({ period, event }) => (event === undefined ? [] : [{ period, text: event }])),
        ...targetFor(id),
      })}
      <details>
        <summary>
          {words.formula}
          <span class="unseen"> : {name}</span>
        </summary>
        <p>{formula}</p>
        <PastTable name={name} past={past} />
      </details>
      {listUrl && isOfQuestions(id) && (
        <p class="figure-links">
          <a href={listUrl(id)}>
            {words.list}
            <span class="unseen"> : {name}</span>
          </a>
          {now.kind === 'rate' && now.denominator > now.numerator && (
            <a href={listUrl(id, false)}>
              {words.missed} ({now.denominator - now.numerator})<span class="unseen"> : {name}</span>
            </a>
          )}
        </p>
      )}
    </article>
  );
}

function targetFor(id: FigureId): { target?: number } {
  const target = targetOf(id);
  return target === undefined ? {} : { target };
}

function pointsOf(past: readonly FigurePast[]) {
  return past.map(({ period, figure }) => {
    const value = headOf(figure);
    const interval = 'interval' in figure ? figure.interval : undefined;
    return { period, ...(value === undefined ? {} : { value }), ...interval };
  });
}

function PastTable({ name, past }: { name: string; past: readonly FigurePast[] }) {
  return (
    <table class="values">
      <caption class="unseen">{name}, période par période</caption>
      <thead>
        <tr>
          <th scope="col">Période</th>
          <th scope="col">Valeur</th>
          <th scope="col">n</th>
        </tr>
      </thead>
      <tbody>
        {past.map(({ period, figure, event }) => (
          <tr>
            <th scope="row">
              {period}
              {event !== undefined && ` (${event})`}
            </th>
            <td>{figureText(figure)}</td>
            <td>{figure.n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
