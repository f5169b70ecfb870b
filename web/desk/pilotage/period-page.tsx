import { moment } from '../../../content/instants.ts';
import { indicatorSummary } from '../../../content/fr/indicator-summary.ts';
import { pilotageWords as words, sections, dimensionWords } from '../../../content/fr/pilotage-words.ts';
import type { IndicatorReport, Trend } from '../../../api/agents/indicator-routes.ts';
import type { FigureId } from '../../../domain/indicators/definitions.ts';
import { dimensions, filteredBy, type Dimension, type Filter } from '../../../domain/indicators/scopes.ts';
import { marksOn } from '../../../domain/review/product-events.ts';
import { FigureCard } from './figure-card.tsx';
import type { Topic } from '../narrowing-form.tsx';
import { FilterForm, titleIn, viewUrl, type FilteredView } from './filter-form.tsx';
import { Groups, groupLabel } from './group-table.tsx';
import { Happened, type PilotageEvent } from './happened.tsx';
import { periodName, type Chosen } from './period-choice.ts';
import { Tabs } from './tabs.tsx';
import { HeatMap, Spread } from './week-charts.tsx';

type PeriodProps = {
  chosen: Chosen;
  report: IndicatorReport;
  trend: readonly Trend[];
  events: readonly PilotageEvent[];
  by: Dimension;
  filter: Filter;
  topics: readonly Topic[];
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
  const { chosen, report, printed = false } = props;
  return (
    <div class={printed ? 'pilotage is-report' : 'pilotage'}>
      <h1>
        {printed ? words.report : words.title} <small>{chosen.name}</small>
      </h1>
      {!printed && <Tabs here="period" leads />}
      {!printed && <Choice {...props} />}
      {!printed && <FilterForm {...props} />}
      <OnlyThese {...props} />
      <p class="quiet">
        {words.asOf(moment(report.asOf, report.asOf))} {words.provisional}
      </p>
      {report.tooFew === true ? <p class="notice">{words.tooFew}</p> : <Summary {...props} />}
    </div>
  );
}

function Summary(props: PeriodProps) {
  const { chosen, report, trend, by, filter, topics } = props;
  const before = trend.at(-2)?.figures ?? report.before;
  return (
    <>
      <section class="panel" aria-label={words.changed}>
        <h2>{words.changed}</h2>
        <ul class="summary">
          {indicatorSummary(report.figures, before).map((sentence) => (
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
          titleOf={titleIn(topics)}
          filterUrl={(value) => viewUrl('periode', { chosen, by, filter: { ...filter, [by]: value } })}
        />
      )}
    </>
  );
}

/** Each condition by its name, with the way to do without it. */
function OnlyThese({ chosen, by, filter, topics }: ChoiceProps) {
  const conditions = filteredBy(filter);
  if (conditions.length === 0) return null;
  return (
    <p>
      {words.only}{' '}
      {conditions.map((one, at) => {
        const { [one]: value = '-', ...others } = filter;
        return (
          <>
            {at > 0 && ' · '}
            <strong>{groupLabel(one, [value], titleIn(topics))}</strong>{' '}
            <a class="quiet" href={viewUrl('periode', { chosen, by, filter: others })}>
              {words.without}
              <span class="unseen"> : {words.filters[one]}</span>
            </a>
          </>
        );
      })}
    </p>
  );
}

function Cards({ chosen, trend, events, by, filter, printed = false }: PeriodProps) {
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
  const links = printed ? {} : { listUrl: listUrlFor({ chosen, by, filter }) };
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

function listUrlFor(view: FilteredView) {
  return (id: FigureId, met?: boolean) =>
    viewUrl('demandes', view, { chiffre: id, ...(met === undefined ? {} : { compte: met ? 'oui' : 'non' }) });
}

type ChoiceProps = Pick<PeriodProps, 'chosen' | 'by' | 'filter' | 'topics'>;

function Choice({ chosen, by, filter }: ChoiceProps) {
  const { kind, value, previous, next } = chosen;
  const at = (period: string, split = by) =>
    viewUrl('periode', { chosen: { kind, value: period }, by: split, filter });
  return (
    <nav class="filters period-choice" aria-label={words.period}>
      <a href={at(previous)}>Période précédente</a>
      {next !== undefined && <a href={at(next)}>Période suivante</a>}
      {(['mois', 'semaine'] as const).map((one) => (
        <a
          href={viewUrl('periode', { chosen: { kind: one, value: '' }, by, filter })}
          {...(one === kind ? { 'aria-current': 'true' as const } : {})}
        >
          {one === 'mois' ? 'Par mois' : 'Par semaine'}
        </a>
      ))}
      {dimensions
        .filter((one) => filter[one] === undefined)
        .map((dimension) => (
          <a
            href={`${at(value, dimension)}#repartition`}
            {...(dimension === by ? { 'aria-current': 'true' as const } : {})}
          >
            Répartir {dimensionWords[dimension]}
          </a>
        ))}
      {kind === 'mois' && <a href={viewUrl('rapport', { chosen, by, filter })}>{words.print}</a>}
      {(['csv', 'parquet'] as const).map((format) => (
        <a href={viewUrl(`chiffres.${format}`, { chosen, by, filter })}>{words.exports[format]}</a>
      ))}
    </nav>
  );
}
