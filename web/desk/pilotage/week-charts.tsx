import { figureWords, span } from '../../../content/fr/indicator-words.ts';
import { pilotageWords as words } from '../../../content/fr/pilotage-words.ts';
import { definitionOf, type FigureId } from '../../../domain/indicators/definitions.ts';
import type { Figures } from '../../../domain/indicators/figures.ts';
import { drawHeat, drawSteps } from '../../charts/draw.ts';

/** How values of a duration are spread, with its table. */
export function Spread({ id, figures }: { id: FigureId; figures: Figures }) {
  const figure = figures[id];
  const definition = definitionOf(id);
  if (figure.kind !== 'duration' || definition.kind !== 'duration' || figure.n === 0) return null;
  const { bounds, target = Number.POSITIVE_INFINITY } = definition;
  const steps = figure.steps.map((count, step) => ({
    name: stepName(bounds, step),
    count,
    late: (bounds[step] ?? Number.POSITIVE_INFINITY) > target,
  }));
  const { name } = figureWords[id];
  return (
    <section class="panel" aria-label={`${name}, répartition`}>
      <h3>{name}</h3>
      {drawSteps(`${name}, répartition des ${figure.n} valeurs`, steps)}
      <details>
        <summary>
          {words.table}
          <span class="unseen"> : {name}</span>
        </summary>
        <table class="values">
          <caption class="unseen">{name}, répartition</caption>
          <tbody>
            {steps.map((step) => (
              <tr>
                <th scope="row">{step.name}</th>
                <td>{step.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function stepName(bounds: readonly number[], step: number): string {
  const bound = bounds[step];
  return bound === undefined ? `> ${span(bounds.at(-1) ?? 0)}` : `≤ ${span(bound)}`;
}

const days = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/** By weekday and hour, with its table. */
export function HeatMap({ title, week }: { title: string; week: number[][] }) {
  return (
    <section class="panel" aria-label={title}>
      <h3>{title}</h3>
      {drawHeat(`${title}, par jour de la semaine et heure de Paris`, week)}
      <details>
        <summary>
          {words.table}
          <span class="unseen"> : {title}</span>
        </summary>
        <div class="scrolled" role="region" aria-label={`${title}, tableau`} tabindex={0}>
          <table class="values">
            <caption class="unseen">{title}</caption>
            <thead>
              <tr>
                <td />
                {Array.from({ length: 24 }, (_, hour) => (
                  <th scope="col">{hour} h</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {week.map((hours, day) => (
                <tr>
                  <th scope="row">{days[day]}</th>
                  {hours.map((count) => (
                    <td>{count}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
