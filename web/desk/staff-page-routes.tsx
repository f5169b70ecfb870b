import { Hono, type Context } from 'hono';
import { isRole, type AgentRole } from '../../api/agents/roles.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { textOf } from './form-text.ts';
import { withProof } from './proof.tsx';
import { RegisterPage } from './register-page.tsx';
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
    .post('/bureau/equipe/:agent/facteur', (c) => removeFactor(c, parts))
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
    roles: rolesIn(form),
  };
  const told = await withProof(c, parts, () => askApi(parts, c, (api) => api.desk.agents.$post({ json })));
  if (told.ok) return c.redirect('/bureau/equipe?fait', 303);
  return staff(c, parts, { problem: told.message }, told.status);
}

async function changeRoles(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const roles = form.has(DISABLE) ? [] : rolesIn(form);
  const param = segments({ agent: c.req.param('agent') ?? '' });
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.desk.agents[':agent'].roles.$put({ param, json: { roles } })),
  );
  if (told.ok) return c.redirect('/bureau/equipe?fait', 303);
  return staff(c, parts, { problem: told.message }, told.status);
}

async function removeFactor(c: Context, parts: PageParts) {
  const param = segments({ agent: c.req.param('agent') ?? '' });
  const told = await withProof(c, parts, () =>
    askApi(parts, c, (api) => api.desk.agents[':agent'].factor.$delete({ param })),
  );
  if (told.ok) return c.redirect('/bureau/equipe?fait', 303);
  return staff(c, parts, { problem: told.message }, told.status);
}

async function register(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const before = c.req.query('avant');
  const query = { limit: String(PAGE), ...(before === undefined ? {} : { before }) };
  const told = await askApi(parts, c, (api) => api.desk['staff-events'].$get({ query }));
  const older = told.ok && told.body.length === PAGE ? told.body.at(-1)?.id : undefined;
  const body = told.ok ? (
    <RegisterPage events={told.body} seen={seen} {...(older === undefined ? {} : { older })} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  const status = told.ok ? 200 : told.status;
  return deskPage(c, parts, { seen, title: 'Registre', here: 'register', body }, status);
}

function rolesIn(form: FormData): AgentRole[] {
  return form.getAll('roles').flatMap((role) => (typeof role === 'string' && isRole(role) ? [role] : []));
}
