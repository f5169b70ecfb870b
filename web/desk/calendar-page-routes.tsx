import { Hono, type Context } from 'hono';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { CalendarPage } from './calendar-page.tsx';
import type { ShownPreview } from './calendar-data.ts';
import { changeIdFor, editOf } from './calendar-form.ts';
import { ChangePage } from './calendar-progress.tsx';
import { fieldsOf, type Fields } from './api-calls.ts';
import { seenBy, type Seen } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';

/** The opening hours: seen by all, changed by supervisors. A change is previewed, made, then followed. */
export function calendarPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/calendrier', (c) => calendar(c, parts, { fields: c.req.query() }))
    .post('/bureau/calendrier/apercu', (c) => showPreview(c, parts))
    .post('/bureau/calendrier/changements', (c) => makeChange(c, parts))
    .get('/bureau/calendrier/changements/:id', (c) => showProgress(c, parts))
    .post('/bureau/calendrier/changements/:id/redire', (c) => repeatChange(c, parts));
}

type Asked = {
  fields: Fields;
  problems?: readonly string[];
  preview?: { id: string; effect: ShownPreview };
  status?: number;
};

async function calendar(c: Context, parts: PageParts, { fields, problems = [], preview, status }: Asked) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const told = await askApi(parts, c, (api) => api.desk.calendar.$get());
  if (!told.ok) return showRefusal(c, parts, seen, told);
  const body = (
    <CalendarPage
      shown={told.body}
      seen={seen}
      fields={fields}
      problems={problems}
      {...(preview ? { preview } : {})}
    />
  );
  return deskPage(c, parts, { seen, title: 'Horaires', here: 'calendar', body }, status);
}

async function showPreview(c: Context, parts: PageParts) {
  const fields = fieldsOf(await c.req.parseBody());
  const told = await askApi(parts, c, (api) =>
    api.desk.calendar.preview.$post({ json: { edit: editOf(fields) } }),
  );
  if (!told.ok) return again(c, parts, { fields, told });
  return calendar(c, parts, { fields, preview: { id: changeIdFor(fields), effect: told.body } });
}

async function makeChange(c: Context, parts: PageParts) {
  const { id = '', edition = '', ...fields } = fieldsOf(await c.req.parseBody());
  const told = await askApi(parts, c, (api) =>
    api.desk.calendar.changes[':id'].$put({
      param: segments({ id }),
      json: { edit: editOf(fields), reason: fields['motif'] ?? '', onto: Number(edition) },
    }),
  );
  if (!told.ok) return again(c, parts, { fields, told });
  return c.redirect(`/bureau/calendrier/changements/${encodeURIComponent(id)}`, 303);
}

type Refusal = Extract<ApiAnswer<object>, { ok: false }>;

/** The form again, with what was typed and each reason why it was refused. */
async function again(c: Context, parts: PageParts, { fields, told }: { fields: Fields; told: Refusal }) {
  if (told.status === 401) return toSignIn(c);
  const problems = [told.message, ...(told.reasons ?? [])];
  return calendar(c, parts, { fields, problems, status: told.status });
}

async function showProgress(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const id = c.req.param('id') ?? '';
  const [told, shown] = await Promise.all([
    askApi(parts, c, (api) => api.desk.calendar.changes[':id'].$get({ param: segments({ id }) })),
    askApi(parts, c, (api) => api.desk.calendar.$get()),
  ]);
  if (!told.ok) return showRefusal(c, parts, seen, told);
  const change = shown.ok ? shown.body.changes.find((one) => one.id === id) : undefined;
  const body = <ChangePage id={id} standing={told.body} change={change} seen={seen} />;
  return deskPage(c, parts, { seen, title: 'Changement d’horaires', here: 'calendar', body });
}

async function repeatChange(c: Context, parts: PageParts) {
  const { id } = segments({ id: c.req.param('id') ?? '' });
  const told = await askApi(parts, c, (api) =>
    api.desk.calendar.changes[':id'].telling.$put({ param: { id } }),
  );
  if (told.ok) return c.redirect(`/bureau/calendrier/changements/${id}`, 303);
  const seen = await seenBy(c, parts);
  return seen ? showRefusal(c, parts, seen, told) : toSignIn(c);
}

function showRefusal(c: Context, parts: PageParts, seen: Seen, told: Refusal) {
  const body = <RefusalNotice message={told.message} />;
  return deskPage(c, parts, { seen, title: 'Horaires', here: 'calendar', body }, told.status);
}
