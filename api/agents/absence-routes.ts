import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { absencesAhead, cancelAbsence, findAbsence, keepAbsence } from '../../store/absences.ts';
import { findAgent } from '../../store/agents.ts';
import { DAY } from '../../domain/durations.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, CommandId, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { has } from './roles.ts';
import { onlyFor } from './session.ts';

const tags = ['desk'];
/** Longest that one is planned for, and ahead, in ms. */
const LONGEST = 366 * DAY;

const AbsenceForm = z
  .object({
    id: z.string(),
    agent: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
    by: z.string().openapi({ description: 'Who planned it' }),
  })
  .openapi('Absence');

const listing = createRoute({
  method: 'get',
  path: '/absences',
  tags,
  summary: 'Absences that go on or are to come, the first first',
  responses: {
    200: { description: 'All of the house', ...json(z.array(AbsenceForm)) },
    ...refusalResponses(401, 403, 503),
  },
});
const planning = createRoute({
  method: 'post',
  path: '/absences',
  tags,
  summary: 'Plan an absence: one’s own, or a supervisor anybody’s',
  description:
    'When it begins, what the agent holds goes back to the queue; until it ends they are given nothing new.',
  request: {
    body: body(
      z
        .strictObject({
          id: CommandId,
          agent: z.string().min(1).max(80).optional(),
          startsAt: z.number().int(),
          endsAt: z.number().int(),
        })
        .openapi('NewAbsence'),
    ),
  },
  responses: {
    200: { description: 'Planned; the same again is the same', ...json(AbsenceForm) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const cancelling = createRoute({
  method: 'delete',
  path: '/absences/{absence}',
  tags,
  summary: 'Take an absence back, or end it now: one’s own, or a supervisor anybody’s',
  request: { params: z.object({ absence: z.string().min(1).max(80) }) },
  responses: { 204: { description: 'It counts no longer' }, ...refusalResponses(401, 403, 404, 503) },
});

export function absenceRoutes(site: ApiContext) {
  const { db } = site.store;
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  for (const path of ['/absences', '/absences/*'])
    routes.use(path, onlyFor(site, 'support', 'medical', 'supervisor'));
  return routes
    .openapi(listing, async (c) => c.json((await absencesAhead(db, site.now())).map(shown), 200))
    .openapi(planning, async (c) => {
      const by = c.get('agent');
      const { id, agent = by.id, startsAt, endsAt } = c.req.valid('json');
      if (agent !== by.id && !has(by, 'supervisor')) throw new Refusal('forbidden');
      if (!(await findAgent(db, agent))) throw new Refusal('agent-unknown', { fields: ['agent'] });
      const at = site.now();
      if (endsAt <= Math.max(startsAt, at) || endsAt > at + LONGEST)
        throw new Refusal('out-of-range', { fields: ['endsAt'] });
      const planned = { id, agent, startsAt, endsAt, by: by.id, at };
      // Its timer first: none is ever shown that nothing will begin.
      await site.absences.begin(planned);
      await keepAbsence(db, planned);
      return c.json(shown(planned), 200);
    })
    .openapi(cancelling, async (c) => {
      const by = c.get('agent');
      const id = c.req.valid('param').absence;
      const absence = await findAbsence(db, id);
      if (!absence) throw new Refusal('not-found');
      if (absence.agent !== by.id && !has(by, 'supervisor')) throw new Refusal('forbidden');
      await cancelAbsence(db, { id, at: site.now() });
      // Taken back in the store, its timer finds nothing to do: an engine that is away keeps nobody.
      await site.absences.end(id).catch(unlessAway);
      return c.body(null, 204);
    });
}

function shown({ id, agent, startsAt, endsAt, by }: z.infer<typeof AbsenceForm>) {
  return { id, agent, startsAt, endsAt, by };
}

function unlessAway(error: unknown): void {
  if (!(error instanceof EngineAway)) throw error;
}
