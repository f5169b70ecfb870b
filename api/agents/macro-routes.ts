import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { teams } from '../../domain/journal.ts';
import type { ApiContext, Env } from '../context.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import { dropMacro, macroEntries, writeMacro } from './macros.ts';

const tags = ['desk'];
const OfMacro = z.object({ macro: z.uuid() });

const MacroForm = z
  .object({
    title: z.string().trim().min(1).max(80),
    body: z.string().trim().min(1).max(4_000).openapi({
      description: 'May name {prénom}, {référence}, {conseiller} and {promesse}',
    }),
    team: z.enum(teams).openapi({ description: 'On whose questions it is offered' }),
    topic: z.string().max(100).nullable().openapi({ description: 'An article’s slug: offered first there' }),
    isShared: z
      .boolean()
      .openapi({ description: 'Support’s are changed by supervisors, the doctors’ by any of them' }),
  })
  .openapi('Macro');
const MacroEntryForm = MacroForm.extend({ id: z.string(), mayEdit: z.boolean() }).openapi('MacroEntry');

const listing = createRoute({
  method: 'get',
  path: '/macros',
  tags,
  summary: 'Texts that are written often: the agent’s own and their team’s',
  responses: {
    200: { description: 'By title', ...json(z.array(MacroEntryForm)) },
    ...refusalResponses(401, 403, 503),
  },
});
const writing = createRoute({
  method: 'put',
  path: '/macros/{macro}',
  tags,
  summary: 'Write a macro, or write it anew; its id is made by the caller',
  request: { params: OfMacro, body: body(MacroForm) },
  responses: { 204: { description: 'Kept' }, ...refusalResponses(400, 401, 403, 422, 503) },
});
const dropping = createRoute({
  method: 'delete',
  path: '/macros/{macro}',
  tags,
  summary: 'Take a macro away',
  request: { params: OfMacro },
  responses: { 204: { description: 'Gone' }, ...refusalResponses(401, 403, 422, 503) },
});

export function macroRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(listing, async (c) => c.json(await macroEntries(site, c.get('agent')), 200))
    .openapi(writing, async (c) => {
      const macro = { id: c.req.valid('param').macro, ...c.req.valid('json') };
      await writeMacro(site, c.get('agent'), macro);
      return c.body(null, 204);
    })
    .openapi(dropping, async (c) => {
      await dropMacro(site, c.get('agent'), c.req.valid('param').macro);
      return c.body(null, 204);
    });
}
