import { Hono, type Context } from 'hono';
import { auditWords } from '../../../content/fr/audit-words.ts';
import { civilDate, dayNumber } from '../../../domain/calendar-dates.ts';
import { dayOf, startOfDay } from '../../../domain/indicators/civil-days.ts';
import { isReference } from '../../../domain/reference.ts';
import { routes, type Route } from '../../../domain/triage/types.ts';
import { askApi, segments } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { seenBy } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';
import { HistoryPage } from './history-page.tsx';
import type { Replay } from './replay-panel.tsx';
import { SamplePage, type DrawForm } from './sample-page.tsx';

/** Days of the period that is offered first. */
const FIRST_DAYS = 90;

/** What auditors look at: a question's history, its replay, and samples. The API refuses everybody else. */
export function auditPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/audit', (c) => find(c, parts))
    .get('/bureau/audit/:reference', (c) => history(c, parts))
    .post('/bureau/audit/:reference/rejeu', (c) => replay(c, parts));
}

async function find(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const reference = (c.req.query('reference') ?? '').trim().toUpperCase();
  if (isReference(reference)) return c.redirect(`/bureau/audit/${reference}`);
  const asked = sampleAsked(c, seen.now);
  const query = {
    from: String(startOfDay(dayNumber(asked.du))),
    to: String(startOfDay(dayNumber(asked.au) + 1)),
    count: asked.nombre,
    seed: asked.graine,
    ...(asked.parcours === '' ? {} : { route: asked.parcours }),
  };
  const told = await askApi(parts, c, (api) => api.desk.audit.sample.$get({ query }));
  const body = told.ok ? (
    <SamplePage asked={asked} sample={told.body} seen={seen} unknown={reference} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: auditWords.title, here: 'audit', body },
    told.ok ? 200 : told.status,
  );
}

/** What is no date, number or route is the one that is shown first. */
function sampleAsked(c: Context, now: number): DrawForm {
  const today = dayOf(now);
  const dateOr = (name: string, otherwise: number) => {
    const given = c.req.query(name) ?? '';
    return Number.isNaN(dayNumber(given)) ? civilDate(otherwise) : given;
  };
  const count = c.req.query('nombre') ?? '';
  return {
    du: dateOr('du', today - FIRST_DAYS),
    au: dateOr('au', today),
    parcours: routes.find((route): route is Route => route === c.req.query('parcours')) ?? '',
    nombre: /^\d{1,3}$/.test(count) && Number(count) > 0 && Number(count) <= 200 ? count : '20',
    graine: (c.req.query('graine') ?? '').slice(0, 40) || civilDate(today),
  };
}

async function history(c: Context, parts: PageParts, replayed?: Replay) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const reference = c.req.param('reference') ?? '';
  const param = segments({ reference });
  const told = await askApi(parts, c, (api) => api.desk.audit.questions[':reference'].$get({ param }));
  const language = c.req.query('langue') === 'en' ? 'en' : 'fr';
  const body = told.ok ? (
    <HistoryPage file={told.body} seen={seen} language={language} replayed={replayed} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(c, parts, { seen, title: reference, here: 'audit', body }, told.ok ? 200 : told.status);
}

async function replay(c: Context, parts: PageParts) {
  const param = segments({ reference: c.req.param('reference') ?? '' });
  const told = await askApi(parts, c, (api) =>
    api.desk.audit.questions[':reference'].replay.$post({ param }),
  );
  return history(c, parts, told.ok ? told.body : { problem: told.message });
}
