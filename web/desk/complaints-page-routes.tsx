import { Hono, type Context } from 'hono';
import {
  complaintLines,
  complaintPdfWords,
  complaintsCsv,
  complaintWords,
  inFull,
} from '../../content/fr/complaint-words.ts';
import { civilDate, dayNumber } from '../../domain/calendar-dates.ts';
import { classifications, complaintStates } from '../../domain/complaint-filter.ts';
import { dayOf, startOfDay } from '../../domain/indicators/civil-days.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import type { ComplaintsAsked } from './complaints-form.tsx';
import { ComplaintsPage, type Register } from './complaints-page.tsx';
import { nameOf, seenBy, titlesOf, type Seen } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** Days of the register that is opened first. */
const FIRST_DAYS = 90;
/** Lines of a page, and of one answer when a file is made. */
const PAGE = 50;
const ANSWER = 1_000;

export function complaintsPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/reclamations', (c) => register(c, parts))
    .get('/bureau/reclamations.csv', (c) => asCsv(c, parts))
    .get('/bureau/reclamations.pdf', (c) => asPdf(c, parts));
}

async function register(c: Context, parts: PageParts, problem?: string) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const asked = askedFilters(c, seen.now);
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1);
  const told = await linesOf(c, parts, { asked, offset: (page - 1) * PAGE, limit: PAGE });
  const body = told.ok ? (
    <ComplaintsPage
      asked={asked}
      register={told.body}
      paging={{ page, size: PAGE }}
      topics={parts.articles()}
      titleOf={titlesOf(parts)}
      seen={seen}
      {...(problem === undefined ? {} : { problem })}
    />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const about = { seen, title: complaintWords.title, here: 'complaints', body } as const;
  return deskPage(c, parts, about, told.ok ? (problem === undefined ? 200 : 422) : told.status);
}

async function asCsv(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const asked = askedFilters(c, seen.now);
  const told = await everyLine(c, parts, asked);
  if (!told.ok) return register(c, parts);
  return c.body(complaintsCsv(told.body, namingFor(seen, parts)), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': attachment(asked, 'csv'),
  });
}

async function asPdf(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const asked = askedFilters(c, seen.now);
  const told = await linesOf(c, parts, { asked, offset: 0, limit: ANSWER });
  if (!told.ok) return register(c, parts);
  const { of, records } = told.body;
  if (of > records.length) return register(c, parts, complaintPdfWords.tooMany(ANSWER));
  const said = { instant: inFull, ...namingFor(seen, parts) };
  const { complaintsPdf } = await import('./complaints-pdf.ts');
  const file = await complaintsPdf({
    title: complaintWords.table,
    lead: complaintPdfWords.lead(of, periodOf(asked)),
    entries: records.map((record) => ({ heading: record.reference, lines: complaintLines(record, said) })),
  });
  return c.body(file, 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': attachment(asked, 'pdf'),
  });
}

function namingFor(seen: Seen, parts: PageParts) {
  return { nameOf: (agent: string) => nameOf(seen, agent), titleOf: titlesOf(parts) };
}

function attachment({ du, au }: ComplaintsAsked, type: 'csv' | 'pdf'): string {
  return `attachment; filename="reclamations-${du}-${au}.${type}"`;
}

/** What is no date is the one that is shown first. */
function askedFilters(c: Context, now: number): ComplaintsAsked {
  const today = dayOf(now);
  const given = (name: string) => (c.req.query(name) ?? '').trim();
  const dateOr = (name: string, otherwise: number) =>
    Number.isNaN(dayNumber(given(name))) ? civilDate(otherwise) : given(name);
  return {
    du: dateOr('du', today - FIRST_DAYS),
    au: dateOr('au', today),
    etat: given('etat'),
    classement: given('classement'),
    sujet: given('sujet'),
    societe: given('societe'),
  };
}

/** `to`: excluded. */
function periodOf({ du, au }: ComplaintsAsked): { from: number; to: number } {
  return { from: startOfDay(dayNumber(du)), to: startOfDay(dayNumber(au) + 1) };
}

type Lines = { asked: ComplaintsAsked; offset: number; limit: number };

function linesOf(
  c: Context,
  parts: PageParts,
  { asked, offset, limit }: Lines,
): Promise<ApiAnswer<Register>> {
  const { etat, classement, sujet, societe } = asked;
  const state = complaintStates.find((one) => one === etat);
  const classified = classifications.find((one) => one === classement);
  const { from, to } = periodOf(asked);
  const query = {
    from: String(from),
    to: String(to),
    offset: String(offset),
    limit: String(limit),
    ...(state && { state }),
    ...(classified && { classified }),
    ...(sujet && { topic: sujet }),
    ...(societe && { company: societe }),
  };
  return askApi(parts, c, (api) => api.desk.complaints.$get({ query }));
}

async function everyLine(
  c: Context,
  parts: PageParts,
  asked: ComplaintsAsked,
): Promise<ApiAnswer<Register['records']>> {
  const all: Register['records'] = [];
  for (;;) {
    const told = await linesOf(c, parts, { asked, offset: all.length, limit: ANSWER });
    if (!told.ok) return told;
    all.push(...told.body.records);
    if (all.length >= told.body.of || told.body.records.length === 0) return { ...told, body: all };
  }
}
