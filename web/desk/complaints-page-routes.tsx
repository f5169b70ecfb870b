import { Hono, type Context } from 'hono';
import { complaintsCsv, complaintWords } from '../../content/fr/complaint-words.ts';
import { civilDate, dayNumber } from '../../domain/calendar-dates.ts';
import { complaintStates, type ComplaintRecord } from '../../domain/complaint-record.ts';
import { dayOf, startOfDay } from '../../domain/indicators/civil-days.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { ComplaintsPage, type ComplaintsAsked } from './complaints-page.tsx';
import { nameOf, seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Days of the register that is opened first. */
const FIRST_DAYS = 90;

export function complaintsPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/reclamations', (c) => register(c, parts))
    .get('/bureau/reclamations.csv', (c) => download(c, parts));
}

async function register(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const asked = askedFilters(c, seen.now);
  const told = await recordsOf(c, parts, asked);
  const body = told.ok ? (
    <ComplaintsPage asked={asked} records={told.body} seen={seen} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const about = { seen, title: complaintWords.title, here: 'complaints', body } as const;
  return deskPage(c, parts, about, told.ok ? 200 : told.status);
}

async function download(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const asked = askedFilters(c, seen.now);
  const told = await recordsOf(c, parts, asked);
  if (!told.ok) return register(c, parts);
  return c.body(
    complaintsCsv(told.body, (agent) => nameOf(seen, agent)),
    200,
    {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="reclamations-${asked.du}-${asked.au}.csv"`,
    },
  );
}

/** What is no date is the one that is shown first. */
function askedFilters(c: Context, now: number): ComplaintsAsked {
  const today = dayOf(now);
  const dateOr = (name: string, otherwise: number) => {
    const given = c.req.query(name) ?? '';
    return Number.isNaN(dayNumber(given)) ? civilDate(otherwise) : given;
  };
  return { du: dateOr('du', today - FIRST_DAYS), au: dateOr('au', today), etat: c.req.query('etat') ?? '' };
}

function recordsOf(
  c: Context,
  parts: PageParts,
  { du, au, etat }: ComplaintsAsked,
): Promise<ApiAnswer<ComplaintRecord[]>> {
  const state = complaintStates.find((one) => one === etat);
  const period = { from: String(startOfDay(dayNumber(du))), to: String(startOfDay(dayNumber(au) + 1)) };
  const query = { ...period, ...(state === undefined ? {} : { state }) };
  return askApi(parts, c, (api) => api.desk.complaints.$get({ query }));
}
