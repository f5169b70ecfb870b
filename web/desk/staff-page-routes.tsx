import { Hono, type Context } from 'hono';
import { accountWords } from '../../content/fr/staff-words.ts';
import type { StaffEvent } from '../../api/agents/staff-routes.ts';
import { askApi } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { AccountPage, RegisterPage } from './account-page.tsx';
import { seenBy } from './desk-data.ts';
import { deskPage } from './desk-page.tsx';
import { RefusalNotice } from './refusal.tsx';
import { toSignIn } from './sign-in-routes.tsx';
import { DISABLE, StaffPage } from './staff-page.tsx';

/** Lines of the register on one page. */
const PAGE = 100;

export function staffPageRoutes(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/equipe', (c) => staff(c, parts, { done: c.req.query('fait') !== undefined }))
    .post('/bureau/equipe', (c) => addMember(c, parts))
    .post('/bureau/equipe/:agent', (c) => changeRoles(c, parts))
    .get('/bureau/compte', (c) => account(c, parts, { done: c.req.query('fait') !== undefined }))
    .post('/bureau/compte', (c) => changePassword(c, parts))
    .get('/bureau/registre', (c) => register(c, parts));
}

type Outcome = { problem?: string; done?: boolean };

async function staff(c: Context, parts: PageParts, outcome: Outcome, status = 200) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const body = <StaffPage seen={seen} {...outcome} />;
  return deskPage(c, parts, { seen, title: 'Équipe', here: 'staff', body }, status);
}

async function addMember(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const field = (name: string) => textOf(form, name).trim();
  const json = {
    id: field('id'),
    name: field('name'),
    password: field('password'),
    roles: form.getAll('roles'),
  };
  const told = await askApi<object>(parts, c, { path: '/api/desk/agents', method: 'POST', json });
  if (told.ok) return c.redirect('/bureau/equipe?fait', 303);
  return staff(c, parts, { problem: told.message }, told.status);
}

async function changeRoles(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const roles = form.has(DISABLE) ? [] : form.getAll('roles');
  const path = `/api/desk/agents/${encodeURIComponent(c.req.param('agent') ?? '')}/roles`;
  const told = await askApi<object>(parts, c, { path, method: 'PUT', json: { roles } });
  if (told.ok) return c.redirect('/bureau/equipe?fait', 303);
  return staff(c, parts, { problem: told.message }, told.status);
}

async function account(c: Context, parts: PageParts, outcome: Outcome, status = 200) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const body = <AccountPage {...outcome} />;
  return deskPage(c, parts, { seen, title: accountWords.title, here: 'account', body }, status);
}

async function changePassword(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const json = { current: textOf(form, 'current'), next: textOf(form, 'next') };
  const told = await askApi<undefined>(parts, c, { path: '/api/session/password', method: 'PUT', json });
  if (told.ok) return c.redirect('/bureau/compte?fait', 303);
  return account(c, parts, { problem: told.status === 422 ? accountWords.wrong : told.message }, told.status);
}

async function register(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const query = new URLSearchParams({ limit: String(PAGE) });
  const before = c.req.query('avant');
  if (before !== undefined) query.set('before', before);
  const told = await askApi<StaffEvent[]>(parts, c, { path: `/api/desk/staff-events?${query}` });
  const older = told.ok && told.body.length === PAGE ? told.body.at(-1)?.id : undefined;
  const body = told.ok ? (
    <RegisterPage events={told.body} seen={seen} {...(older === undefined ? {} : { older })} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const status = told.ok ? 200 : told.status;
  return deskPage(c, parts, { seen, title: 'Registre', here: 'register', body }, status);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
