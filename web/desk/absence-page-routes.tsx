import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { absenceWords } from '../../content/fr/absence-words.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { AbsencesPage } from './absences-page.tsx';
import { fieldsOf, instantIn } from './api-calls.ts';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { toSignIn } from './sign-in-routes.tsx';

export function absencePages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/absences', (c) => absences(c, parts))
    .post('/bureau/absences', (c) => plan(c, parts))
    .post('/bureau/absences/:absence/annulation', (c) => cancel(c, parts));
}

async function absences(c: Context, parts: PageParts, problem?: string, status = 200) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.desk.absences.$get());
  const body = (
    <AbsencesPage
      seen={seen}
      absences={told.ok ? told.body : []}
      problem={told.ok ? problem : told.message}
      done={c.req.query('fait')}
    />
  );
  const about = { seen, title: absenceWords.title, here: 'absences', body } as const;
  return deskPage(c, parts, about, told.ok ? status : told.status);
}

async function plan(c: Context, parts: PageParts) {
  const { id = randomUUID(), agent, debut, fin } = fieldsOf(await c.req.parseBody());
  const whose = agent === undefined || agent === '' ? {} : { agent };
  const json = { id, ...whose, startsAt: instantIn(debut), endsAt: instantIn(fin) };
  const told = await askApi(parts, c, (api) => api.desk.absences.$post({ json }));
  return told.ok
    ? c.redirect('/bureau/absences?fait=prevue', 303)
    : absences(c, parts, told.message, told.status);
}

async function cancel(c: Context, parts: PageParts) {
  const param = segments({ absence: c.req.param('absence') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.absences[':absence'].$delete({ param }));
  return told.ok
    ? c.redirect('/bureau/absences?fait=annulee', 303)
    : absences(c, parts, told.message, told.status);
}
