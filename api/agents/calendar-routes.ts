import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { makeChange, changeStanding, previewChange, readCalendar, repeatChange } from './change-calendar.ts';
import {
  CalendarForm,
  ChangeForm,
  OfChange,
  PreviewForm,
  PreviewTold,
  StandingForm,
} from './calendar-forms.ts';
import { onlyFor } from './session.ts';

const tags = ['desk'];

const showing = createRoute({
  method: 'get',
  path: '/calendar',
  tags,
  summary: 'The opening hours in force, and who changed what, when and why',
  responses: {
    200: { description: 'The calendar', ...json(CalendarForm) },
    ...refusalResponses(401, 403, 503),
  },
});
const previewing = createRoute({
  method: 'post',
  path: '/calendar/preview',
  tags,
  summary: 'What a change would do to the questions that run; nothing is changed (supervisors)',
  request: { body: body(PreviewForm) },
  responses: {
    200: { description: 'How many move, how many become late', ...json(PreviewTold) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const changing = createRoute({
  method: 'put',
  path: '/calendar/changes/{id}',
  tags,
  summary: 'Make a change: every running question is told, in batches (supervisors)',
  description: 'The id is made by the caller and names the version; sending it again is harmless.',
  request: { params: OfChange, body: body(ChangeForm) },
  responses: {
    202: { description: 'Kept, and being told', ...json(StandingForm) },
    ...refusalResponses(400, 401, 403, 409, 422, 503),
  },
});
const following = createRoute({
  method: 'get',
  path: '/calendar/changes/{id}',
  tags,
  summary: 'How far a change has come',
  request: { params: OfChange },
  responses: {
    200: { description: 'So far', ...json(StandingForm) },
    ...refusalResponses(401, 403, 404, 503),
  },
});
const telling = createRoute({
  method: 'put',
  path: '/calendar/changes/{id}/telling',
  tags,
  summary: 'Tell the running questions again of a change; who heard of it does nothing (supervisors)',
  request: { params: OfChange },
  responses: {
    202: { description: 'Being told', ...json(StandingForm) },
    ...refusalResponses(401, 403, 404, 503),
  },
});

export function calendarRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  const supervising = onlyFor(site, 'supervisor');
  routes.post('/calendar/preview', supervising).put('/calendar/*', supervising);
  return routes
    .openapi(showing, async (c) => c.json(await readCalendar(site), 200))
    .openapi(previewing, async (c) => c.json(await previewChange(site, c.req.valid('json')), 200))
    .openapi(changing, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await makeChange(site, c.get('agent'), { id, ...c.req.valid('json') }), 202);
    })
    .openapi(following, async (c) => c.json(await changeStanding(site, c.req.valid('param').id), 200))
    .openapi(telling, async (c) => c.json(await repeatChange(site, c.req.valid('param').id), 202));
}
