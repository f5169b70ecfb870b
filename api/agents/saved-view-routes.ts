import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import {
  findSavedView,
  keepSavedView,
  removeSavedView,
  savedViewsFor,
  type SavedViewRow,
} from '../../store/saved-views.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { WantedQuery } from './list-forms.ts';
import { teamsOf } from './macros.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';

const tags = ['desk'];
const OfView = z.object({ view: z.uuid() });

const Narrowing = WantedQuery.pick({
  list: true,
  route: true,
  role: true,
  channel: true,
  topic: true,
  agent: true,
  tag: true,
}).extend({ late: z.literal('true').optional() });
const SavedViewForm = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    query: Narrowing.openapi({ description: 'A list and its filters, as `questions` takes them' }),
    isShared: z.boolean().openapi({ description: 'Every agent of the team has it' }),
  })
  .openapi('SavedView');
const SavedViewEntry = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.string()),
    isShared: z.boolean(),
    mayEdit: z.boolean(),
  })
  .openapi('SavedViewEntry');

const listing = createRoute({
  method: 'get',
  path: '/views',
  tags,
  summary: 'Lists with their filters, saved under a name: the agent’s own and their team’s',
  responses: {
    200: { description: 'By name', ...json(z.array(SavedViewEntry)) },
    ...refusalResponses(401, 403, 503),
  },
});
const saving = createRoute({
  method: 'put',
  path: '/views/{view}',
  tags,
  summary: 'Save a view, or save it anew; its id is made by the caller',
  request: { params: OfView, body: body(SavedViewForm) },
  responses: { 204: { description: 'Saved' }, ...refusalResponses(400, 401, 403, 422, 503) },
});
const dropping = createRoute({
  method: 'delete',
  path: '/views/{view}',
  tags,
  summary: 'Take a view away: one’s own, or as a supervisor a shared one',
  request: { params: OfView },
  responses: { 204: { description: 'Gone' }, ...refusalResponses(401, 403, 422, 503) },
});

export function savedViewRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(listing, async (c) => c.json(await entriesFor(site, c.get('agent')), 200))
    .openapi(saving, async (c) => {
      await save(site, c.get('agent'), { id: c.req.valid('param').view, ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(dropping, async (c) => {
      const { view: id } = c.req.valid('param');
      await mustBeTheirs(site, c.get('agent'), id);
      await removeSavedView(site.store.db, id);
      return c.body(null, 204);
    });
}

async function entriesFor({ store }: ApiContext, agent: Session) {
  const rows = await savedViewsFor(store.db, agent.id, teamsOf(agent));
  return rows.map((view) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    isShared: view.owner === null,
    mayEdit: mayEdit(agent, view),
  }));
}

type Given = { id: string; isShared: boolean } & z.infer<typeof SavedViewForm>;

/** What support filters by is support's; a doctor's words for it stay among doctors. */
async function save(site: ApiContext, agent: Session, { id, name, query, isShared }: Given): Promise<void> {
  const [team] = teamsOf(agent);
  if (team === undefined) throw new Refusal('forbidden');
  await mustBeTheirs(site, agent, id);
  const words = Object.entries(query).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, value]],
  );
  const owner = isShared ? null : agent.id;
  await keepSavedView(site.store.db, {
    id,
    team: agent.roles.includes('medical') ? 'medical' : team,
    owner,
    name,
    query: Object.fromEntries(words),
    by: agent.id,
    at: site.now(),
  });
}

async function mustBeTheirs({ store }: ApiContext, agent: Session, id: string): Promise<void> {
  const before = await findSavedView(store.db, id);
  if (before && !mayEdit(agent, before)) throw new Refusal('forbidden');
}

function mayEdit(agent: Session, { by, owner, team }: Pick<SavedViewRow, 'by' | 'owner' | 'team'>): boolean {
  return by === agent.id || (owner === null && team === 'support' && has(agent, 'supervisor'));
}
