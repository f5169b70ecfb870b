import { Hono, type Context } from 'hono';
import { csvOf } from '../../content/fr/csv.ts';
import { openingCells, openingColumns, openingWords } from '../../content/fr/opening-words.ts';
import { dayNumber } from '../../domain/calendar-dates.ts';
import { startOfDay } from '../../domain/indicators/civil-days.ts';
import { openedParts, openingViews } from '../../domain/opening.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { nameOf, seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { OpeningsPage, type ListedOpening, type OpeningsAsked } from './openings-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Lines of one page, of one answer when a file is made, and of a file. */
const PAGE = 100;
const ANSWER = 1_000;
const FILE = 20_000;

/** Who opened what, for auditors: the API refuses everybody else. */
export function openingsPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/lectures', (c) => log(c, parts))
    .get('/bureau/lectures.csv', (c) => asCsv(c, parts));
}

async function log(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const asked = askedIn(c);
  const told = await linesOf(c, parts, { asked, before: c.req.query('avant'), limit: PAGE });
  const body = told.ok ? (
    <OpeningsPage openings={told.body} seen={seen} asked={asked} page={PAGE} most={FILE} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const about = { seen, title: openingWords.title, here: 'openings', body } as const;
  return deskPage(c, parts, about, told.ok ? 200 : told.status);
}

async function asCsv(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const all: ListedOpening[] = [];
  for (let isMore = true; isMore;) {
    const before = all.at(-1)?.id.toString();
    const told = await linesOf(c, parts, { asked: askedIn(c), before, limit: ANSWER });
    if (!told.ok) return log(c, parts);
    all.push(...told.body);
    isMore = told.body.length === ANSWER && all.length < FILE;
  }
  const rows = all.map((opening) => openingCells(opening, (agent) => nameOf(seen, agent)));
  return c.body(csvOf([openingColumns, ...rows]), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="lectures.csv"',
  });
}

function askedIn(c: Context): OpeningsAsked {
  const given = (name: string) => (c.req.query(name) ?? '').trim();
  return {
    demande: given('demande').toUpperCase(),
    qui: given('qui'),
    du: given('du'),
    au: given('au'),
    partie: given('partie'),
    lecture: given('lecture'),
  };
}

type Wanted = { asked: OpeningsAsked; before: string | undefined; limit: number };

/** What is no date, part or view narrows nothing. */
function linesOf(
  c: Context,
  parts: PageParts,
  { asked: { demande, qui, du, au, partie, lecture }, before, limit }: Wanted,
): Promise<ApiAnswer<ListedOpening[]>> {
  const [from, to] = [dayNumber(du), dayNumber(au)];
  const part = openedParts.find((one) => one === partie);
  const view = openingViews.find((one) => one === lecture);
  const query = {
    limit: String(limit),
    ...(before && { before }),
    ...(demande && { question: demande }),
    ...(qui && { agent: qui }),
    ...(Number.isNaN(from) ? {} : { from: String(startOfDay(from)) }),
    ...(Number.isNaN(to) ? {} : { to: String(startOfDay(to + 1)) }),
    ...(part && { part }),
    ...(view && { view }),
  };
  return askApi(parts, c, (api) => api.desk.openings.$get({ query }));
}
