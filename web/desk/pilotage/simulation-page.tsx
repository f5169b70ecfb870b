import type { Child } from 'hono/jsx';
import type { Simulation } from '../../../api/agents/simulations.ts';
import { weekdayNames } from '../../../content/fr/calendar-words.ts';
import { percent } from '../../../content/fr/indicator-words.ts';
import { simulationWords as words } from '../../../content/fr/simulation-words.ts';
import { weekdays } from '../../../domain/calendar.ts';
import type { Least, Simulated } from '../../../domain/simulation/variation.ts';
import type { Prediction } from '../../../domain/simulation/what-if-runs.ts';
import { SimulationForm, type Filled } from './simulation-form.tsx';
import { variedInWords } from './simulation-text.ts';
import { Tabs } from './tabs.tsx';

type Props = { filled: Filled; simulation?: Simulation; problem?: string | undefined };

/** The question, and once it was played, the answer above it. */
export function SimulationPage({ filled, simulation, problem }: Props) {
  return (
    <div class="pilotage">
      <h1>{words.title}</h1>
      <Tabs here="simulation" leads />
      <p class="quiet">{words.intro}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {simulation && <Answer simulation={simulation} />}
      <SimulationForm filled={filled} />
      <p class="quiet">{words.limits}</p>
    </div>
  );
}

function Answer({ simulation }: { simulation: Simulation }) {
  const { done, failed, outcome, varied, backwards } = simulation;
  return (
    <Section title={words.result}>
      <p>
        {words.varied} : {variedInWords(varied)}.
      </p>
      {failed && (
        <p class="wrong" role="alert">
          {words.failed}
        </p>
      )}
      {!failed && outcome === undefined && (
        <p role="status">
          {backwards ? words.searching : words.running(done)}{' '}
          <progress max={1} value={backwards ? undefined : done} aria-label={words.title} />
        </p>
      )}
      {outcome?.simulated && <Predicted simulated={outcome.simulated} />}
      {outcome !== undefined && backwards && <Enough least={outcome.least} />}
    </Section>
  );
}

function Section({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="panel" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Predicted({ simulated: { past, baseline, prediction } }: { simulated: Simulated }) {
  const real = (share: number | undefined) => (share === undefined ? '–' : percent(share));
  return (
    <>
      <div class="scrolled" role="region" aria-label={`${words.result}, tableau`} tabindex={0}>
        <table class="values">
          <caption class="unseen">{words.result}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.real}</th>
              <th scope="col">{words.replayed}</th>
              <th scope="col">{words.predicted}</th>
            </tr>
          </thead>
          <tbody>
            <Row
              name={words.firstInTime}
              real={real(past.first)}
              spreads={[baseline.first, prediction.first]}
            />
            <Row
              name={words.resolvedInTime}
              real={real(past.resolved)}
              spreads={[baseline.resolved, prediction.resolved]}
            />
            <Row name={words.load} real="" spreads={[baseline.load, prediction.load]} />
            <tr>
              <th scope="row">{words.both}</th>
              <td />
              {[baseline, prediction].map(({ bothReached, runs }) => (
                <td>
                  {percent(bothReached)} <small>de {runs} tirages</small>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p class="quiet">{words.runs(prediction.runs, prediction.questions.median, past.questions)}</p>
      <p class="quiet">{words.check}</p>
    </>
  );
}

type RowProps = { name: string; real: string; spreads: readonly Prediction['first'][] };

function Row({ name, real, spreads }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{real}</td>
      {spreads.map(({ median, low, high }) => (
        <td>
          <strong>{percent(median)}</strong>{' '}
          <small>
            ({percent(low)} à {percent(high)})
          </small>
        </td>
      ))}
    </tr>
  );
}

function Enough({ least }: { least: Least | undefined }) {
  if (least === undefined) return <p>{words.notEnough}</p>;
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    least.staffing.some((ofDay) => (ofDay[hour] ?? 0) > 0),
  );
  const shown = hours.length === 24 ? hours.slice(7, 20) : hours;
  return (
    <>
      <div class="scrolled" role="region" aria-label={words.enough} tabindex={0}>
        <table class="values">
          <caption>{words.enough}</caption>
          <thead>
            <tr>
              <td />
              {shown.map((hour) => (
                <th scope="col">{hour} h</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.slice(0, 5).map((day, rank) => (
              <tr>
                <th scope="row">{weekdayNames[day]}</th>
                {shown.map((hour) => (
                  <td>{least.staffing[rank]?.[hour] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{words.enoughText(percent(least.prediction.bothReached), least.prediction.runs)}</p>
    </>
  );
}
