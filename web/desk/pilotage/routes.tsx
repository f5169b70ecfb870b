import { Hono, type Context } from 'hono';
import { figuresCsv, figuresParquet } from '../../../content/fr/indicators-csv.ts';
import { pilotageWords as words } from '../../../content/fr/pilotage-words.ts';
import { civilDate } from '../../../domain/calendar-dates.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';
import { figureIds } from '../../../domain/indicators/definitions.ts';
import { dimensions, scopeOf, type Dimension, type Filter } from '../../../domain/indicators/scopes.ts';
import { askApi } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { seenBy, titlesOf, type Seen } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';
import { CountedPage } from './counted-page.tsx';
import { filterIn, viewUrl } from './filter-form.tsx';
import { groupLabel } from './group-table.tsx';
import { PeriodPage } from './period-page.tsx';
import { chosenPeriod, type Chosen } from './period-choice.ts';
import { TodayPage } from './today-page.tsx';

export function pilotageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/pilotage', (c) => today(c, parts))
    .get('/bureau/pilotage/periode', (c) => period(c, parts, false))
    .get('/bureau/pilotage/rapport', (c) => period(c, parts, true))
    .get('/bureau/pilotage/demandes', (c) => countedQuestions(c, parts))
    .get('/bureau/pilotage/chiffres.csv', (c) => table(c, parts, 'csv'))
    .get('/bureau/pilotage/chiffres.parquet', (c) => table(c, parts, 'parquet'));
}

async function today(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const leads = mayLead(seen);
  const day = dayOf(seen.now);
  const [month = day] = chosenPeriod('mois', undefined, seen.now).dates.slice(-2);
  const asked = leads
    ? { from: civilDate(day), to: civilDate(day + 1), scope: 'all' }
    : { from: civilDate(month), to: civilDate(day + 1), scope: `agent=${seen.agent.id}` };
  const [told, figures] = await Promise.all([
    askApi(parts, c, (api) => api.desk.today.$get()),
    askApi(parts, c, (api) => api.desk.indicators.$get({ query: asked })),
  ]);
  const body = told.ok ? (
    <TodayPage seen={seen} today={told.body} figures={figures.ok ? figures.body : undefined} leads={leads} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: words.title, here: 'pilotage', body },
    told.ok ? 200 : told.status,
  );
}

function mayLead({ agent: { roles } }: Seen): boolean {
  return roles.includes('supervisor') || roles.includes('auditor');
}

async function period(c: Context, parts: PageParts, printed: boolean) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const chosen = choosePeriod(c, seen.now);
  const by = splitIn(c);
  const filter = filterIn(c);
  const [report, trend, events] = await Promise.all([
    reportOf(c, parts, { chosen, by, filter }),
    trendOf(c, parts, { chosen, filter }),
    eventsOf(c, parts, chosen),
  ]);
  const refused = [report, trend].find(({ ok }) => !ok);
  const body =
    report.ok && trend.ok ? (
      <PeriodPage
        chosen={chosen}
        report={report.body}
        trend={trend.body}
        events={events.ok ? events.body : []}
        by={by}
        filter={filter}
        topics={parts.articles()}
        printed={printed}
      />
    ) : (
      <RefusalNotice message={refused && !refused.ok ? refused.message : ''} />
    );
  const status = refused && !refused.ok ? refused.status : 200;
  return deskPage(
    c,
    parts,
    { seen, title: printed ? words.report : words.period, here: 'pilotage', body },
    status,
  );
}

function choosePeriod(c: Context, now: number): Chosen {
  const week = c.req.query('semaine');
  return week === undefined
    ? chosenPeriod('mois', c.req.query('mois'), now)
    : chosenPeriod('semaine', week, now);
}

/** What is filtered already has one value. */
function splitIn(c: Context): Dimension {
  const filter = filterIn(c);
  const open = dimensions.filter((dimension) => filter[dimension] === undefined);
  return open.find((dimension) => dimension === c.req.query('par')) ?? open[0] ?? 'route';
}

type Asked = { chosen: Chosen; by: Dimension; filter: Filter };

function reportOf(c: Context, parts: PageParts, { chosen, by, filter }: Asked) {
  const query = { ...rangeOf(chosen), scope: scopeOf(filter), by };
  return askApi(parts, c, (api) => api.desk.indicators.$get({ query }));
}

function trendOf(c: Context, parts: PageParts, { chosen: { dates }, filter }: Omit<Asked, 'by'>) {
  const query = { dates: dates.map(civilDate).join(','), scope: scopeOf(filter) };
  return askApi(parts, c, (api) => api.desk.indicators.trend.$get({ query }));
}

function eventsOf(c: Context, parts: PageParts, { dates }: Chosen) {
  const query = { from: civilDate(dates[0] ?? 0), to: civilDate((dates.at(-1) ?? 1) - 1) };
  return askApi(parts, c, (api) => api.desk['product-events'].$get({ query }));
}

function rangeOf({ dates }: Chosen): { from: string; to: string } {
  const [from = 0, to = 1] = dates.slice(-2);
  return { from: civilDate(from), to: civilDate(to) };
}

async function countedQuestions(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const figure = figureIds.find((id) => id === c.req.query('chiffre')) ?? 'received';
  const chosen = choosePeriod(c, seen.now);
  const only = outcomeFilter(c.req.query('compte'));
  const asked = { param: { figure }, query: { ...rangeOf(chosen), scope: scopeOf(filterIn(c)), ...only } };
  const told = await askApi(parts, c, (api) => api.desk.indicators[':figure'].questions.$get(asked));
  const body = told.ok ? (
    <CountedPage
      figure={figure}
      periodUrl={viewUrl('periode', { chosen, by: splitIn(c), filter: filterIn(c) })}
      period={chosen.name}
      counted={told.body}
      seen={seen}
    />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: words.period, here: 'pilotage', body },
    told.ok ? 200 : told.status,
  );
}

/** Those that met what the figure asks, those that did not, or all. */
function outcomeFilter(word = ''): { met?: 'true' | 'false' } {
  if (word === 'oui') return { met: 'true' };
  return word === 'non' ? { met: 'false' } : {};
}

async function table(c: Context, parts: PageParts, kind: 'csv' | 'parquet') {
  const by = splitIn(c);
  const chosen = choosePeriod(c, parts.now());
  const report = await reportOf(c, parts, { chosen, by, filter: filterIn(c) });
  if (!report.ok) return report.status === 401 ? toSignIn(c) : c.text(report.message, 403);
  const groups = (report.body.groups ?? []).map(({ values, figures }) => ({
    group: groupLabel(by, values, titlesOf(parts)),
    figures,
  }));
  const whole = [{ group: 'tout', figures: report.body.figures }, ...groups];
  return c.body(kind === 'csv' ? figuresCsv(whole) : await figuresParquet(whole), 200, {
    'Content-Type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.apache.parquet',
    'Content-Disposition': `attachment; filename="pilotage-${chosen.value}.${kind}"`,
  });
}
