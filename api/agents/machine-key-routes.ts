import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { scopes } from '../../domain/machine-scopes.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { endMachineKey, listMachineKeys, makeMachineKey } from '../machines/machine-keys.ts';
import { onlyFor, onlyProved } from './session.ts';

const tags = ['desk'];
const KeyForm = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    by: z.string().openapi({ description: 'Who made it; `console` for the command line' }),
    at: z.number(),
    usedAt: z.number().nullable().openapi({ description: 'To the minute' }),
    revokedAt: z.number().nullable(),
  })
  .openapi('MachineKey');

const listing = createRoute({
  method: 'get',
  path: '/machine-keys',
  tags,
  summary: 'Keys of other programs (supervisors)',
  responses: {
    200: { description: 'The newest first, revoked ones too', ...json(z.array(KeyForm)) },
    ...refusalResponses(401, 403, 503),
  },
});
const making = createRoute({
  method: 'post',
  path: '/machine-keys',
  tags,
  summary: 'Make a key for another program (supervisors); it is shown this once',
  request: {
    body: body(
      z
        .strictObject({
          name: z.string().trim().min(1).max(80),
          scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
        })
        .openapi('NewMachineKey'),
    ),
  },
  responses: {
    201: {
      description: 'Made',
      ...json(KeyForm.extend({ key: z.string().openapi({ description: 'Kept nowhere: keep it' }) })),
    },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const revoking = createRoute({
  method: 'delete',
  path: '/machine-keys/{key}',
  tags,
  summary: 'Revoke a key, at once (supervisors)',
  request: { params: z.object({ key: z.string().min(1).max(40) }) },
  responses: { 204: { description: 'Revoked' }, ...refusalResponses(401, 403, 404, 503) },
});

export function machineKeyRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  for (const path of ['/machine-keys', '/machine-keys/*'])
    routes.use(path, onlyFor(site, 'supervisor'), onlyProved(site));
  return routes
    .openapi(listing, async (c) => c.json(await listMachineKeys(site), 200))
    .openapi(making, async (c) => {
      const { name, scopes: given } = c.req.valid('json');
      const made = { name, scopes: [...new Set(given)], by: c.get('agent').id };
      return c.json(await makeMachineKey(site, made), 201);
    })
    .openapi(revoking, async (c) => {
      const ended = await endMachineKey(site, { id: c.req.valid('param').key, by: c.get('agent').id });
      if (!ended) throw new Refusal('not-found');
      return c.body(null, 204);
    });
}
