import { Hono, type Context } from 'hono';
import { simulationWords as words } from '../../../content/fr/simulation-words.ts';
import { civilDate, weekdayRank } from '../../../domain/calendar-dates.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';
import { askApi, segments } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { fieldsOf } from '../api-calls.ts';
import { seenBy } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';
import type { Filled } from './simulation-form.tsx';
import { SimulationPage } from './simulation-page.tsx';
import { requestFrom, filledOf } from './simulation-text.ts';

export function simulationPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/pilotage/simulation', (c) => form(c, parts, lastWeeks(parts.now())))
    .post('/bureau/pilotage/simulation', (c) => start(c, parts))
    .get('/bureau/pilotage/simulation/:id', (c) => look(c, parts));
}

const WEEKS = 8;

/** Whole weeks, up to the last Monday. */
function lastWeeks(now: number): Filled {
  const monday = dayOf(now) - weekdayRank(dayOf(now));
  return { ...supposed, from: civilDate(monday - 7 * WEEKS), to: civilDate(monday) };
}

const supposed = {
  assistant: '0',
  volume: '1',
  handling: '10',
  answering: '180',
  first: '60',
  resolution: '24',
};

async function form(c: Context, parts: PageParts, filled: Filled, problem?: string) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const body = seen.agent.roles.includes('supervisor') ? (
    <SimulationPage filled={filled} problem={problem} />
  ) : (
    <RefusalNotice message={words.forLeaders} />
  );
  const status = seen.agent.roles.includes('supervisor') ? (problem === undefined ? 200 : 422) : 403;
  return deskPage(c, parts, { seen, title: words.title, here: 'pilotage', body }, status);
}

async function start(c: Context, parts: PageParts) {
  const typed = fieldsOf(await c.req.parseBody());
  const json = requestFrom(typed);
  const told = await askApi(parts, c, (api) => api.desk.simulations.$post({ json }));
  if (told.ok) return c.redirect(`/bureau/pilotage/simulation/${told.body.id}`, 303);
  return told.status === 401 ? toSignIn(c) : form(c, parts, typed, told.message);
}

async function look(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const param = segments({ id: c.req.param('id') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.simulations[':id'].$get({ param }));
  if (!told.ok) return form(c, parts, lastWeeks(parts.now()), words.gone);
  const simulation = told.body;
  if (simulation.outcome === undefined && !simulation.failed) c.header('Refresh', '1');
  const { from, to, varied } = simulation;
  const dates = { from: civilDate(dayOf(from)), to: civilDate(dayOf(to)) };
  const body = <SimulationPage filled={{ ...filledOf(varied), ...dates }} simulation={simulation} />;
  return deskPage(c, parts, { seen, title: words.title, here: 'pilotage', body });
}
