import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiContext, Env } from '../context.ts';
import { onError, Refusal } from '../errors.ts';
import { json, refuseInvalid } from '../forms.ts';
import { machineWith, needs, onlyMachines } from '../machines/machine-access.ts';
import {
  FAILURE,
  givenBy,
  LIST,
  lookedUp,
  ScimListForm,
  ScimPatch,
  ScimUserForm,
  ScimUserGiven,
} from './scim-forms.ts';
import { addUser, changeUser, findUser, removeUser, userList } from './scim-users.ts';

const tags = ['machines'];
const security = needs('staff:write');
const TYPE = 'application/scim+json';
const OfUser = z.object({ user: z.string().min(1).max(80) });
/** Directories send either. */
const taken = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { [TYPE]: { schema }, 'application/json': { schema } },
});
const Failure = z.object({ schemas: z.array(z.string()), status: z.string(), detail: z.string() });
const failures = Object.fromEntries(
  [400, 401, 403, 404, 409, 429, 503].map((status) => [status, { description: 'Refused', ...json(Failure) }]),
);
const one = { description: 'The person', ...json(ScimUserForm) };

const listing = createRoute({
  method: 'get',
  path: '/Users',
  tags,
  security,
  summary: 'SCIM: people of the company’s directory',
  request: {
    query: z.object({
      filter: z
        .string()
        .max(500)
        .optional()
        .openapi({ description: '`userName eq "…"` or `externalId eq "…"`' }),
      startIndex: z.coerce.number().int().min(1).default(1),
      count: z.coerce.number().int().min(0).max(200).default(100),
    }),
  },
  responses: { 200: { description: 'A page', ...json(ScimListForm) }, ...failures },
});
const reading = createRoute({
  method: 'get',
  path: '/Users/{user}',
  tags,
  security,
  summary: 'SCIM: one of them',
  request: { params: OfUser },
  responses: { 200: one, ...failures },
});
const adding = createRoute({
  method: 'post',
  path: '/Users',
  tags,
  security,
  summary: 'SCIM: add somebody; `externalId` is their name in the provider’s claims',
  request: { body: taken(ScimUserGiven) },
  responses: { 201: one, ...failures },
});
const replacing = createRoute({
  method: 'put',
  path: '/Users/{user}',
  tags,
  security,
  summary: 'SCIM: say anew who somebody is',
  request: { params: OfUser, body: taken(ScimUserGiven) },
  responses: { 200: one, ...failures },
});
const patching = createRoute({
  method: 'patch',
  path: '/Users/{user}',
  tags,
  security,
  summary: 'SCIM: change somebody; without `active` they are out at once',
  request: { params: OfUser, body: taken(ScimPatch) },
  responses: { 200: one, ...failures },
});
const removing = createRoute({
  method: 'delete',
  path: '/Users/{user}',
  tags,
  security,
  summary: 'SCIM: take somebody away; they are out at once',
  request: { params: OfUser },
  responses: { 204: { description: 'Removed' }, ...failures },
});

/** For a company's directory, by a machine's key of that one scope (RFC 7644). */
export function scimRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('*', onlyMachines(site), async (c, next) => {
    machineWith(c, 'staff:write');
    await next();
    if (c.res.status < 300 && c.res.status !== 204) c.res.headers.set('Content-Type', TYPE);
  });
  const all = routes
    .openapi(listing, async (c) => {
      const { filter, startIndex, count } = c.req.valid('query');
      const asked = filter === undefined ? undefined : lookedUp(filter);
      if (filter !== undefined && !asked) throw new Refusal('invalid', { fields: ['filter'] });
      const users = await userList(site, asked);
      const page = users.slice(startIndex - 1, startIndex - 1 + count);
      const counted = { totalResults: users.length, startIndex, itemsPerPage: page.length };
      return c.json({ schemas: [LIST], ...counted, Resources: page }, 200);
    })
    .openapi(reading, async (c) => c.json(await findUser(site, c.req.valid('param').user), 200))
    .openapi(adding, async (c) => c.json(await addUser(site, c.get('machine'), c.req.valid('json')), 201))
    .openapi(replacing, async (c) => {
      const given = { ...c.req.valid('json'), id: c.req.valid('param').user };
      return c.json(await changeUser(site, c.get('machine'), given), 200);
    })
    .openapi(patching, async (c) => {
      const given = givenBy(c.req.valid('json'));
      if (!given) throw new Refusal('invalid', { fields: ['Operations'] });
      return c.json(
        await changeUser(site, c.get('machine'), { ...given, id: c.req.valid('param').user }),
        200,
      );
    })
    .openapi(removing, async (c) => {
      await removeUser(site, c.get('machine'), c.req.valid('param').user);
      return c.body(null, 204);
    });
  all.onError((error, c) => failureOf(site, error, c));
  return all;
}

/** The same refusals as everywhere, in the words that directories know. */
async function failureOf({ log }: ApiContext, error: Error, c: Context<Env>) {
  const answer = await onError(log)(error, c);
  const { error: code, message, fields = [] } = await answer.json();
  const status = answer.status === 422 ? 400 : answer.status;
  const types: Record<string, string> = { taken: 'uniqueness', invalid: 'invalidValue' };
  const scimType = fields.includes('filter') ? 'invalidFilter' : types[code];
  const detail = [message, ...fields].join(' ');
  const body = { schemas: [FAILURE], status: String(status), detail, ...(scimType && { scimType }) };
  const headers = new Headers(answer.headers);
  headers.set('Content-Type', TYPE);
  return new Response(JSON.stringify(body), { status, headers });
}
