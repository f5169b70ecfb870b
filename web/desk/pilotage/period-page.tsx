import { moment } from '../../../content/instants.ts';
import { summaryOf } from '../../../content/fr/indicator-summary.ts';
import { pilotageWords as words, sections, dimensionWords } from '../../../content/fr/pilotage-words.ts';
import type { IndicatorReport, Trend } from '../../../api/agents/indicator-routes.ts';
import type { FigureId } from '../../../domain/indicators/definitions.ts';
import { dimensions, type Dimension } from '../../../domain/indicators/scopes.ts';
import { marksOn } from '../../../domain/review/product-events.ts';
import { FigureCard } from './figure-card.tsx';
import { Groups, nameOf } from './groups.tsx';
import { Happened, type PilotageEvent } from './happened.tsx';
import { periodName, type Chosen } from './periods.ts';
import { Tabs } from './tabs.tsx';
import { HeatMap, Spread } from './week-charts.tsx';

type PeriodProps = {
  chosen: Chosen;
  report: IndicatorReport;
  trend: readonly Trend[];
  events: readonly PilotageEvent[];
  by: Dimension;
  /** `all`, or one value of one dimension. */
  scope: string;
  printed?: boolean;
};

const cards: Record<keyof typeof sections, readonly FigureId[]> = {
  delays: [
    'first-response-in-target',
    'first-response-net',
    'first-response-from-handoff',
    'next-reply',
    'resolution-in-target',
    'resolution-net',
    'resolution-gross',
    'first-response-gross',
    'acknowledged-in-a-minute',
    'promises-kept',
  ],
  quality: ['satisfaction', 'rating-answers', 'came-back', 'one-touch'],
  assistant: [
    'assistant-share',
    'assistant-confirmed',
    'assistant-assumed',
    'assistant-taken-back',
    'help-sufficed',
    'searches-without-result',
    'searches-without-click',
    'articles-helped',
    'assistant-cost',
  ],
  care: ['medical-relay', 'emergency-look', 'acknowledgement'],
  volume: ['received', 'handed-off', 'resolved', 'first-response-cancelled', 'resolution-cancelled'],
};

/** Every figure of a month or a week, over thirteen of them. */
export function PeriodPage(props: PeriodProps) {
  const { chosen, report, trend, by, scope, printed = false } = props;
  const before = trend.at(-2)?.figures ?? report.before;
  return (
    <div class={printed ? 'pilotage is-report' : 'pilotage'}>
      <h1>
        {printed ? words.report : words.title} <small>{chosen.name}</small>
      </h1>
      {!printed && <Tabs here="period" leads />}
      {!printed && <Choice chosen={chosen} by={by} scope={scope} />}
      <OnlyThese chosen={chosen} by={by} scope={scope} />
      <p class="quiet">
        {words.asOf(moment(report.asOf, report.asOf))} {words.provisional}
      </p>
      <section class="panel" aria-label={words.changed}>
        <h2>{words.changed}</h2>
        <ul class="summary">
          {summaryOf(report.figures, before).map((sentence) => (
            <li>{sentence}</li>
          ))}
          <li>
            {words.openAtEnd} : {report.open}.
          </li>
        </ul>
      </section>
      <Happened dates={chosen.dates} events={props.events} />
      <Cards {...props} />
      <div class="figures is-wide">
        <Spread id="first-response-net" figures={report.figures} />
        <Spread id="resolution-net" figures={report.figures} />
        <HeatMap title={words.heat} week={report.heat.received} />
        <HeatMap title={words.replied} week={report.heat.replied} />
      </div>
      {report.groups && (
        <Groups
          by={by}
          groups={report.groups}
          filterUrl={(value) =>
            `/bureau/pilotage/periode?${new URLSearchParams({ [chosen.kind]: chosen.value, par: by, filtre: `${by}=${value}` })}`
          }
        />
      )}
    </div>
  );
}

function OnlyThese({ chosen, by, scope }: ChoiceProps) {
  if (scope === 'all') return null;
  return (
    <p>
      {words.only} <strong>{filterName(scope)}</strong>.{' '}
      <a href={`/bureau/pilotage/periode?${new URLSearchParams({ [chosen.kind]: chosen.value, par: by })}`}>
        {words.whole}
      </a>
    </p>
  );
}

function filterName(scope: string): string {
  const [name, value = ''] = scope.split('=');
  const by = dimensions.find((one) => one === name);
  return by === undefined ? '' : nameOf(by, [value]);
}

function Cards({ chosen, trend, events, scope, printed = false }: PeriodProps) {
  const marks = marksOn(events, chosen.dates);
  const eventIn = (at: number) => {
    const own = marks.filter(({ period }) => period === at).map(({ mark }) => mark);
    return own.length === 0 ? {} : { event: own.join(' ') };
  };
  const past = (id: FigureId) =>
    trend.map(({ from, figures, open }, at) => ({
      period: periodName(chosen.kind, from),
      figure: figures[id],
      open,
      ...eventIn(at),
    }));
  const links = printed ? {} : { listUrl: listUrlFor(chosen, scope) };
  return (
    <>
      {Object.entries(sections).map(([key, title]) => (
        <section aria-label={title}>
          <h2>{title}</h2>
          <div class="figures">
            {cardsOf(key).map((id) => (
              <FigureCard id={id} past={past(id)} {...links} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function cardsOf(key: string): readonly FigureId[] {
  return Object.entries(cards).find(([name]) => name === key)?.[1] ?? [];
}

function listUrlFor({ kind, value }: Chosen, scope: string) {
  return (id: FigureId, met?: boolean) =>
    `/bureau/pilotage/demandes?${new URLSearchParams({ chiffre: id, [kind]: value, ...filterOf(scope), ...(met === undefined ? {} : { compte: met ? 'oui' : 'non' }) })}`;
}

function filterOf(scope: string): { filtre?: string } {
  return scope === 'all' ? {} : { filtre: scope };
}

type ChoiceProps = { chosen: Chosen; by: Dimension; scope: string };

function Choice({ chosen: { kind, value, previous, next }, by, scope }: ChoiceProps) {
  const at = (period: string, split?: string) =>
    `/bureau/pilotage/periode?${new URLSearchParams({ [kind]: period, par: split ?? by, ...(split === undefined ? filterOf(scope) : {}) })}`;
  return (
    <nav class="filters period-choice" aria-label={words.period}>
      <a href={at(previous)}>Période précédente</a>
      {next !== undefined && <a href={at(next)}>Période suivante</a>}
      {(['mois', 'semaine'] as const).map((one) => (
        <a
          href={`/bureau/pilotage/periode?${one}=`}
          {...(one === kind ? { 'aria-current': 'true' as const } : {})}
        >
          {one === 'mois' ? 'Par mois' : 'Par semaine'}
        </a>
      ))}
      {dimensions.map((dimension) => (
        <a
          href={`${at(value, dimension)}#repartition`}
          {...(dimension === by ? { 'aria-current': 'true' as const } : {})}
        >
          Répartir {dimensionWords[dimension]}
        </a>
      ))}
      {kind === 'mois' && <a href={`/bureau/pilotage/rapport?mois=${value}`}>{words.print}</a>}
      {(['csv', 'parquet'] as const).map((format) => (
        <a
          href={`/bureau/pilotage/chiffres.${format}?${new URLSearchParams({ [kind]: value, par: by, ...filterOf(scope) })}`}
        >
          {words.exports[format]}
        </a>
      ))}
    </nav>
  );
}
