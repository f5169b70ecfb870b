import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { deliveryList } from '../../store/webhook-deliveries.ts';
import { webhookList } from '../../store/webhooks.ts';
import type { Context } from 'hono';
import type { ApiContext, Env } from '../context.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { onlyFor, onlyProved } from '../agents/session.ts';
import { machineWith, needs } from './machine-access.ts';
import { machineActor } from './machine-keys.ts';
import { deliveryShown, MadeForm, NewWebhook, NewWebhookOfKey, webhookRoutes } from './webhook-forms.ts';
import {
  listed,
  makeWebhook,
  removeWebhook,
  renewSecret,
  replayDelivery,
  switchWebhook,
  webhookOrRefuse,
} from './webhooks.ts';

/** Who looks after receivers: by what name they are on record, and whose they see: all, or one key's. */
type Keeper = { by: string; key?: string };

const ofMachines = { tags: ['machines'], security: needs('webhooks:manage') };
const ofDesk = { tags: ['desk'], security: [{ agent: [] }] };
const MAKING = { method: 'post', path: '/webhooks' } as const;
const made = { 201: { description: 'Told from now on', ...json(MadeForm) } };
const wrong = refusalResponses(400, 401, 403, 422, 429, 503);

const makingOfMachine = createRoute({
  ...MAKING,
  ...ofMachines,
  summary: 'Be told of what happens, with what this key may read',
  request: { body: body(NewWebhook) },
  responses: { ...made, ...wrong },
});
const makingOfDesk = createRoute({
  ...MAKING,
  ...ofDesk,
  summary: 'Tell a program of what happens, with what its key may read (supervisors)',
  request: { body: body(NewWebhookOfKey) },
  responses: { ...made, ...wrong },
});

/** For programs: their own receivers. */
export function machineWebhookRoutes(site: ApiContext) {
  const keeperOf = (c: Context<Env>): Keeper & { key: string } => {
    const machine = machineWith(c, 'webhooks:manage');
    return { by: machineActor(machine), key: machine.id };
  };
  return sharedRoutes(site, newRoutes(), { said: ofMachines, keeperOf }).openapi(makingOfMachine, async (c) =>
    c.json(await makeWebhook(site, { ...keeperOf(c), ...c.req.valid('json') }), 201),
  );
}

/** For the desk's supervisors, who said who they are a moment ago: every receiver. */
export function deskWebhookRoutes(site: ApiContext) {
  const routes = newRoutes();
  for (const path of ['/webhooks', '/webhooks/*'])
    routes.use(path, onlyFor(site, 'supervisor'), onlyProved(site));
  const keeperOf = (c: Context<Env>): Keeper => ({ by: c.get('agent').id });
  return sharedRoutes(site, routes, { said: ofDesk, keeperOf }).openapi(makingOfDesk, async (c) =>
    c.json(await makeWebhook(site, { ...keeperOf(c), ...c.req.valid('json') }), 201),
  );
}

function newRoutes() {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
}

type Kept = {
  said: { tags: string[]; security: Record<string, string[]>[] };
  keeperOf: (c: Context<Env>) => Keeper;
};

function sharedRoutes(site: ApiContext, routes: ReturnType<typeof newRoutes>, { said, keeperOf }: Kept) {
  const { listing, renewing, switching, removing, logging, replaying } = webhookRoutes(said);
  const { db } = site.store;
  const theirs = (c: Context<Env>, id: string) => webhookOrRefuse(site, id, keeperOf(c).key);
  return routes
    .openapi(listing, async (c) => c.json((await webhookList(db, keeperOf(c).key)).map(listed), 200))
    .openapi(renewing, async (c) => {
      const webhook = await theirs(c, c.req.valid('param').webhook);
      return c.json(await renewSecret(site, webhook, keeperOf(c).by), 201);
    })
    .openapi(switching, async (c) => {
      const webhook = await theirs(c, c.req.valid('param').webhook);
      await switchWebhook(site, webhook, { ...c.req.valid('json'), by: keeperOf(c).by });
      return c.body(null, 204);
    })
    .openapi(removing, async (c) => {
      await removeWebhook(site, await theirs(c, c.req.valid('param').webhook), keeperOf(c).by);
      return c.body(null, 204);
    })
    .openapi(logging, async (c) => {
      const { id } = await theirs(c, c.req.valid('param').webhook);
      return c.json((await deliveryList(db, id, c.req.valid('query'))).map(deliveryShown), 200);
    })
    .openapi(replaying, async (c) => {
      const { webhook, delivery } = c.req.valid('param');
      await replayDelivery(site, await theirs(c, webhook), delivery);
      return c.body(null, 202);
    });
}
